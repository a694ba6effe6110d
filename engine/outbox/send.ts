// « Envoyer »: from a draft to an entry of the outbox, with its bytes built once. The draft stays until the message was
// accepted; its entries that have not left are replaced, so that pressing twice never sends twice.
import type { OutboxId } from '../../shared/domain/ids.ts';
import type { OutboxState } from '../../shared/domain/outbox.ts';
import type { OverrideReason } from '../../shared/domain/override.ts';
import type { GuardLevel } from '../../shared/domain/policies.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { AttachmentFacts, Dismissal, Finding, PersonFacts, PupilFacts } from '../../shared/guard/index.ts';
import { maxMessageBytes } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { getDraft, setDraftOpen } from '../store/drafts.ts';
import { isBeingMailed } from '../store/mailings.ts';
import { advanceOutboxEntry, insertOutboxEntry, listOutbox } from '../store/outbox.ts';
import type { AttachmentScans } from './attachment-scans.ts';
import { composeToSend } from './compose-message.ts';
import type { OutboxDetails } from './details.ts';
import { heldFindings } from './guard-check.ts';
import { letterOfDraft } from './letter-facts.ts';
import { noteOverride } from './note-override.ts';
import { assertSendable } from './recipients.ts';

export interface SendInput {
  draftId: Parameters<typeof getDraft>[1];
  when: 'now' | 'held' | number;
  dismissed: (Dismissal & { reason: OverrideReason })[];
}

export interface SendDeps {
  store: Store;
  nowAt: () => number;
  factsOf: (addresses: string[]) => PersonFacts[];
  guardLevel: GuardLevel;
  settings: () => Settings;
  scans: Pick<AttachmentScans, 'settled'>;
  /** Those of the class lists. */
  pupils: () => PupilFacts[];
}

/** Waits for what is attached to be read: what nobody could read within its limit is said to be so. */
export async function send(deps: SendDeps, input: SendInput): Promise<Sent> {
  return sendScanned(deps, input, await deps.scans.settled(input.draftId));
}

interface Sent {
  outboxId: OutboxId | null;
  held: Finding[];
}

function sendScanned(deps: SendDeps, input: SendInput, attachments: AttachmentFacts[]): Sent {
  const { store, nowAt, factsOf } = deps;
  const draft = getDraft(store.reads, input.draftId);
  if (!draft) throw new MailError({ kind: 'missing', detail: 'draft' });
  if (isBeingMailed(store.reads, draft.id)) throw new MailError({ kind: 'invalid', detail: 'on its way' });
  const now = nowAt();
  const composed = composeToSend(store.reads, draft, now);
  assertSendable(composed.to);
  const recipients = composed.chips;
  const letter = letterOfDraft(store.reads, draft, attachments, { pupils: deps.pupils, nowAt: now });
  const question = { letter, recipients, ownAddress: composed.identity.address, level: deps.guardLevel, nowAt: now };
  const held = heldFindings(store.reads, factsOf, { ...question, dismissed: input.dismissed });
  if (held.length > 0) return { outboxId: null, held };
  const letPass =
    input.dismissed.length === 0 ? [] : heldFindings(store.reads, factsOf, { ...question, dismissed: [] });

  const details: OutboxDetails = {
    mode: draft.mode,
    originalId: draft.originalId,
    dismissed: input.dismissed,
    recipients,
    addresses: composed.to,
    finished: false,
    rest: false,
    sentSays: 'found',
    portion: null,
  };
  assertFits(composed.toSend.length, maxMessageBytes(store.reads, composed.identity.accountId));
  const outboxId = store.transaction((tx) => {
    for (const entry of listOutbox(tx).filter(({ draftId }) => draftId === draft.id)) {
      const called = advanceOutboxEntry(tx, entry.id, { type: 'cancelled' }, now);
      if (!called) throw new MailError({ kind: 'invalid', detail: 'on its way' });
    }
    setDraftOpen(tx, draft.id, false);
    const outboxId = insertOutboxEntry(tx, {
      accountId: composed.identity.accountId,
      draftId: draft.id,
      subject: draft.subject,
      recipients: [...composed.to.to, ...composed.to.cc, ...composed.to.bcc],
      ...firstState(input.when, now, deps.settings().undoSendMs),
      createdAt: now,
      messageIdHeader: composed.messageIdHeader,
      envelope: { from: composed.identity.address, to: composed.recipients },
      details,
      raw: composed.toSend,
      filedRaw: composed.toKeep,
    });
    noteOverride(tx, { outboxId, letPass, reason: input.dismissed.at(-1)?.reason ?? '', at: now });
    return outboxId;
  });
  return { outboxId, held: [] };
}

/** The server said how much it takes: nobody has to wait for its refusal. */
export function assertFits(sizeBytes: number, limitBytes: number | null): void {
  if (limitBytes === null || sizeBytes <= limitBytes) return;
  throw new MailError({ kind: 'rejected', reason: 'messageTooLarge', sizeBytes, limitBytes });
}

export function firstState(
  when: SendInput['when'],
  now: number,
  undoSendMs: number,
): { state: OutboxState; notBeforeAt: number | null } {
  if (when === 'held') return { state: 'held', notBeforeAt: null };
  if (when === 'now') return { state: 'undoable', notBeforeAt: now + undoSendMs };
  return { state: 'scheduled', notBeforeAt: when };
}
