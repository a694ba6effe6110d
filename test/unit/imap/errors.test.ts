import { ImapFlow } from 'imapflow';
import { describe, expect, it } from 'vitest';
import { isRefusal, mailErrorOf } from '../../../engine/imap/errors.ts';
import { MailError } from '../../../shared/domain/problem.ts';

const ENDPOINT = { host: 'imap.ecole.example', port: 993 };

/** A client that has been greeted. */
function greeted(): ImapFlow {
  const client = new ImapFlow({ ...ENDPOINT, auth: { user: 'prof', pass: 'x' }, logger: false });
  client.greeting = 'ready';
  return client;
}

function answer(status: 'NO' | 'BAD', code: string | null): Error {
  const section = code ? [{ type: 'ATOM', value: code }] : undefined;
  const response = {
    command: status,
    attributes: [section ? { type: 'ATOM', section } : { type: 'TEXT', value: 'no' }],
  };
  return Object.assign(new Error('Command failed'), { responseStatus: status, responseText: 'words', response });
}

const coded = (code: string) => Object.assign(new Error('any words'), { code });

describe("imapflow's errors", () => {
  it.each([
    [answer('NO', 'OVERQUOTA'), { kind: 'quota', detail: 'words' }],
    [answer('NO', 'NONEXISTENT'), { kind: 'missing' }],
    [answer('NO', 'TRYCREATE'), { kind: 'missing' }],
    [answer('NO', 'LIMIT'), { kind: 'throttled' }],
    [answer('NO', 'UNAVAILABLE'), { kind: 'throttled' }],
    [answer('NO', 'INUSE'), { kind: 'throttled' }],
    [answer('NO', 'NOPERM'), { kind: 'rejected', reason: 'noRight' }],
    [answer('NO', 'ALREADYEXISTS'), { kind: 'rejected', reason: 'nameTaken' }],
    [answer('NO', 'overquota'), { kind: 'quota' }],
    [answer('NO', 'X-UNHEARD-OF'), { kind: 'rejected' }],
    [answer('NO', null), { kind: 'rejected', detail: 'words' }],
    [answer('BAD', null), { kind: 'unsupported' }],
    [coded('ETIMEOUT'), { kind: 'connection', reason: 'timeout' }],
    [coded('CONNECT_TIMEOUT'), { kind: 'connection', reason: 'timeout' }],
    [coded('NoConnection'), { kind: 'connection', reason: 'reset' }],
    [coded('LineTooLarge'), { kind: 'connection', reason: 'reset' }],
    [coded('ParserError4'), { kind: 'connection', reason: 'reset' }],
    [coded('STARTTLS_INJECTION'), { kind: 'certificate', reason: 'tlsFailed' }],
    [coded('ECONNREFUSED'), { kind: 'connection', reason: 'refused' }],
    [coded('ENOTFOUND'), { kind: 'connection', reason: 'nameNotFound' }],
    [coded('CERT_HAS_EXPIRED'), { kind: 'certificate', reason: 'certificateExpired' }],
    [coded('ETHROTTLE'), { kind: 'throttled' }],
    [
      Object.assign(new Error('x'), { authenticationFailed: true, serverResponseCode: 'AUTHENTICATIONFAILED' }),
      { kind: 'auth', reason: 'wrongPassword' },
    ],
    [
      Object.assign(new Error('x'), { authenticationFailed: true, serverResponseCode: 'UNAVAILABLE' }),
      { kind: 'throttled' },
    ],
    [Object.assign(new Error('x'), { authenticationFailed: true }), { kind: 'auth' }],
  ])('%s', (error, data) => {
    const mapped = mailErrorOf(error, ENDPOINT, greeted());
    expect(mapped).toBeInstanceOf(MailError);
    expect((mapped as MailError).data).toMatchObject({ ...ENDPOINT, ...data });
  });

  it('leaves a bug as it is', () => {
    const bug = new TypeError('x is not a function');
    expect(mailErrorOf(bug, ENDPOINT, greeted())).toBe(bug);
    expect(mailErrorOf(coded('ERR_SOMETHING_OF_NODE'), ENDPOINT, greeted())).not.toBeInstanceOf(MailError);
  });

  it('tells a refusal, which stays, from a throttling, which passes', () => {
    expect(isRefusal(answer('NO', null))).toBe(true);
    expect(isRefusal(answer('NO', 'LIMIT'))).toBe(false);
    expect(isRefusal(coded('NoConnection'))).toBe(false);
  });
});
