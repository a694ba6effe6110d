// Why a server did not let us in: by the code that it gives first, by its words where the code leaves open what it is.
// Pure. A login is the one place where words count (ADR 0025): an expired password, a locked account and a typo look
// alike by most codes, and each asks something else of the person. Which words are whose: docs/server-lore.md.
// Invariant: a refusal counts as passing only where code or words say so and nothing says that the password was
// looked at: a wrong password that is tried again by itself locks the account.
import type { MailErrorData } from '../../shared/domain/problem.ts';

/** What a refused login is in the error model. */
export type LoginRefusal = Pick<MailErrorData, 'kind' | 'reason'>;

const TRY_LATER: LoginRefusal = { kind: 'throttled', reason: 'loginUnavailable' };
const PLAIN_TEXT: LoginRefusal = { kind: 'unsupported', reason: 'plainTextRefused' };
const WRONG = auth('wrongPassword');

function auth(reason: NonNullable<MailErrorData['reason']>): LoginRefusal {
  return { kind: 'auth', reason };
}

/**
 * LOGIN does not say in which charset a password is, in IMAP as in POP3 and SMTP (RFC 9051 §6.2.3, RFC 1939 §7); PLAIN
 * does (UTF-8, RFC 4616 §2). Where a server takes no PLAIN, letters beyond ASCII may be why it refused.
 */
export function refusalOf(password: string, error: MailErrorData, tookPlain: boolean): MailErrorData {
  const isClear = tookPlain || /^[\x00-\x7f]*$/.test(password);
  return isClear || error.reason !== 'wrongPassword' ? error : { ...error, reason: 'passwordNotAscii' };
}

/** `words` may tell more than `code`; by themselves they never make a refusal a passing one. */
interface ByCode {
  refusal: LoginRefusal;
  isFinal?: true;
}

/** RFC 5530, RFC 2221, RFC 9051 §7.1. */
const IMAP_CODES: Readonly<Record<string, ByCode>> = {
  EXPIRED: { refusal: auth('passwordExpired'), isFinal: true },
  REFERRAL: { refusal: auth('accountMoved'), isFinal: true },
  UNAVAILABLE: { refusal: TRY_LATER, isFinal: true },
  SERVERBUG: { refusal: TRY_LATER, isFinal: true },
  LIMIT: { refusal: { kind: 'throttled' }, isFinal: true },
  INUSE: { refusal: { kind: 'throttled' }, isFinal: true },
  PRIVACYREQUIRED: { refusal: PLAIN_TEXT, isFinal: true },
  AUTHENTICATIONFAILED: { refusal: WRONG },
  // The password was right, and yet the account may not come in.
  AUTHORIZATIONFAILED: { refusal: auth('accessDisabled') },
  NOPERM: { refusal: auth('accessDisabled') },
  CONTACTADMIN: { refusal: auth('accountDisabled') },
};

/** `code`: the response code of the NO or BAD, null without one. */
export function imapLoginRefusal(code: string | null, words: string): LoginRefusal {
  return decide(code === null ? undefined : IMAP_CODES[code.toUpperCase()], words);
}

/** RFC 2449 §8, RFC 3206. AUTH may be a typo, an expired password or a closed account: the words say which. */
const POP3_CODES: Readonly<Record<string, ByCode>> = {
  AUTH: { refusal: WRONG },
  'IN-USE': { refusal: { kind: 'throttled', reason: 'mailboxInUse' }, isFinal: true },
  'LOGIN-DELAY': { refusal: { kind: 'throttled' }, isFinal: true },
  'SYS/TEMP': { refusal: TRY_LATER, isFinal: true },
  'SYS/PERM': { refusal: { kind: 'unsupported' } },
  // Of a kind that is not known, only its family is: a failure of the system, and not of the password.
  SYS: { refusal: TRY_LATER },
};

/** `code`: « SYS/TEMP », null without one. */
export function pop3LoginRefusal(code: string | null, words: string): LoginRefusal {
  const known = code?.toUpperCase();
  return decide(known === undefined ? undefined : (POP3_CODES[known] ?? POP3_CODES[known.split('/')[0]!]), words);
}

/** RFC 4954 §6, RFC 5248 §2.4, RFC 3463: by the enhanced code, then by the reply. */
const SMTP_CODES: Readonly<Record<string, ByCode>> = {
  '5.7.13': { refusal: auth('accountDisabled') },
  '5.7.10': { refusal: PLAIN_TEXT, isFinal: true },
  '5.7.11': { refusal: PLAIN_TEXT, isFinal: true },
  '5.7.8': { refusal: WRONG },
  // The way of saying it is too weak for this account: a program's password is wanted, or no program at all.
  '5.7.9': { refusal: auth('accessDisabled') },
  '5.7.4': { refusal: { kind: 'unsupported' }, isFinal: true },
  '5.5.4': { refusal: { kind: 'unsupported' }, isFinal: true },
  '504': { refusal: { kind: 'unsupported' }, isFinal: true },
  '523': { refusal: PLAIN_TEXT, isFinal: true },
  '525': { refusal: auth('accountDisabled') },
  '534': { refusal: auth('accessDisabled') },
  '538': { refusal: PLAIN_TEXT, isFinal: true },
};

