import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettingsFile } from '../../../engine/import/read-settings-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'casier-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const server = { service: 'imap', host: 'imap.ac-lyon.fr', port: 993, security: 'tls' };
const good = { casier: 'settings', version: 1, domain: 'ac-lyon.fr', servers: [server] };

function read(content: string | object | Buffer): Promise<object> {
  const file = path.join(folder, 'reglages.casier.json');
  const isText = typeof content === 'string' || Buffer.isBuffer(content);
  writeFileSync(file, isText ? content : JSON.stringify(content));
  return readSettingsFile(file);
}

const refusal = (reason: string) => ({ data: { kind: 'place', reason } });

describe('A file of settings', () => {
  it('is read, with the mark that some editors put before it', async () => {
    expect(await read(good)).toEqual(good);
    expect(await read(`\ufeff${JSON.stringify(good)}`)).toEqual(good);
  });

  it.each<[string, string | object | Buffer]>([
    ['nothing', ''],
    ['no JSON', '{"casier": "settings",'],
    ['a backup', Buffer.from([0x43, 0x61, 0x73, 0x00, 0xff, 0xfe])],
    ['other JSON', [1, 2]],
    ['no servers', { ...good, servers: [] }],
    ['too many servers', { ...good, servers: Array.from({ length: 7 }, () => server) }],
    ['something besides', { ...good, password: 'secret' }],
    ['something besides in a server', { ...good, servers: [{ ...server, command: 'rm' }] }],
    ['a user name of somebody', { ...good, servers: [{ ...server, userName: { form: 'fixed', text: 'cdurand' } }] }],
    ['no encryption', { ...good, servers: [{ ...server, security: 'none' }] }],
    ['an address of the own network', { ...good, servers: [{ ...server, host: '192.168.1.1' }] }],
    ['a host with a path', { ...good, servers: [{ ...server, host: 'imap.ac-lyon.fr/x' }] }],
    ['a host in letters that only look alike', { ...good, servers: [{ ...server, host: 'imap.аc-lyon.fr' }] }],
    ['a port beyond all', { ...good, servers: [{ ...server, port: 70_000 }] }],
    ['a domain that is none', { ...good, domain: 'lyon' }],
    ['more than anybody has to say', `${JSON.stringify(good)}${' '.repeat(70_000)}`],
  ])('that holds %s is refused as a whole', async (_what, content) => {
    await expect(read(content)).rejects.toMatchObject(refusal('notSettings'));
  });

  it('of a newer Casier is told as such', async () => {
    await expect(read({ ...good, version: 2, more: true })).rejects.toMatchObject(refusal('settingsFromFuture'));
  });

  it('that is gone, or is a folder, is told as such', async () => {
    await expect(readSettingsFile(path.join(folder, 'nulle-part'))).rejects.toMatchObject(refusal('placeMissing'));
    await expect(readSettingsFile(folder)).rejects.toMatchObject(refusal('placeRefused'));
  });
});
