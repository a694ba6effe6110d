// The test servers themselves: what the other suites take for granted.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';

let server: MailServer;

beforeAll(async () => {
  server = await startMailServer({ users: { alice: { password: 'secret' } } });
});
afterAll(() => server.stop());

test('a message saved by another client is in the mailbox with the same bytes', async () => {
  const raw = 'Subject: Réunion\r\nMessage-ID: <1@ecole.example>\r\n\r\nBonjour\r\n';
  await server.save('alice', 'INBOX', raw);
  const text = await server.doveadm('-f', 'flow', 'fetch', '-u', server.address('alice'), 'text', 'mailbox', 'INBOX');
  expect(text.replaceAll('\r\n', '\n')).toContain('Subject: Réunion');
});

test('Dovecot comes back after it was killed', async () => {
  await server.end('dovecot', 'SIGKILL');
  await server.start('dovecot');
  expect(await server.doveadm('mailbox', 'list', '-u', server.address('alice'))).toContain('INBOX');
});
