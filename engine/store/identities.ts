// Identities: what an account writes as, in the order of the person. Invariant: an account that can send never loses
// its last one, and no draft is left with one that is gone.
import type { z } from 'zod';
import type { Identity, IdentityPatch, NewIdentity } from '../../shared/domain/identity.ts';
import type { AccountId, IdentityId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { ReadDb, WriteDb } from './handles.ts';

interface IdentityRow {
  id: IdentityId;
  account_id: AccountId;
  name: string;
  address: string;
  reply_to: string;
  signature_html: string;
}

/** Of all accounts, each account's in their order. */
export function listIdentities(db: ReadDb): Identity[] {
  const sql = `SELECT id, account_id, name, address, reply_to, signature_html FROM identities
    ORDER BY account_id, position, id`;
  return db.all<IdentityRow>('identities', sql).map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    address: row.address,
    replyTo: row.reply_to,
    signatureHtml: row.signature_html,
  }));
}

/** As the last of its account's. */
export function insertIdentity(tx: WriteDb, identity: z.output<typeof NewIdentity>): IdentityId {
  const { accountId, name, address, replyTo, signatureHtml } = identity;
  const { lastInsertRowid } = tx.run(
    'identity insert',
    `INSERT INTO identities (account_id, name, address, reply_to, signature_html, position)
     VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM identities WHERE account_id = ?))`,
    [accountId, name, address, replyTo, signatureHtml, accountId],
  );
  tx.changed.area('accounts');
  return lastInsertRowid as IdentityId;
}

export function updateIdentity(tx: WriteDb, patch: z.output<typeof IdentityPatch>): void {
  tx.run(
    'identity update',
    `UPDATE identities SET name = coalesce(?, name), address = coalesce(?, address), reply_to = coalesce(?, reply_to),
       signature_html = coalesce(?, signature_html) WHERE id = ?`,
    [patch.name ?? null, patch.address ?? null, patch.replyTo ?? null, patch.signatureHtml ?? null, patch.identityId],
  );
  tx.changed.area('accounts');
}

/** Throws MailError `invalid` for an account's only one. */
export function removeIdentity(tx: WriteDb, id: IdentityId): void {
  const all = listIdentities(tx);
  const accountId = all.find((one) => one.id === id)?.accountId;
  const [heir] = all.filter((one) => one.accountId === accountId && one.id !== id);
  if (accountId === undefined) return;
  if (!heir) throw new MailError({ kind: 'invalid', detail: 'the only identity of its account' });
  tx.run(
    'drafts of identity',
    `UPDATE drafts SET content = json_set(content, '$.identityId', ?) WHERE content ->> '$.identityId' = ?`,
    [heir.id, id],
  );
  tx.run('identity delete', 'DELETE FROM identities WHERE id = ?', [id]);
  tx.changed.area('accounts');
  tx.changed.area('drafts');
}

export function orderIdentities(tx: WriteDb, accountId: AccountId, ids: readonly IdentityId[]): void {
  const known = listIdentities(tx).filter((one) => one.accountId === accountId);
  const named = ids.filter((id) => known.some((one) => one.id === id));
  const rest = known.map(({ id }) => id).filter((id) => !named.includes(id));
  for (const [position, id] of [...new Set([...named, ...rest])].entries()) {
    tx.run('identity order', 'UPDATE identities SET position = ? WHERE id = ?', [position, id]);
  }
  tx.changed.area('accounts');
}
