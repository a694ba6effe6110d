// The one file of a backup: a copy of the encrypted database, then what is needed to open and to prove it, sealed by a
// passphrase, then the length of that and a mark.
// Layout: database · seal (JSON) · its length (4 bytes, big-endian) · MARK.
// Invariants: without the passphrase nothing of it can be read, not even whose it is; a byte that was changed is
// found (the seal by its tag, the database by the hash in the seal).
import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { MailError } from '../../../shared/domain/problem.ts';
import { PasswordSlot } from '../key-file.ts';
import { parsedOrNull } from '../parsed-json.ts';

const MARK = Buffer.from('CASIER-BACKUP-1\n', 'latin1');
const LENGTH_BYTES = 4;
const SEAL_BYTES_MAX = 64 * 1024 * 1024;

export const MailboxCount = z.object({
  names: z.array(z.string()),
  /** As the counter beside the mailbox says. */
  counted: z.number().int(),
  /** Messages in the copy. */
  found: z.number().int(),
});

export const BackupManifest = z.object({
  createdAt: z.number(),
  /** Of the newest migration that the database has been through. */
  schema: z.number().int(),
  databaseBytes: z.number().int(),
  sha256: z.string(),
  mailboxes: z.array(MailboxCount),
  messages: z.number().int(),
  people: z.number().int(),
  drafts: z.number().int(),
  outbox: z.number().int(),
  /** Of the database, base64. */
  key: z.string(),
  /** The mailbox passwords that open it as well. */
  slots: z.array(PasswordSlot),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

const Seal = z.object({
  version: z.literal(1),
  scrypt: z.object({
    cost: z
      .number()
      .int()
      .max(2 ** 20),
    blockSize: z.number().int().max(32),
    salt: z.string(),
  }),
  nonce: z.string(),
  sealed: z.string(),
  tag: z.string(),
});

/** About 200 ms and 64 MB: the file may be tried for years by whoever finds it. */
const SCRYPT = { cost: 2 ** 16, blockSize: 8 };

/** Behind the database that is in `file` already; on the disk when it returns. */
export function appendSeal(file: string, manifest: BackupManifest, passphrase: string): void {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const scrypt = { ...SCRYPT, salt: salt.toString('base64') };
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, scrypt), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(manifest), 'utf8'), cipher.final()]);
  const seal = Buffer.from(
    JSON.stringify({
      version: 1,
      scrypt,
      nonce: nonce.toString('base64'),
      sealed: sealed.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    } satisfies z.infer<typeof Seal>),
  );
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(seal.length);
  withFile(file, 'a', (descriptor) => {
    writeSync(descriptor, Buffer.concat([seal, length, MARK]));
    fsyncSync(descriptor);
  });
}

/** Throws MailError `place`: no backup, damaged, not this passphrase. */
export function readSeal(file: string, passphrase: string): BackupManifest {
  const { seal, databaseBytes } = withFile(file, 'r', sealIn);
  const sealed = parsedOrNull(Seal, seal.toString('utf8'));
  if (!sealed) throw new MailError({ kind: 'place', reason: 'backupDamaged', detail: 'seal' });
  const opened = open(sealed, passphrase);
  if (opened === null) throw new MailError({ kind: 'place', reason: 'wrongPassphrase' });
  const manifest = parsedOrNull(BackupManifest, opened);
  if (!manifest) throw new MailError({ kind: 'place', reason: 'backupFromFuture', detail: 'manifest' });
  if (manifest.databaseBytes !== databaseBytes)
    throw new MailError({ kind: 'place', reason: 'backupDamaged', detail: 'size' });
  return manifest;
}

function sealIn(descriptor: number): { seal: Buffer; databaseBytes: number } {
  const notABackup = () => new MailError({ kind: 'place', reason: 'notABackup' });
  const { size } = fstatSync(descriptor);
  const tailBytes = LENGTH_BYTES + MARK.length;
  if (size < tailBytes) throw notABackup();
  const tail = Buffer.alloc(tailBytes);
  readSync(descriptor, tail, 0, tailBytes, size - tailBytes);
  const length = tail.readUInt32BE(0);
  if (!tail.subarray(LENGTH_BYTES).equals(MARK)) throw notABackup();
  const databaseBytes = size - tailBytes - length;
  if (databaseBytes < 0 || length > SEAL_BYTES_MAX) throw notABackup();
  const seal = Buffer.alloc(length);
  readSync(descriptor, seal, 0, length, databaseBytes);
  return { seal, databaseBytes };
}

/** null: not this passphrase, or the seal was changed; nobody can tell which. */
function open({ scrypt, nonce, sealed, tag }: z.infer<typeof Seal>, passphrase: string): string | null {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, scrypt), Buffer.from(nonce, 'base64'));
  decipher.setAuthTag(Buffer.from(tag, 'base64'));
  const text = decipher.update(Buffer.from(sealed, 'base64'));
  try {
    decipher.final();
  } catch {
    // GCM's only way to say that the tag does not match.
    return null;
  }
  return text.toString('utf8');
}

function keyOf(passphrase: string, { cost, blockSize, salt }: z.infer<typeof Seal>['scrypt']): Buffer {
  const options = { N: cost, r: blockSize, p: 1, maxmem: 256 * cost * blockSize };
  return scryptSync(plainPassphrase(passphrase), Buffer.from(salt, 'base64'), 32, options);
}

/** A code that was written down is typed again with other blanks and hyphens. */
function plainPassphrase(passphrase: string): string {
  return passphrase
    .normalize('NFC')
    .replace(/[\s-]+/g, ' ')
    .trim();
}

const PIECE_BYTES = 1024 * 1024;

/** The first `length` bytes, piece by piece, as they are read. Answers their SHA-256. */
export function hashFile(file: string, length: number, onPiece: (piece: Buffer) => void = () => undefined): string {
  return withFile(file, 'r', (descriptor) => {
    const hash = createHash('sha256');
    const piece = Buffer.alloc(PIECE_BYTES);
    for (let at = 0; at < length; ) {
      const read = readSync(descriptor, piece, 0, Math.min(PIECE_BYTES, length - at), at);
      if (read === 0) break;
      hash.update(piece.subarray(0, read));
      onPiece(piece.subarray(0, read));
      at += read;
    }
    return hash.digest('hex');
  });
}

export function withFile<T>(file: string, flags: string, work: (descriptor: number) => T): T {
  const descriptor = openSync(file, flags, 0o600);
  try {
    return work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
