// At which events of a trace the day is cut off: after each change of a file and each sync, but for the middle of long
// transactions. All that a kill can leave there is what stood before the transaction, and a tail of its log that SQLite
// drops: the first and last writes of each are tried one by one, of those between one in a few.
import { isDiskChange, type TraceEvent } from './trace.ts';

/** Writes at either end of a transaction; each page of the log is two. */
const EDGE_WRITES = 4;
const ONE_IN = 3;
/** https://sqlite.org/fileformat2.html#the_write_ahead_log */
const FRAME_HEADER_BYTES = 24;

export function cutPoints(events: readonly TraceEvent[]): number[] {
  const points = events.flatMap((event, at) => (isDiskChange(event) || event.type === 'sync' ? [at] : []));
  const ends = transactionEnds(events, points);
  return points.filter((at, index) => {
    if (!isLogWrite(events[at]!)) return true;
    const before = index - (ends.findLast((end) => end < index) ?? -1);
    const after = (ends.find((end) => end >= index) ?? points.length) - index;
    return before <= EDGE_WRITES || after < EDGE_WRITES || index % ONE_IN === 0;
  });
}

/** Among the points, where a transaction is whole: after the page whose header says that it commits. */
function transactionEnds(events: readonly TraceEvent[], points: readonly number[]): number[] {
  let commits = false;
  return points.flatMap((at, index) => {
    const event = events[at]!;
    if (!isLogWrite(event)) return [index];
    if (event.bytes.length === FRAME_HEADER_BYTES) {
      commits = event.bytes.readUInt32BE(4) > 0;
      return [];
    }
    return commits ? [index] : [];
  });
}

function isLogWrite(event: TraceEvent): event is Extract<TraceEvent, { type: 'write' }> {
  return event.type === 'write' && event.path === 'casier.db-wal';
}
