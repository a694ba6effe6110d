// « Marquer le fil comme lu »: every message of the threads that these are of, wherever in the account it lies.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import { threadMessages, threadsOf } from '../store/thread-marks.ts';
import type { Queued } from './intent.ts';
import { setFlag } from './set-flags.ts';

export function markThreadSeen(tx: WriteDb, { ids }: { ids: MessageId[] }): Queued[] {
  const messages = threadsOf(tx, ids).flatMap((thread) => threadMessages(tx, thread));
  return setFlag(tx, { ids: messages.map(({ id }) => id), flag: 'seen', value: true });
}
