// How many of a thread are unread, told by its head: of those under a folded head, too, which are asked for with it.
import type { MessageId } from '../../../shared/domain/ids.ts';
import { rowNow } from '../../state/rows.ts';
import { type Shown, type ThreadPlace, threadAt, threadPlaceAt } from './shown.ts';

/** A thread of thousands is not asked for to be counted. */
const COUNTED_MAX = 200;

export function threadPlaceNow(shown: Shown, index: number): ThreadPlace {
  const place = threadPlaceAt(shown, index);
  if (place.kind !== 'head') return place;
  const unread = threadAt(shown, index).filter((id) => rowNow(id)?.flags.seen === false).length;
  return { ...place, unread };
}

/** Those under the folded heads of these rows. */
export function hiddenUnder({ hidden }: Shown, rows: Uint32Array): MessageId[] {
  if (hidden.size === 0) return [];
  return [...rows].flatMap((id) => (hidden.get(id as MessageId) ?? []).slice(0, COUNTED_MAX));
}
