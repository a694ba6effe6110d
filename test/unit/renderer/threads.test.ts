import { expect, test } from 'vitest';
import {
  groupIndexOf,
  headIndexOf,
  shownRows as rowsOf,
  threadPlaceAt,
} from '../../../renderer/features/message-list/shown.ts';
import { type Folding, foldThread } from '../../../renderer/features/message-list/thread-folding.ts';
import { firstOfGroup } from '../../../renderer/state/selection.ts';
import { MessageId } from '../../../shared/domain/ids.ts';

const IDS = Uint32Array.from([1, 2, 3, 4, 5, 6]);
const DEPTHS = Uint8Array.from([0, 1, 1, 0, 0, 1]);
const shownRows = (ids: Uint32Array, depths: Uint8Array | null, folding: Folding) =>
  rowsOf({ ids, depths }, { ...folding, foldedGroups: new Set() });
const except = (...ids: number[]) => new Set(ids.map((id) => MessageId.parse(id)));
const collapsed = (...ids: number[]) => ({ folded: false, except: except(...ids) });

test('with threads off, or nothing collapsed, the list is shown as it is', () => {
  expect(shownRows(IDS, null, collapsed(1)).order).toBe(IDS);
  expect(shownRows(IDS, DEPTHS, collapsed()).order).toBe(IDS);
});

test('a collapsed thread shows its head alone and keeps what is under it at hand', () => {
  const shown = shownRows(IDS, DEPTHS, collapsed(1));
  expect([...shown.order]).toEqual([1, 4, 5, 6]);
  expect([...shown.depths!]).toEqual([0, 0, 0, 1]);
  expect(shown.hidden.get(MessageId.parse(1))).toEqual([2, 3]);
});

test('a thread stays collapsed when a new message becomes its head', () => {
  const shown = shownRows(Uint32Array.from([7, 1, 2]), Uint8Array.from([0, 1, 1]), collapsed(1));
  expect([...shown.order]).toEqual([7]);
});

test('a single message cannot be collapsed', () => {
  expect([...shownRows(IDS, DEPTHS, collapsed(4)).order]).toEqual([...IDS]);
});

test('each row knows its place in its thread', () => {
  const shown = shownRows(IDS, DEPTHS, collapsed(5));
  expect(threadPlaceAt(shown, 0)).toEqual({ kind: 'head', size: 3, expanded: true });
  expect(threadPlaceAt(shown, 1)).toEqual({ kind: 'below' });
  expect(threadPlaceAt(shown, 3)).toEqual({ kind: 'single' });
  expect(threadPlaceAt(shown, 4)).toEqual({ kind: 'head', size: 2, expanded: false });
  expect(headIndexOf(shown, 2)).toBe(0);
});

test('with all threads folded, those that were opened stay open, and what begins later is folded', () => {
  const shown = shownRows(IDS, DEPTHS, { folded: true, except: except(2) });
  expect([...shown.order]).toEqual([1, 2, 3, 4, 5]);
  expect(shown.hidden.get(MessageId.parse(5))).toEqual([6]);
});

test('folding and opening a thread again leaves nothing behind, and the latest exceptions are kept', () => {
  const thread = [MessageId.parse(1), MessageId.parse(2)];
  const folded = foldThread({ folded: false, except: [] }, thread, true);
  expect(folded.except).toEqual([1]);
  expect(foldThread(folded, thread, false).except).toEqual([]);
  const full = { folded: false, except: Array.from({ length: 2_000 }, (_, n) => MessageId.parse(n + 10)) };
  expect(foldThread(full, thread, true).except.slice(-2)).toEqual([2_009, 1]);
  expect(foldThread(full, thread, true).except).toHaveLength(2_000);
});

const GROUPS = { by: 'date' as const, keys: ['today', 'yesterday'], sizes: Uint32Array.from([3, 3]) };
const grouped = (folded: string[], closed: number[] = []) =>
  rowsOf({ ids: IDS, depths: DEPTHS, groups: GROUPS }, { ...collapsed(...closed), foldedGroups: new Set(folded) });

test('heads of groups stand among the messages, and are none', () => {
  const shown = grouped([]);
  const heads = [...shown.order].filter((id) => shown.groups?.heads.has(id));
  expect(heads.map((id) => firstOfGroup(id))).toEqual([1, 4]);
  expect([...shown.order].filter((id) => firstOfGroup(id) === null)).toEqual([...IDS]);
  expect(shown.count).toBe(6);
});

test('a folded group shows its head alone, and its messages are still counted', () => {
  const shown = grouped(['today'], [5]);
  expect([...shown.order].map((id) => firstOfGroup(id) ?? id)).toEqual([1, 4, 4, 5]);
  expect([...shown.groups!.heads.values()]).toEqual([
    { key: 'today', size: 3, folded: true },
    { key: 'yesterday', size: 3, folded: false },
  ]);
  expect(shown.hidden.get(MessageId.parse(5))).toEqual([6]);
  expect(shown.count).toBe(6);
  expect(groupIndexOf(shown, 3)).toBe(1);
});