/** `reply`: 535; `response`: the whole of it, with what it says in words. */
export function smtpLoginRefusal(reply: number, response: string): LoginRefusal {
  // 4yz: temporary, whatever the words are (454 4.7.0: the password could not be looked at).
  if (reply >= 400 && reply < 500) return TRY_LATER;
  if (reply === 530 && /starttls/i.test(response)) return PLAIN_TEXT;
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const byCode = (enhanced && SMTP_CODES[enhanced]) || SMTP_CODES[String(reply)];
  return decide(byCode ?? { refusal: WRONG }, response);
}

function decide(byCode: ByCode | undefined, words: string): LoginRefusal {
  if (byCode?.isFinal) return byCode.refusal;
  const byWords = refusalByWords(words);
  if (byCode === undefined) return byWords ?? WRONG;
  return byWords && byWords.kind !== 'throttled' ? byWords : byCode.refusal;
}

/** In this order: the first that is found counts. English and French, without accents and in small letters. */
const WORDS: readonly { refusal: LoginRefusal; said: readonly RegExp[] }[] = [
  {
    refusal: auth('applicationPasswordNeeded'),
    said: [/application[ -]specific pass|app(lication)?[ -]?pass(word|code)|mot de passe d.application/],
  },
  {
    refusal: TRY_LATER,
    said: [/being (moved|migrated)|migration (is )?in progress|en cours de (migration|transfert)/],
  },
  {
    refusal: auth('accountMoved'),
    said: [
      /(try|use) this server instead|(has|have|was|were|been) (moved|migrated|transferred)\b/,
      /(a|ont) (ete )?(migre|transfere|deplace|demenage)/,
    ],
  },
  {
    refusal: auth('accessDisabled'),
    said: [
      /(does not have|no) (imap|pop3?|smtp) access|(imap|pop3?|smtp) access (is )?not enabled/,
      /(imap|pop3?|smtp)( auth| access| login)?( is)? disabled|smtpclientauthentication is disabled/,
      /basic authentication is disabled|security defaults policy/,
      /acces (en |par )?(imap|pop3?|smtp)[^.]{0,30} (desactive|interdit|refuse)/,
    ],
  },
  {
    refusal: auth('passwordExpired'),
    said: [
      /(password|passphrase|mot de passe)[^.]{0,40} (has |is |a |est )?(expire|perime)|expired password/,
      /password[^.]{0,30}must be (changed|reset)|(must|need to|please) change your password/,
      /(changer|renouveler) (votre|le) mot de passe/,
    ],
  },
  {
    refusal: auth('accountLocked'),
    said: [
      /(account|user|mailbox|passphrase|password)[^.]{0,40} locked|locked out/,
      /temporarily (disabled|blocked|suspended)|too many[^.]{0,30} (attempts|failures|failed)/,
      /too many (failed|invalid|bad|unsuccessful|incorrect) /,
      /(compte|boite|utilisateur)[^.]{0,40} (verrouille|bloque)|trop de tentatives/,
    ],
  },
  {
    refusal: auth('accountDisabled'),
    said: [
      /(account|user|mailbox|login)[^.]{0,40} (disabled|suspended|deactivated|inactive|closed|expired|deleted)/,
      /(compte|boite|utilisateur)[^.]{0,40} (desactive|suspendu|ferme|clos|inactif|supprime|expire)/,
    ],
  },
  {
    refusal: { kind: 'throttled' },
    said: [/too many[^.]{0,30} (connections|sessions)|maximum number of connections/],
  },
];

/** These say that the password was not looked at. */
const PASSING =
  /temporary (authentication )?(problem|failure|error)|try again later|undergoing maintenance|having maintenance|(authentication )?server (is )?(currently |temporarily )?unavailable|temporarily unavailable|reessaye[rz] plus tard|(temporairement|momentanement) indisponible|en (cours de )?maintenance/;

/** And these that it was, or may have been. */
const LOOKED_AT =
  /(invalid|incorrect|wrong|bad|unknown)\b|(authentication|login|logon|authenticate \w+) (has )?failed|password|passphrase|credentials|mot de passe|incorrecte?s?\b|invalides?\b/;

function refusalByWords(text: string): LoginRefusal | null {
  const words = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/\s+/g, ' ');
  const known = WORDS.find(({ said }) => said.some((pattern) => pattern.test(words)));
  if (known) return known.refusal;
  return PASSING.test(words) && !LOOKED_AT.test(words) ? TRY_LATER : null;
}
