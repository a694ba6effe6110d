// What the guard has to know of a message beside its words, from the store: who read the message that it answers or
// passes on, where answers go, how many the server takes at once.
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import type { LetterFacts, UnseenFacts } from '../../shared/guard/index.ts';
import { listAccounts } from '../store/accounts.ts';
import type { StoredDraft } from '../store/drafts.ts';
import type { ReadDb } from '../store/handles.ts';
import { messageDetail } from '../store/messages.ts';
import { portionFor } from './pace.ts';

/** More recipients than any service takes at once. */
const MANY = 5_000;

export function unseenFacts(db: ReadDb, draft: StoredDraft, nowAt: number): UnseenFacts {
  const identity = listAccounts(db)
    .flatMap(({ identities }) => identities)
    .find(({ id }) => id === draft.identityId);
  const { replyTo } = draft.thread;
  return {
    ...lastingFacts(db, draft.originalId, identity?.accountId ?? null, nowAt),
    replyTo: replyTo ? (replyTo[0]?.address ?? '') : null,
  };
}

/** The same of a draft and of the message that it became. */
export function lastingFacts(
  db: ReadDb,
  originalId: MessageId | null,
  accountId: AccountId | null,
  nowAt: number,
): Pick<LetterFacts, 'original' | 'pupils' | 'recipientsAtOnce'> {
  const original = originalId === null ? null : messageDetail(db, originalId);
  const portion = accountId === null ? null : portionFor(db, accountId, MANY, nowAt);
  return {
    original: original && { from: original.from, to: original.to, cc: original.cc },
    pupils: [],
    recipientsAtOnce: portion?.recipientCount ?? null,
  };
}
