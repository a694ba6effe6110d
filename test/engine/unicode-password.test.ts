// A password beyond ASCII: said in UTF-8 whatever the way, and its letters named as a likely cause where a server that
// has no PLAIN refuses it.
import { afterEach, describe, expect, it } from 'vitest';
import { imapBackend } from '../../engine/imap/index.ts';
import { pop3Maildrop } from '../../engine/pop3/index.ts';
import { smtpSubmitter } from '../../engine/smtp/index.ts';
import type { ServerSettings } from '../../shared/domain/account.ts';
import { FakeDoor } from '../servers/fake-door.ts';

const PASSWORD = 'Élève€';
const NEVER = new AbortController().signal;
const BASE64 = Buffer.from(PASSWORD).toString('base64');

let door: FakeDoor;
afterEach(() => door.stop());

async function settings(fake: FakeDoor): Promise<ServerSettings> {
  door = fake;
  const port = await door.start();
  return { host: '127.0.0.1', port, security: 'none', userName: 'cdurand', plainTextConfirmed: true };
}

/** Refuses every login. `offers`: besides IMAP4rev1. */
function imapDoor(offers: string): FakeDoor {
  let tag = '';
  return new FakeDoor(`* OK [CAPABILITY IMAP4rev1 ${offers}] ready\r\n`, (line) => {
    const command = /^(\S+) (LOGIN|AUTHENTICATE|LOGOUT|ID|CAPABILITY)\b(.*)$/.exec(line);
    if (command) tag = command[1]!;
    if (command?.[2] === 'LOGOUT') return `${tag} OK bye\r\n`;
    if (command?.[2] === 'ID') return `${tag} OK\r\n`;
    if (command?.[2] === 'CAPABILITY') return `* CAPABILITY IMAP4rev1 ${offers}\r\n${tag} OK\r\n`;
    if (command && (/\{\d+\}$/.test(line) || command[2] === 'AUTHENTICATE')) return '+ \r\n';
    return `${tag} NO [AUTHENTICATIONFAILED] no\r\n`;
  });
}

describe('A password with accents that is refused', () => {
  it('by IMAP’s LOGIN went out in UTF-8, and may be right', async () => {
    const backend = imapBackend(await settings(imapDoor('')), PASSWORD, {});
    await expect(backend.open(NEVER)).rejects.toMatchObject({ data: { kind: 'auth', reason: 'passwordNotAscii' } });
    expect(door.heard).toContain(Buffer.from(PASSWORD).toString('latin1'));
  });

  it('by IMAP’s PLAIN is wrong', async () => {
    const backend = imapBackend(await settings(imapDoor('AUTH=PLAIN')), PASSWORD, {});
    await expect(backend.open(NEVER)).rejects.toMatchObject({ data: { kind: 'auth', reason: 'wrongPassword' } });
    expect(door.heard).toContain(Buffer.from(`\0cdurand\0${PASSWORD}`).toString('base64'));
  });

  it('without accents is wrong in LOGIN too', async () => {
    const backend = imapBackend(await settings(imapDoor('')), 'Eleve', {});
    await expect(backend.open(NEVER)).rejects.toMatchObject({ data: { reason: 'wrongPassword' } });
  });

  it('by POP3’s PASS went out in UTF-8, and may be right', async () => {
    const answers: Record<string, string> = {
      CAPA: '+OK\r\nUSER\r\n.\r\n',
      USER: '+OK\r\n',
      PASS: '-ERR [AUTH] no\r\n',
    };
    const fake = new FakeDoor('+OK ready\r\n', (line) => answers[line.split(' ')[0]!] ?? '+OK\r\n');
    const maildrop = pop3Maildrop(await settings(fake), PASSWORD, {});
    await expect(maildrop.open(NEVER)).rejects.toMatchObject({ data: { reason: 'passwordNotAscii' } });
    expect(door.heard).toContain(Buffer.from(`PASS ${PASSWORD}\r\n`).toString('latin1'));
  });

  it('by SMTP’s AUTH LOGIN went out in UTF-8, and may be right', async () => {
    const fake = new FakeDoor('220 ready\r\n', (line) => {
      if (line.startsWith('EHLO')) return '250-here\r\n250 AUTH LOGIN\r\n';
      if (line === 'AUTH LOGIN') return '334 VXNlcm5hbWU6\r\n';
      return line === BASE64 ? '535 5.7.8 no\r\n' : '334 UGFzc3dvcmQ6\r\n';
    });
    const submitter = smtpSubmitter(await settings(fake), PASSWORD, {});
    await expect(submitter.check(NEVER)).rejects.toMatchObject({ data: { kind: 'auth', reason: 'passwordNotAscii' } });
    expect(door.heard).toContain(BASE64);
  });
});
