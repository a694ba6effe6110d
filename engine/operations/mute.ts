// « Ignorer ce fil »: the threads of these messages are read, and what comes to them later is read as it comes. The thread
// is kept as ignored here; its messages bear « $muted » where the server takes it, so that other programs agree.
import type { MessageId, ThreadId } from '../../shared/domain/ids.ts';
import { hasKeyword } from '../../shared/domain/tag-keyword.ts';
import type { WriteDb } from '../store/handles.ts';
import { messageRefs } from '../store/messages.ts';
import { isMuted, MUTED_KEYWORD, setThreadMuted, threadMessages, threadsOf } from '../store/muted.ts';
import { takesKeyword } from '../store/tags.ts';
import type { Queued } from './intent.ts';
import { setFlag } from './set-flags.ts';
import { changeKeywords } from './set-keywords.ts';

export function setMuted(tx: WriteDb, { ids, muted }: { ids: MessageId[]; muted: boolean }): Queued[] {
  const threads = threadsOf(tx, ids).filter((thread) => isMuted(tx, thread) !== muted);
  return threads.flatMap((thread) => muteThread(tx, thread, muted));
}

function muteThread(tx: WriteDb, thread: ThreadId, muted: boolean): Queued[] {
  const messages = threadMessages(tx, thread);
  const [first] = messages;
  if (!first) return [];
  setThreadMuted(tx, thread, muted, Date.now());
  const ids = messages.map(({ id }) => id);
  const inverse = (later: WriteDb) => setMuted(later, { ids: [first.id], muted: !muted });
  const kept: Queued = { id: null, accountId: first.accountId, count: 1, inverse };
  const seen = muted ? setFlag(tx, { ids, flag: 'seen', value: true }) : [];
  const told = tell(tx, ids, muted);
  return [kept, ...[...seen, ...told].map((queued) => ({ ...queued, count: 0 }))];
}

/** Nothing where the server keeps no such keyword: the thread is ignored all the same. */
function tell(tx: WriteDb, ids: readonly MessageId[], muted: boolean): Queued[] {
  const unlike = messageRefs(tx, ids).filter(
    ({ mailboxId, keywords }) =>
      mailboxId !== null &&
      hasKeyword(keywords, MUTED_KEYWORD) !== muted &&
      (!muted || takesKeyword(tx, mailboxId, MUTED_KEYWORD)),
  );
  const keywords = [MUTED_KEYWORD];
  return changeKeywords(
    tx,
    unlike.map(({ id }) => id),
    muted ? { set: keywords, clear: [] } : { set: [], clear: keywords },
  );
}
