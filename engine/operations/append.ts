// A message written here, put into a mailbox of the server: the sent copy, the draft. Kind `append`. APPEND is not
// idempotent: when it may have been begun, or somebody else may have put the message there (a server that files sent
// mail itself), it is looked for by its Message-ID header first. What it replaces goes only after it has arrived.
import { z } from 'zod';
import { MailboxId, MessageId, OutboxId } from '../../shared/domain/ids.ts';
import { serverFlagNames } from '../core/flags.ts';
import { unpackSource } from '../mime/packed-source.ts';
import { localFolders } from '../store/accounts.ts';
import type { WriteDb } from '../store/handles.ts';
import { agreeAsShown } from '../store/local-messages.ts';
import { getMailbox } from '../store/mailboxes.ts';
import { agreeGone, agreeWhere, copyInto, showWhereServerSays } from '../store/message-intents.ts';
import { type MessageRef, messageRefs } from '../store/messages.ts';
import { advanceOutboxEntry, getOutboxEntry } from '../store/outbox.ts';
import { sendingFiled } from '../store/sendings.ts';
import { readSource } from '../store/sources.ts';
import { mailboxForRole } from './create-mailbox.ts';
import { placed } from './intent.ts';
import { addressOf, findAfterCut, findAgain, locate } from './locate.ts';
import type { OperationKind, RemoteRun } from './operation.ts';

export const AppendPayload = z.object({
  mailboxId: MailboxId,
  /** Hidden here already, deleted on the server once the new one is there. */
  replaces: z.array(MessageId),
  lookFirst: z.boolean(),
  /** Gone from the outbox once its copy is filed. */
  outboxId: OutboxId.nullable(),
});
export type AppendPayload = z.infer<typeof AppendPayload>;

export const appendKind: OperationKind<AppendPayload> = {
  payload: AppendPayload,
  shownIn: ({ mailboxId }) => mailboxId,
  whenRefused: 'park',
  beforeGivingUp(tx, { targets, payload: { mailboxId, replaces, outboxId } }, nowAt) {
    // The server never gets it: it goes on existing on this PC, and an older version of it is shown again.
    const role = getMailbox(tx, mailboxId)?.role ?? 'sent';
    const kept = copyInto(tx, targets, mailboxForRole(tx, localFolders(tx), role).mailboxId);
    agreeAsShown(tx, placed(kept));
    showWhereServerSays(tx, replaces);
    appended(tx, [], outboxId, nowAt);
  },
  async runRemote(run, { payload, targets, again }) {
    const { mailboxId, replaces, lookFirst, outboxId } = payload;
    for (const message of messageRefs(run.store.reads, targets)) {
      if (message.serverMailboxId !== null) continue;
      const look = again ? findAfterCut : lookFirst ? findAgain : null;
      const there = look && (await look(run, message, mailboxId, outboxId !== null));
      if (there === null) await append(run, message, mailboxId);
    }
    const { chunks, gone, here } = await locate(run, replaces);
    for (const { ref } of chunks) await run.session.destroy(ref, run.signal);
    const replaced = [...chunks.flatMap(({ messages }) => messages), ...gone, ...here].map(({ id }) => id);
    run.store.transaction((tx) => appended(tx, replaced, outboxId, run.nowAt()));
  },
};

/** The message is where it belongs: what it replaces goes, and the sending is over. */
export function appended(
  tx: WriteDb,
  replaced: readonly MessageId[],
  outboxId: OutboxId | null,
  filedAt: number,
): void {
  agreeGone(tx, replaced);
  const sent = outboxId === null ? null : getOutboxEntry(tx, outboxId);
  if (!sent) return;
  sendingFiled(tx, sent.messageIdHeader, filedAt);
  advanceOutboxEntry(tx, sent.id, { type: 'filed' }, filedAt);
}

async function append(run: RemoteRun, message: MessageRef, mailboxId: MailboxId): Promise<void> {
  const mailbox = addressOf(run, mailboxId);
  const packed = readSource(run.store.reads, message.id);
  if (!packed) throw new Error(`message ${message.id} was to be appended, but its source is not stored`);
  const flags = serverFlagNames({ bits: message.serverFlags, keywords: message.keywords });
  const { internalDateAt } = message;
  const told = await run.session.append(mailbox.path, { raw: unpackSource(packed), flags, internalDateAt }, run.signal);
  const uid = told && told.uidValidity === mailbox.uidValidity ? told.uid : null;
  run.store.transaction((tx) => agreeWhere(tx, message.id, mailboxId, uid));
  if (uid === null) run.touched.add(mailboxId);
}
