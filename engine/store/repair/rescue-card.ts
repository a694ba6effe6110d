// A card beside the store, sealed with its key: what a repair needs and could not read from a file whose first pages
// are damaged (where each table begins, of which version, under which salt), and the few rows that all the others hang
// on (accounts, their mailboxes, the settings, groups of people). Written each time the store is opened and closed, and
// whenever accounts or settings change. Losing it loses nothing else; it is read by a repair only.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type Database from '@signalapp/sqlcipher';
import { z } from 'zod';
import { MailError } from '../../../shared/domain/problem.ts';
import { fileError, storeError } from '../errors.ts';
import { schemaVersion } from '../migrations/migrate.ts';
import { replaceFile } from '../replace-file.ts';

/** Rows as they stand in their tables. */
const KEPT_TABLES = [
  ...['accounts', 'identities', 'mailboxes', 'settings', 'contact_groups', 'group_members'],
  ...['store_identity', 'store_life'],
];

const CardContent = z.object({
  schema: z.number().int(),
  /** First page by table. */
  roots: z.record(z.string(), z.number().int()),
  rows: z.record(z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))),
});
export type CardContent = z.infer<typeof CardContent>;

const Card = z.object({
  version: z.literal(1),
  salt: z.string(),
  nonce: z.base64(),
  sealed: z.base64(),
  tag: z.base64(),
});

function cardPath(databasePath: string): string {
  return `${databasePath}.card`;
}

/** Writes the card where it would say anything new. One that cannot be written (a full disk) is written the next time. */
export function cardKeeper(database: Database, databasePath: string, key: Uint8Array): () => void {
  let written = '';
  return () => {
    try {
      const content = JSON.stringify(contentOf(database));
      if (content === written) return;
      replaceFile(cardPath(databasePath), JSON.stringify(sealedCard(content, database, key)));
      written = content;
    } catch (error) {
      if (!(fileError(storeError(error)) instanceof MailError)) throw error;
    }
  };
}

function contentOf(database: Database): CardContent {
  const rows = Object.fromEntries(
    KEPT_TABLES.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()] as const),
  ) as CardContent['rows'];
  const roots = database
    .prepare(`SELECT name, rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`)
    .all() as { name: string; rootpage: number }[];
  const names = roots.map(({ name, rootpage }) => [name, rootpage]);
  return { schema: schemaVersion(database), roots: Object.fromEntries(names), rows };
}

function sealedCard(content: string, database: Database, key: Uint8Array): z.infer<typeof Card> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return {
    version: 1,
    // Lies open in the first bytes of the store as well.
    salt: String(database.pragma('cipher_salt', { simple: true })),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** null: there is none, or it is damaged itself. */
export function readCard(databasePath: string, key: Uint8Array): { salt: Buffer; content: CardContent } | null {
  try {
    const { salt, nonce, sealed, tag } = Card.parse(JSON.parse(readFileSync(cardPath(databasePath), 'utf8')));
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'));
    decipher.setAuthTag(Buffer.from(tag, 'base64'));
    const text = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]).toString('utf8');
    return { salt: Buffer.from(salt, 'hex'), content: CardContent.parse(JSON.parse(text)) };
  } catch {
    // Missing, torn, altered, of another key: a repair goes on without it.
    return null;
  }
}
