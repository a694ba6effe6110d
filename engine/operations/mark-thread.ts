// « Ignorer ce fil » and « Surveiller ce fil », never both: an ignored thread is read, and what comes to it later is read as
// it comes. The mark is kept here; the thread's messages bear its keyword where the server takes it, so that other programs
// agree. « Ignorer le sous-fil » is kept here alone.
import type { MessageId, ThreadId } from '../../shared/domain/ids.ts';
import { hasKeyword } from '../../shared/domain/tag-keyword.ts';
import type { WriteDb } from '../store/handles.ts';
import { messageRefs } from '../store/messages.ts';
import { isBranchMuted, setBranchMuted } from '../store/muted-branches.ts';
import { takesKeyword } from '../store/tags.ts';
import {
  isMarked,
  MARK_KEYWORD,
  OTHER_MARK,
  setThreadMark,
  type ThreadMark,
  threadMessages,
  threadsOf,
} from '../store/thread-marks.ts';
import type { Queued } from './intent.ts';
import { setFlag } from './set-flags.ts';
import { changeKeywords } from './set-keywords.ts';

interface Muting {
  ids: MessageId[];
  muted: boolean;
}

export function setMuted(tx: WriteDb, { ids, muted }: Muting): Queued[] {
  return setMark(tx, { ids, mark: 'muted', value: muted });
}

export function setWatched(tx: WriteDb, { ids, watched }: { ids: MessageId[]; watched: boolean }): Queued[] {
  return setMark(tx, { ids, mark: 'watched', value: watched });
}

/** Of each message and what answers it. */
export function muteBranches(tx: WriteDb, { ids, muted, takesBack }: Muting & TakingBack): Queued[] {
  return messageRefs(tx, ids).flatMap(({ id, accountId }) => {
    if (isBranchMuted(tx, id) === muted) return [];
    const changed = setBranchMuted(tx, id, muted);
    if (changed.length === 0) return [];
    const inverse = (later: WriteDb) => muteBranches(later, { ids: [id], muted: !muted, takesBack: true });
    const kept: Queued = { id: null, accountId, count: 1, inverse };
    return [kept, ...besides(muted && !takesBack ? setFlag(tx, { ids: changed, flag: 'seen', value: true }) : [])];
  });
}

interface TakingBack {
  /** What was marked before is marked again: whoever made a message of it unread meanwhile wants it so. */
  takesBack?: boolean;
}

interface Marking extends TakingBack {
  ids: MessageId[];
  mark: ThreadMark;
  value: boolean;
}

function setMark(tx: WriteDb, { ids, ...marking }: Marking): Queued[] {
  const threads = threadsOf(tx, ids).filter((thread) => isMarked(tx, marking.mark, thread) !== marking.value);
  return threads.flatMap((thread) => markThread(tx, thread, marking));
}

function markThread(tx: WriteDb, thread: ThreadId, { mark, value, takesBack }: Omit<Marking, 'ids'>): Queued[] {
  const messages = threadMessages(tx, thread);
  const [first] = messages;
  if (!first) return [];
  const other = OTHER_MARK[mark];
  const displaces = value && isMarked(tx, other, thread);
  setThreadMark(tx, mark, thread, value, Date.now());
  const ids = messages.map(({ id }) => id);
  const before = displaces ? { mark: other, value: true } : { mark, value: !value };
  const inverse = (later: WriteDb) => setMark(later, { ids: [first.id], ...before, takesBack: true });
  const kept: Queued = { id: null, accountId: first.accountId, count: 1, inverse };
  const seen = mark === 'muted' && value && !takesBack ? setFlag(tx, { ids, flag: 'seen', value: true }) : [];
  const told = [...tell(tx, ids, mark, value), ...(displaces ? tell(tx, ids, other, false) : [])];
  return [kept, ...besides([...seen, ...told])];
}

/** What goes with it is not counted. */
function besides(queued: readonly Queued[]): Queued[] {
  return queued.map((one) => ({ ...one, count: 0 }));
}

/** Nothing where the server keeps no such keyword: the thread is marked all the same. */
function tell(tx: WriteDb, ids: readonly MessageId[], mark: ThreadMark, value: boolean): Queued[] {
  const keyword = MARK_KEYWORD[mark];
  const unlike = messageRefs(tx, ids).filter(
    ({ mailboxId, keywords }) =>
      mailboxId !== null && hasKeyword(keywords, keyword) !== value && (!value || takesKeyword(tx, mailboxId, keyword)),
  );
  return changeKeywords(
    tx,
    unlike.map(({ id }) => id),
    value ? { set: [keyword], clear: [] } : { set: [], clear: [keyword] },
  );
}
