// What the tests of the POP3 client share: a maildrop on a test server, what a session brings, an AbortSignal that
// never aborts.
import type { Maildrop, MaildropSession } from '../../../engine/backend/maildrop.ts';
import type { Pop3Limits } from '../../../engine/pop3/connect.ts';
import { pop3Maildrop } from '../../../engine/pop3/index.ts';
import { ServerSettings } from '../../../shared/domain/account.ts';
import { FakePop3Server } from '../../servers/fake-pop3-server.ts';
import type { MailServer } from '../../servers/mail-server.ts';
import { testMessage } from '../imap/fixture.ts';

export const PASSWORD = 'craie-42';
export const never = new AbortController().signal;

export function maildropOn(
  server: MailServer,
  change: Partial<ServerSettings> = {},
  password = PASSWORD,
  extraCertificates = [server.ca],
): Maildrop {
  const settings = ServerSettings.parse({
    host: '127.0.0.1',
    port: server.ports.pop3s,
    security: 'tls',
    userName: server.address('prof'),
    ...change,
  });
  return pop3Maildrop(settings, password, { extraCertificates });
}

export function maildropAt(port: number, limits: Partial<Pop3Limits> = {}, change: Partial<ServerSettings> = {}) {
  const settings = ServerSettings.parse({
    host: '127.0.0.1',
    port,
    security: 'none',
    userName: 'prof',
    plainTextConfirmed: true,
    ...change,
  });
  return pop3Maildrop(settings, PASSWORD, { limits: { silenceMs: 10_000, ...limits } });
}

/** A server of three messages, whose manners are the test's. */
export async function fakeServer() {
  const fake = new FakePop3Server();
  const port = await fake.start();
  fake.add(
    { raw: testMessage('Un'), uidl: 'a' },
    { raw: testMessage('Deux'), uidl: 'b' },
    { raw: testMessage('Trois'), uidl: 'c' },
  );
  return {
    fake,
    open: (limits: Partial<Pop3Limits> = {}, change: Partial<ServerSettings> = {}) =>
      maildropAt(port, limits, change).open(never),
  };
}

/** Every message of these numbers, by number. */
export async function retrieveAll(session: MaildropSession, numbers: readonly number[]) {
  const messages = new Map<number, string>();
  const refused = await session.retrieve(
    numbers,
    async (number, raw) => {
      messages.set(number, Buffer.from(raw).toString());
      return true;
    },
    never,
  );
  return { messages, refused };
}
