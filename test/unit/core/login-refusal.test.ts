import { describe, expect, it } from 'vitest';
import { imapLoginRefusal, pop3LoginRefusal, smtpLoginRefusal } from '../../../engine/core/login-refusal.ts';

describe('an IMAP server that refuses a login', () => {
  it.each([
    // RFC 5530 and RFC 2221.
    ['EXPIRED', 'Password expired', 'passwordExpired'],
    ['AUTHENTICATIONFAILED', 'Authentication failed.', 'wrongPassword'],
    ['AUTHORIZATIONFAILED', 'Authorization failed', 'accessDisabled'],
    ['CONTACTADMIN', 'Login disabled for this user', 'accountDisabled'],
    ['UNAVAILABLE', 'Temporary authentication failure. [imap1:2026-11-22 07:00:00]', 'loginUnavailable'],
    ['REFERRAL', '[REFERRAL imap://prof;AUTH=PLAIN@imap.autre.example/] Try this server instead.', 'accountMoved'],
    ['SERVERBUG', 'Internal error occurred.', 'loginUnavailable'],
    ['PRIVACYREQUIRED', 'Plaintext authentication disallowed', 'plainTextRefused'],
    ['authenticationfailed', 'no', 'wrongPassword'],
    ['X-UNHEARD-OF', 'no', 'wrongPassword'],
    // Dovecot: what its administrator wrote as reason.
    ['ALERT', 'Your password has expired, please change it in the webmail', 'passwordExpired'],
    ['ALERT', 'Votre mot de passe a expiré, renouvelez-le sur le portail', 'passwordExpired'],
    ['ALERT', 'Compte verrouillé après 5 essais', 'accountLocked'],
    ['ALERT', 'Votre boîte a été migrée vers messagerie.education.gouv.fr', 'accountMoved'],
    ['ALERT', 'Messagerie en maintenance, réessayez plus tard', 'loginUnavailable'],
    ['ALERT', 'System is being upgraded, please try again later', 'loginUnavailable'],
    // Zimbra.
    ['ALERT', 'password must be changed before IMAP login permitted', 'passwordExpired'],
    ['ALERT', 'account undergoing maintenance; please try again later', 'loginUnavailable'],
    [null, 'account does not have IMAP access enabled', 'accessDisabled'],
    [null, 'LOGIN failed', 'wrongPassword'],
    // Exchange.
    [null, 'LOGIN failed.', 'wrongPassword'],
    [null, 'AUTHENTICATE failed.', 'wrongPassword'],
    // Courier.
    [null, 'Login failed.', 'wrongPassword'],
    // Cyrus: the words of its SASL library.
    [null, 'Login failed: authentication failure', 'wrongPassword'],
    [null, 'Login failed: user not found', 'wrongPassword'],
    [null, 'Login failed: account disabled', 'accountDisabled'],
    [null, 'Login failed: passphrase expired, has to be reset', 'passwordExpired'],
    [null, 'Login failed: passphrase locked', 'accountLocked'],
    [null, 'remote authentication server unavailable', 'loginUnavailable'],
    // Google, and whoever took its words over.
    ['ALERT', 'Application-specific password required: https://support.google.com/', 'applicationPasswordNeeded'],
    ['AUTHENTICATIONFAILED', 'Mot de passe d’application requis', 'applicationPasswordNeeded'],
  ])('[%s] %s', (code, words, reason) => {
    expect(imapLoginRefusal(code, words).reason).toBe(reason);
  });
});

