// Messages that only this PC has since their account came to another server (store/kept-messages.ts), put there because
// the person wants it so. As a carried message is (carry.ts): looked for, put there once, and shown to be there byte for
// byte; it is the same message before and after. What was found there meanwhile is not put there again. What the server
// would not keep as it is stays kept here; a full mailbox is waited for.
import { z } from 'zod';
import { type AccountId, MailboxId, type MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { WriteDb } from '../store/handles.ts';
import { isKept, isLookedThrough, keptToDeposit } from '../store/kept-messages.ts';
import { agreeWhere } from '../store/message-intents.ts';
import { type MessageRef, messageRefs } from '../store/messages.ts';
import { rawOf } from './carry.ts';
import { makeThere } from './create-mailbox.ts';
import { deliver } from './deliver.ts';
import { inChunks } from './in-chunks.ts';
import { groupBy, placed, type Queued, queue } from './intent.ts';
import { addressOf, notComparedYet } from './locate.ts';
import type { OperationKind, RemoteRun } from './operation.ts';

const Payload = z.object({ mailboxId: MailboxId });

/** Everything that is kept of this account and has a text. */
export function depositKept(tx: WriteDb, { accountId }: { accountId: AccountId }): Queued[] {
  const byMailbox = groupBy(keptToDeposit(tx, accountId), ({ mailboxId }) => mailboxId);
  return [...byMailbox].flatMap(([mailboxId, messages]) => [
    ...makeThere(tx, mailboxId),
    ...inChunks(
      tx,
      messages.map(({ id }) => id),
    ).map((ids) => depositInto(tx, accountId, mailboxId, ids)),
  ]);
}

function depositInto(tx: WriteDb, accountId: AccountId, mailboxId: MailboxId, ids: readonly MessageId[]): Queued {
  const payload: z.infer<typeof Payload> = { mailboxId };
  const id = queue(tx, { accountId, kind: 'deposit', payload, targets: placed(ids) });
  return { id, accountId, count: ids.length, inverse: null };
}

export const depositKind: OperationKind<z.infer<typeof Payload>> = {
  payload: Payload,
  whenRefused: 'park',
  async runRemote(run, { targets, again }) {
    for (const message of messageRefs(run.store.reads, targets)) await bringThere(run, message, again);
  },
};

async function bringThere(run: RemoteRun, message: MessageRef, again: boolean): Promise<void> {
  const { reads } = run.store;
  const { id, serverMailboxId } = message;
  // Found there, or deleted for good by the person, since it was asked for.
  if (!isKept(reads, id) || serverMailboxId === null || message.mailboxId === null) return;
  const target = addressOf(run, serverMailboxId);
  // The server refused to make it.
  if (target.localOnly) throw new MailError({ kind: 'rejected', detail: 'mailbox' });
  if (!isLookedThrough(reads, target.id) && !run.compared) throw notComparedYet(run, target.id);
  try {
    const uid = await deliver(run, { copy: message, raw: rawOf(run, message), target, again }, true);
    run.store.transaction((tx) => agreeWhere(tx, id, target.id, uid));
  } catch (error) {
    if (!(error instanceof MailError) || error.data.reason !== 'copyDiffers') throw error;
  }
}
