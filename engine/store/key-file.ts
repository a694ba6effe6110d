// The file beside the database that says where its key is to be had: in the OS keychain, and wrapped by mailbox
// passwords, so that a lost keychain entry never means lost mail. Invariants: the key itself never stands in it
// unwrapped; the file is replaced whole or not at all; it is never deleted. Asking the keychain is accounts/'s.
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AccountId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { fileError } from './errors.ts';
import { parsedOrNull } from './parsed-json.ts';
import { replaceFile } from './replace-file.ts';

const Base64 = z.base64();

export const PasswordSlot = z.object({
  kind: z.literal('password'),
  accountId: AccountId,
  /** For the question « the password of … »: whose it is. */
  address: z.string(),
  scrypt: z.object({
    cost: z.number().int(),
    blockSize: z.number().int(),
    parallelism: z.number().int(),
    salt: Base64,
  }),
  /** AES-256-GCM. */
  nonce: Base64,
  sealed: Base64,
  tag: Base64,
});
export type PasswordSlot = z.infer<typeof PasswordSlot>;

/** The key lies in the OS keychain under this name. */
export const KeychainSlot = z.object({ kind: z.literal('keychain'), entry: z.string().min(1) });
export type KeychainSlot = z.infer<typeof KeychainSlot>;

export const KeyFile = z.object({
  version: z.literal(1),
  slots: z.array(z.discriminatedUnion('kind', [KeychainSlot, PasswordSlot])),
});
export type KeyFile = z.infer<typeof KeyFile>;

const KEY_BYTES = 32;
/** About 60 ms and 32 MB: once at a login, and too dear to try a dictionary with. */
const SCRYPT = { cost: 2 ** 15, blockSize: 8, parallelism: 1 };

export function newDatabaseKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/** The key under a password that a server has just accepted. */
export function wrapKey(
  key: Uint8Array,
  password: string,
  owner: { accountId: AccountId; address: string },
): PasswordSlot {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const scrypt = { ...SCRYPT, salt: salt.toString('base64') };
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(password, scrypt), nonce);
  cipher.setAAD(boundTo(owner.accountId));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    kind: 'password',
    ...owner,
    scrypt,
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** null: not this password. */
export function unwrapKey(slot: PasswordSlot, password: string): Uint8Array | null {
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(password, slot.scrypt), bytesOf(slot.nonce));
  decipher.setAAD(boundTo(slot.accountId));
  decipher.setAuthTag(bytesOf(slot.tag));
  const key = decipher.update(bytesOf(slot.sealed));
  try {
    decipher.final();
  } catch {
    // GCM's only way to say that the tag does not match.
    return null;
  }
  return key.length === KEY_BYTES ? key : null;
}

/** The file with this slot instead of the one for the same account (or the keychain). */
export function withSlot(file: KeyFile, slot: KeyFile['slots'][number]): KeyFile {
  const same = (other: KeyFile['slots'][number]) =>
    slot.kind === 'password'
      ? other.kind === 'password' && other.accountId === slot.accountId
      : other.kind === slot.kind;
  return { ...file, slots: [...file.slots.filter((other) => !same(other)), slot] };
}

/** An account is gone: its password opens nothing any more. The last slot stays, else the mail could never be read. */
export function withoutAccount(file: KeyFile, accountId: AccountId): KeyFile {
  const slots = file.slots.filter((slot) => slot.kind !== 'password' || slot.accountId !== accountId);
  return slots.length === 0 ? file : { ...file, slots };
}

/** null: there is none (a first start). MailError store/keyLost: there is one, and it cannot be read. */
export function readKeyFile(path: string): KeyFile | null {
  const text = readTextIfThere(path);
  if (text === null) return null;
  const file = parsedOrNull(KeyFile, text);
  if (!file) throw new MailError({ kind: 'store', reason: 'keyLost', detail: 'key file' });
  return file;
}

/** On the disk when it returns: written beside, flushed, then put in its place. Throws MailError kind `store`. */
export function writeKeyFile(path: string, file: KeyFile): void {
  try {
    replaceFile(path, JSON.stringify(file, null, 2));
  } catch (error) {
    throw fileError(error);
  }
}

function wrappingKey(password: string, { cost, blockSize, parallelism, salt }: PasswordSlot['scrypt']): Buffer {
  const options = { N: cost, r: blockSize, p: parallelism, maxmem: 256 * cost * blockSize };
  return scryptSync(password.normalize('NFC'), bytesOf(salt), KEY_BYTES, options);
}

/** A slot copied to another account's entry does not open. */
function boundTo(accountId: AccountId): Buffer {
  return Buffer.from(`casier-key-slot:${accountId}`);
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

function readTextIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new MailError({ kind: 'store', detail: 'key file' }, { cause: error });
  }
}
