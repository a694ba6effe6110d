// The whole message as the guard is told of it, from what is stored: a draft with its attachments as they were scanned,
// or the bytes of a message whose draft is gone. And what a window does not hold itself: who read the message answered,
// where answers go, how many the server takes at once.
import { type Address, addressKey, sameAddress } from '../../shared/domain/address.ts';
import type { Identity } from '../../shared/domain/identity.ts';
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import {
  type AttachmentFacts,
  type LetterFacts,
  type PupilFacts,
  readBody,
  type UnseenFacts,
} from '../../shared/guard/index.ts';
import { readMessage } from '../mime/read-message.ts';
import type { StoredDraft } from '../store/drafts.ts';
import type { ReadDb } from '../store/handles.ts';
import { listIdentities } from '../store/identities.ts';
import { messageDetail } from '../store/messages.ts';
import { portionFor } from './pace.ts';

export interface LetterDeps {
  /** Those of the class lists. */
  pupils: () => PupilFacts[];
  nowAt: number;
}

/** More recipients than any service takes at once. */
const MANY = 5_000;

/** @param attachments what is in them; of one that is not among these nobody can say what is in it */
export function letterOfDraft(
  db: ReadDb,
  draft: StoredDraft,
  attachments: readonly AttachmentFacts[],
  { pupils, nowAt }: LetterDeps,
): LetterFacts {
  const identity = identityOf(db, draft);
  return {
    ...besideFacts(db, draft.originalId, identity?.accountId ?? null, nowAt),
    subject: draft.subject,
    body: readBody(draft),
    attachments: draft.attachments.map(
      ({ contentId, name }) => attachments.find(({ id }) => id === contentId) ?? unknownFile(contentId, name),
    ),
    replyTo: addressOf(draft.thread.replyTo ?? (identity ? replyToOf(identity) : [])),
    identities: listIdentities(db),
    pupils: pupils(),
  };
}

/** @param attachments those of the draft that it was made of, where that is still there; else they were judged with it */
export function letterOfBytes(
  db: ReadDb,
  raw: Uint8Array,
  about: { originalId: MessageId | null; accountId: AccountId; attachments: AttachmentFacts[] },
  { pupils, nowAt }: LetterDeps,
): LetterFacts {
  const { facts, html, plainText } = readMessage(raw);
  return {
    ...besideFacts(db, about.originalId, about.accountId, nowAt),
    subject: facts.subject,
    body: readBody({ html, text: plainText ?? '' }),
    attachments: about.attachments,
    replyTo: addressOf(facts.replyTo),
    identities: listIdentities(db),
    pupils: pupils(),
  };
}

export function unseenFacts(db: ReadDb, draft: StoredDraft, nowAt: number): UnseenFacts {
  const { replyTo } = draft.thread;
  return {
    ...besideFacts(db, draft.originalId, identityOf(db, draft)?.accountId ?? null, nowAt),
    replyTo: replyTo ? (addressOf(replyTo) ?? '') : null,
  };
}

/** Where answers go, if not to its own address; under its own name: answers come from people who know it. */
export function replyToOf({ name, address, replyTo }: Identity): Address[] {
  return replyTo === '' || sameAddress(replyTo, address) ? [] : [{ name: name || null, address: replyTo }];
}

function besideFacts(
  db: ReadDb,
  originalId: MessageId | null,
  accountId: AccountId | null,
  nowAt: number,
): Pick<LetterFacts, 'original' | 'recipientsAtOnce'> {
  const original = originalId === null ? null : messageDetail(db, originalId);
  const portion = accountId === null ? null : portionFor(db, accountId, MANY, nowAt);
  return {
    original: original && { from: original.from, to: original.to, cc: original.cc },
    recipientsAtOnce: portion?.recipientCount ?? null,
  };
}

function identityOf(db: ReadDb, { identityId }: StoredDraft): Identity | undefined {
  return listIdentities(db).find(({ id }) => id === identityId);
}

function addressOf(addresses: readonly Address[]): string | null {
  return addresses[0] ? addressKey(addresses[0].address) : null;
}

function unknownFile(id: string, name: string): AttachmentFacts {
  return { id, name, kind: 'other', found: [], header: null, unreadable: true, treatment: 'asIs' };
}
