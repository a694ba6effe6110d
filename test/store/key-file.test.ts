import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  type KeyFile,
  newDatabaseKey,
  readKeyFile,
  unwrapKey,
  withoutAccount,
  withSlot,
  wrapKey,
  writeKeyFile,
} from '../../engine/store/key-file.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { scratchFolder } from './scratch-store.ts';

const CLAIRE = { accountId: 1 as AccountId, address: 'claire@ac-lyon.fr' };
const PAUL = { accountId: 2 as AccountId, address: 'paul@ac-lyon.fr' };

test('the password that wrapped the key unwraps it, another does not', () => {
  const key = newDatabaseKey();
  const slot = wrapKey(key, 'Mot de passe é', CLAIRE);
  expect(unwrapKey(slot, 'Mot de passe é')).toEqual(key);
  expect(unwrapKey(slot, 'Mot de passe e\u0301')).toEqual(key);
  expect(unwrapKey(slot, 'Mot de passe e')).toBeNull();
  expect(unwrapKey(slot, '')).toBeNull();
});

test('a slot that was tampered with, or put under another account, opens nothing', () => {
  const slot = wrapKey(newDatabaseKey(), 'secret', CLAIRE);
  expect(unwrapKey({ ...slot, accountId: PAUL.accountId }, 'secret')).toBeNull();
  const sealed = Buffer.from(slot.sealed, 'base64');
  sealed[0]! ^= 1;
  expect(unwrapKey({ ...slot, sealed: sealed.toString('base64') }, 'secret')).toBeNull();
});

test('the same key under the same password never looks the same twice', () => {
  const key = newDatabaseKey();
  const [one, other] = [wrapKey(key, 'secret', CLAIRE), wrapKey(key, 'secret', CLAIRE)];
  expect(one.sealed).not.toBe(other.sealed);
  expect(one.scrypt.salt).not.toBe(other.scrypt.salt);
});

test('the file is written whole, for its owner’s eyes only, and holds neither key nor password', () => {
  const path = join(scratchFolder(), 'keys.json');
  const key = newDatabaseKey();
  expect(readKeyFile(path)).toBeNull();
  const file: KeyFile = { version: 1, slots: [{ kind: 'keychain', entry: 'casier' }, wrapKey(key, 'secret', CLAIRE)] };
  writeKeyFile(path, file);
  expect(readKeyFile(path)).toEqual(file);
  expect(existsSync(`${path}.new`)).toBe(false);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
  const text = readFileSync(path, 'utf8');
  expect(text).not.toContain('secret');
  expect(text).not.toContain(Buffer.from(key).toString('base64'));
  expect(text).not.toContain(Buffer.from(key).toString('hex'));
});

test('a key file that cannot be read is told, and left as it was', () => {
  const path = join(scratchFolder(), 'keys.json');
  for (const text of ['', '{', '{"version":2,"slots":[]}']) {
    writeFileSync(path, text);
    expect(() => readKeyFile(path)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ reason: 'keyLost' }) }),
    );
    expect(readFileSync(path, 'utf8')).toBe(text);
  }
});

test('a new password replaces the slot of its account alone, and the last slot is never given up', () => {
  const key = newDatabaseKey();
  const [claire, paul, newer] = [wrapKey(key, 'a', CLAIRE), wrapKey(key, 'b', PAUL), wrapKey(key, 'c', CLAIRE)];
  const both = withSlot(withSlot({ version: 1, slots: [] }, claire), paul);
  expect(withSlot(both, newer).slots).toEqual([paul, newer]);
  expect(withoutAccount(both, CLAIRE.accountId).slots).toEqual([paul]);
  expect(withoutAccount({ version: 1, slots: [paul] }, PAUL.accountId).slots).toEqual([paul]);
});
