// The guard, asked by the engine itself: when a message is handed to the outbox and again when it really leaves, as a
// contact may have become a family's meanwhile. The whole message is judged, as it is stored (letter-facts.ts). What the
// window showed is never relied on.
import type { GuardLevel } from '../../shared/domain/policies.ts';
import {
  addressesToKnow,
  type Dismissal,
  evaluate,
  type Finding,
  type LetterFacts,
  type PersonFacts,
  type PupilFacts,
  type RecipientFields,
} from '../../shared/guard/index.ts';
import type { Store } from '../store/database.ts';
import { getDraft } from '../store/drafts.ts';
import { listGroups } from '../store/groups.ts';
import type { ReadDb } from '../store/handles.ts';
import { getMailing } from '../store/mailings.ts';
import { readOutboxRaw, type StoredOutboxEntry } from '../store/outbox.ts';
import type { AttachmentScans } from './attachment-scans.ts';
import { OutboxDetails } from './details.ts';
import { letterOfBytes, letterOfDraft } from './letter-facts.ts';

export type Overridden = Dismissal & { reason: string };

export interface GuardQuestion {
  recipients: RecipientFields;
  ownAddress: string;
  letter: LetterFacts;
  /** The findings that the person overrode, with the reason given. */
  dismissed: readonly Overridden[];
  /** What an administrator lets people override. */
  level: GuardLevel;
  nowAt: number;
}

/** The red findings that nobody overrode: with one of these, nothing leaves. */
export function heldFindings(
  db: ReadDb,
  factsOf: (addresses: string[]) => PersonFacts[],
  { recipients, ownAddress, letter, dismissed, level, nowAt }: GuardQuestion,
): Finding[] {
  const groups = listGroups(db);
  const message = { recipients, ownAddress, letter, groups, nowAt };
  const people = new Map(factsOf(addressesToKnow(message)).map((facts) => [facts.address, facts]));
  const counting = dismissed.filter(({ reason }) => counts(reason, level));
  return evaluate({ ...message, people, dismissed: counting }).filter(({ severity }) => severity === 'red');
}

export interface LeavingDeps {
  store: Store;
  factsOf: (addresses: string[]) => PersonFacts[];
  scans: Pick<AttachmentScans, 'settled'>;
  /** Those of the class lists. */
  pupils: () => PupilFacts[];
  guardLevel: GuardLevel;
  nowAt: () => number;
}

/** A message that is about to leave, as it was stored, by what is known of people now. */
export async function isHeldByGuard(deps: LeavingDeps, entry: StoredOutboxEntry): Promise<boolean> {
  const { store, factsOf, guardLevel, scans, pupils } = deps;
  const { recipients, dismissed, originalId } = OutboxDetails.parse(entry.details);
  const draftId =
    entry.draftId ?? (entry.mailingId ? (getMailing(store.reads, entry.mailingId)?.draftId ?? null) : null);
  const attachments = draftId === null ? [] : await scans.settled(draftId);
  const nowAt = deps.nowAt();
  const draft = entry.draftId === null ? null : getDraft(store.reads, entry.draftId);
  const about = { originalId, accountId: entry.accountId, attachments };
  const letter = draft
    ? letterOfDraft(store.reads, draft, attachments, { pupils, nowAt })
    : letterOfBytes(store.reads, bytesOf(store, entry), about, { pupils, nowAt });
  const question = { recipients, ownAddress: entry.envelope.from, letter, dismissed, level: guardLevel, nowAt };
  return heldFindings(store.reads, factsOf, question).length > 0;
}

function bytesOf({ reads }: Store, { id }: StoredOutboxEntry): Uint8Array {
  const raw = readOutboxRaw(reads, id);
  if (!raw) throw new Error('an outbox entry without its bytes');
  return raw;
}

function counts(reason: string, level: GuardLevel): boolean {
  return level === 'advise' || (level === 'reason' && reason.trim() !== '');
}