describe('a POP3 server that refuses a login', () => {
  it.each([
    // RFC 2449, RFC 3206.
    ['AUTH', '[AUTH] Authentication failed.', { kind: 'auth', reason: 'wrongPassword' }],
    ['SYS/TEMP', '[SYS/TEMP] Temporary authentication failure.', { kind: 'throttled', reason: 'loginUnavailable' }],
    ['SYS/PERM', '[SYS/PERM] broken', { kind: 'unsupported' }],
    ['SYS/NEW', '[SYS/NEW] what is that', { kind: 'throttled', reason: 'loginUnavailable' }],
    ['IN-USE', '[IN-USE] locked', { kind: 'throttled', reason: 'mailboxInUse' }],
    ['LOGIN-DELAY', '[LOGIN-DELAY] wait', { kind: 'throttled' }],
    ['AUTH', '[AUTH] Password expired', { kind: 'auth', reason: 'passwordExpired' }],
    // Dovecot, with a server to go to.
    [null, 'Try this server instead.', { kind: 'auth', reason: 'accountMoved' }],
    // Zimbra.
    [null, 'LOGIN failed', { kind: 'auth', reason: 'wrongPassword' }],
    [null, 'your password has expired', { kind: 'auth', reason: 'passwordExpired' }],
    [null, 'pop access not enabled for account', { kind: 'auth', reason: 'accessDisabled' }],
    [
      null,
      'your account is having maintenance peformed. please try again later',
      { kind: 'throttled', reason: 'loginUnavailable' },
    ],
    // Courier.
    [null, 'Temporary problem, please try again later', { kind: 'throttled', reason: 'loginUnavailable' }],
    [null, 'Login failed.', { kind: 'auth', reason: 'wrongPassword' }],
  ])('[%s] %s', (code, words, refusal) => {
    expect(pop3LoginRefusal(code, words)).toEqual(refusal);
  });
});

describe('an SMTP server that refuses a login', () => {
  it.each([
    // RFC 4954 §6, RFC 5248 §2.4.
    [535, '535 5.7.8 Error: authentication failed: authentication failure', 'wrongPassword'],
    [454, '454 4.7.0 Temporary authentication failure: Connection lost', 'loginUnavailable'],
    [525, '525 5.7.13 Login disabled for this user', 'accountDisabled'],
    [534, '534 5.7.9 Authentication mechanism is too weak', 'accessDisabled'],
    [538, '538 5.7.11 Encryption required', 'plainTextRefused'],
    [530, '530 5.7.0 Must issue a STARTTLS command first', 'plainTextRefused'],
    [530, '530 5.7.0 Authentication required', 'wrongPassword'],
    [504, '504 5.5.4 Unrecognized authentication type', undefined],
    [535, '535', 'wrongPassword'],
    // Exchange.
    [535, '535 5.7.3 Authentication unsuccessful', 'wrongPassword'],
    [
      535,
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
      'accessDisabled',
    ],
    [
      535,
      '535 5.7.139 Authentication unsuccessful, user is locked by your organization’s security defaults policy',
      'accessDisabled',
    ],
    // Oracle.
    [535, '535 5.7.8 Bad username or password (Authentication failed).', 'wrongPassword'],
    // Google, over two lines.
    [
      534,
      '534-5.7.9 Application-specific password required. Learn more at\n534 5.7.9 https://…',
      'applicationPasswordNeeded',
    ],
    [535, '535 5.7.8 Error: authentication failed: Password expired', 'passwordExpired'],
  ])('%d: %s', (reply, response, reason) => {
    expect(smtpLoginRefusal(reply, response).reason).toBe(reason);
  });
});

describe('a password that was looked at', () => {
  it.each([
    'Invalid password, please try again later',
    'Authentication failed, please try again later',
    'Temporary login failure: bad credentials',
    'Mot de passe incorrect, réessayez plus tard',
    'Account temporarily locked, please try again later',
    'Too many failed login attempts, please try again later',
    'Trop de tentatives, réessayez plus tard',
  ])('is not tried again by itself, whatever is said besides: %s', (words) => {
    expect(imapLoginRefusal(null, words).kind).toBe('auth');
    expect(imapLoginRefusal('ALERT', words).kind).toBe('auth');
    expect(pop3LoginRefusal(null, words).kind).toBe('auth');
    expect(pop3LoginRefusal('AUTH', words).kind).toBe('auth');
    expect(smtpLoginRefusal(535, `535 5.7.8 ${words}`).kind).toBe('auth');
  });

  it('is known by its code alone where the words say « later »', () => {
    expect(imapLoginRefusal('AUTHENTICATIONFAILED', 'try again later').kind).toBe('auth');
    expect(pop3LoginRefusal('AUTH', '[AUTH] temporary problem, try again later').kind).toBe('auth');
  });
});
