// What the server calls a mailbox just now. In the store a mailbox is renamed at once; until the rename has run, the
// server knows it by its former path, which is what the operations before it and a sync must use.
import { z } from 'zod';
import { type AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { ReadDb } from '../store/handles.ts';
import type { StoredMailbox } from '../store/mailboxes.ts';
import { pendingOperationsOfKind } from '../store/operations.ts';

export const RenamePayload = z.object({
  mailboxId: MailboxId,
  fromPath: z.string(),
  toPath: z.string(),
  delimiter: z.string().nullable(),
  /** To take it back. */
  from: z.object({ parentId: MailboxId.nullable(), name: z.string() }),
});
export type RenamePayload = z.infer<typeof RenamePayload>;

export function serverPath(db: ReadDb, mailbox: Pick<StoredMailbox, 'accountId' | 'path'>): string {
  const renames = pendingOperationsOfKind(db, mailbox.accountId, 'renameMailbox');
  return renames.reduceRight((path, { payload }) => {
    const { fromPath, toPath, delimiter } = RenamePayload.parse(payload);
    if (path === toPath) return fromPath;
    const below = delimiter !== null && path.startsWith(toPath + delimiter);
    return below ? fromPath + path.slice(toPath.length) : path;
  }, mailbox.path);
}

/**
 * For taking over the server's list of mailboxes under pending intents: `unlisted` are paths that the server does
 * not list yet and that stay, `unwanted` those that it still lists and that the person has renamed.
 */
export function pendingPaths(db: ReadDb, accountId: AccountId, localPaths: readonly string[]) {
  const unlisted = new Set<string>();
  const unwanted = new Set<string>();
  for (const path of localPaths) {
    const there = serverPath(db, { accountId, path });
    if (there === path) continue;
    unlisted.add(path);
    unwanted.add(there);
  }
  return { unlisted, unwanted };
}
