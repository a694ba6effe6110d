// Which messages make one thread: those that name one another by Message-ID (RFC 5322 §3.6.4). Incremental: each
// message costs as many look-ups as it names ids, in whatever order messages arrive; where it names two threads,
// they were one. Pure: the store looks the keys up.
//
// A subject alone never makes a thread: « Re: Absence » from thirty families is thirty conversations. What answers without
// naming anything is joined with care by answered.ts.
import type { AccountId, ThreadId } from '../../shared/domain/ids.ts';

/**
 * A Message-ID of one account as a 52-bit number: what the store looks up. Two ids sharing one are as good as never.
 */
export type ThreadKey = number;

export interface ThreadKeys {
  /** null: the message has no Message-ID, nobody can name it. */
  own: ThreadKey | null;
  /** What it names, oldest first. */
  named: ThreadKey[];
}

/** The first reference is the thread's root; of the rest the latest. A list of thousands is no conversation. */
const NAMED_MAX = 32;

export function threadKeys(
  accountId: AccountId,
  ids: { messageIdHeader: string | null; inReplyTo: string | null; references: readonly string[] },
): ThreadKeys {
  const { messageIdHeader, inReplyTo, references } = ids;
  const named = [...new Set([...references, ...(inReplyTo === null ? [] : [inReplyTo])])].filter(
    (id) => id !== '' && id !== messageIdHeader,
  );
  const kept = named.length > NAMED_MAX ? [...named.slice(0, 1), ...named.slice(1 - NAMED_MAX)] : named;
  return {
    own: messageIdHeader ? threadKey(accountId, messageIdHeader) : null,
    named: kept.map((id) => threadKey(accountId, id)),
  };
}

/** The thread a message joins, and those that turn out to be the same: the eldest gives its name. */
export function joinThreads(
  found: readonly ThreadId[],
  newThread: ThreadId,
): { threadId: ThreadId; absorbed: ThreadId[] } {
  const threads = [...new Set(found)].sort((a, b) => a - b);
  const [threadId = newThread, ...absorbed] = threads;
  return { threadId, absorbed };
}

/** The Message-IDs of what answers `root`, directly or not, and `root` itself; in whichever order the messages are told. */
export function branchFrom(
  root: string,
  messages: readonly { own: string | null; named: readonly string[] }[],
): Set<string> {
  const branch = new Set([root]);
  let left = messages.filter(({ own }) => own !== null && own !== root);
  for (let known = 0; known < branch.size; ) {
    known = branch.size;
    for (const { own, named } of left) if (own !== null && named.some((id) => branch.has(id))) branch.add(own);
    left = left.filter(({ own }) => own !== null && !branch.has(own));
  }
  return branch;
}

/** Two rounds of FNV-1a-like mixing over UTF-16 units, 26 bits of each. */
export function threadKey(accountId: AccountId, messageId: string): ThreadKey {
  let high = 0x9e3779b9 ^ accountId;
  let low = 0x85ebca6b + accountId;
  for (let i = 0; i < messageId.length; i += 1) {
    const unit = messageId.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x5bd1e995);
    low ^= low >>> 13;
  }
  high ^= high >>> 15;
  low ^= low >>> 15;
  return (high >>> 6) * 2 ** 26 + (low >>> 6);
}
