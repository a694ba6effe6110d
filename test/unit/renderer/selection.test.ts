import { describe, expect, test } from 'vitest';
import { selectionAfterClick, selectionAfterKey } from '../../../renderer/features/message-list/grid-keys.ts';
import {
  asFound,
  followed,
  inNewOrder,
  NOTHING,
  type Selection,
  selectAll,
  selectOnly,
} from '../../../renderer/state/selection.ts';
import { MessageId } from '../../../shared/domain/ids.ts';

const id = (value: number) => MessageId.parse(value);
const order = (...ids: number[]) => Uint32Array.from(ids);
const idsOf = (selection: Selection) => [...selection.ids];
const LIST = order(10, 20, 30, 40, 50);
const plain = { ctrl: false, shift: false };

describe('keys of the list', () => {
  const press = (selection: Selection, key: string, held: Partial<typeof plain> = {}) =>
    selectionAfterKey(selection, LIST, { key, ...plain, ...held }, 2)!;

  test('an arrow moves the selection by one row and stops at the ends', () => {
    expect(idsOf(press(selectOnly(id(20)), 'ArrowDown'))).toEqual([30]);
    expect(idsOf(press(selectOnly(id(50)), 'ArrowDown'))).toEqual([50]);
    expect(idsOf(press(selectOnly(id(10)), 'ArrowUp'))).toEqual([10]);
  });

  test('the first arrow in a list without a focus goes to its first row', () => {
    expect(idsOf(press(NOTHING, 'ArrowDown'))).toEqual([10]);
  });

  test('page keys move by a page, Home and End to the ends', () => {
    expect(idsOf(press(selectOnly(id(10)), 'PageDown'))).toEqual([30]);
    expect(idsOf(press(selectOnly(id(20)), 'End'))).toEqual([50]);
    expect(idsOf(press(selectOnly(id(50)), 'Home'))).toEqual([10]);
  });

  test('Shift extends from where it began, back again too', () => {
    const two = press(selectOnly(id(30)), 'ArrowDown', { shift: true });
    expect(idsOf(two)).toEqual([30, 40]);
    const back = press(press(two, 'ArrowUp', { shift: true }), 'ArrowUp', { shift: true });
    expect(idsOf(back)).toEqual([20, 30]);
  });

  test('Ctrl moves the focus alone, and Ctrl+Space selects there', () => {
    const moved = press(selectOnly(id(10)), 'ArrowDown', { ctrl: true });
    expect(idsOf(moved)).toEqual([10]);
    expect(moved.focus).toBe(20);
    expect(idsOf(press(moved, ' ', { ctrl: true }))).toEqual([10, 20]);
  });

  test('a key that is none of the list is left alone', () => {
    expect(selectionAfterKey(NOTHING, LIST, { key: 'n', ...plain }, 2)).toBeNull();
  });

  test('an empty list has nothing to select', () => {
    expect(selectionAfterKey(NOTHING, order(), { key: 'ArrowDown', ...plain }, 2)).toBe(NOTHING);
  });
});

describe('clicks', () => {
  test('a click selects one, Ctrl adds and takes away, Shift selects a range', () => {
    const one = selectionAfterClick(NOTHING, LIST, id(20), plain);
    const two = selectionAfterClick(one, LIST, id(40), { ctrl: true, shift: false });
    expect(idsOf(two)).toEqual([20, 40]);
    expect(idsOf(selectionAfterClick(two, LIST, id(20), { ctrl: true, shift: false }))).toEqual([40]);
    expect(idsOf(selectionAfterClick(two, LIST, id(10), { ctrl: false, shift: true }))).toEqual([10, 20, 30, 40]);
  });

  test('everything can be selected, and the focus stays', () => {
    const all = selectAll(selectOnly(id(30)), LIST);
    expect(idsOf(all)).toEqual([10, 20, 30, 40, 50]);
    expect(all.focus).toBe(30);
  });
});

describe('when the list changes', () => {
  test('the row that took the place of a deleted one is selected', () => {
    expect(idsOf(inNewOrder(selectOnly(id(30)), LIST, order(10, 20, 40, 50)))).toEqual([40]);
  });

  test('the last row is, when the end of the list was deleted', () => {
    const selection = selectionAfterClick(selectOnly(id(40)), LIST, id(50), { ctrl: false, shift: true });
    expect(idsOf(inNewOrder(selection, LIST, order(10, 20, 30)))).toEqual([30]);
  });

  test('what is still there stays selected', () => {
    const selection = selectionAfterClick(selectOnly(id(20)), LIST, id(40), { ctrl: true, shift: false });
    expect(idsOf(inNewOrder(selection, LIST, order(10, 20, 30, 50)))).toEqual([20]);
  });

  test('new rows and another order change nothing', () => {
    const selection = selectOnly(id(30));
    expect(inNewOrder(selection, LIST, order(60, 50, 40, 30, 20, 10))).toBe(selection);
  });

  test('nothing selected stays nothing selected', () => {
    expect(inNewOrder(NOTHING, LIST, order(10))).toBe(NOTHING);
  });

  test('an emptied list has no selection and no focus', () => {
    const selection = inNewOrder(selectOnly(id(30)), LIST, order());
    expect(idsOf(selection)).toEqual([]);
    expect(selection.focus).toBeNull();
  });
});

describe('a selection that was made before its list was there', () => {
  test('stays with what is in it, and is nothing where its message is gone', () => {
    const two = { ids: new Set([id(20), id(30)]), focus: id(20), anchor: id(30) };
    expect(asFound(two, LIST)).toBe(two);
    expect(idsOf(asFound(two, order(10, 20)))).toEqual([20]);
    expect(asFound(two, order(30, 40))).toBe(NOTHING);
    expect(asFound(NOTHING, LIST)).toBe(NOTHING);
  });
});

describe('a draft that was filed anew', () => {
  const SUCCESSORS = [
    [id(20), id(60)],
    [id(21), id(60)],
  ] as const;

  test('stays selected as the message that stands in its place', () => {
    const selection = followed(selectOnly(id(20)), SUCCESSORS, order(60, 10, 30));
    expect(selection).toEqual(selectOnly(id(60)));
    expect(inNewOrder(selection, LIST, order(60, 10, 30))).toBe(selection);
  });

  test('stays one of several', () => {
    const selection = followed(
      { ids: new Set([id(10), id(20)]), focus: id(10), anchor: id(20) },
      SUCCESSORS,
      order(10, 60),
    );
    expect(selection).toEqual({ ids: new Set([id(10), id(60)]), focus: id(10), anchor: id(60) });
  });

  test('is not followed while the former one is there still, nor where nothing was filed anew', () => {
    const selection = selectOnly(id(20));
    expect(followed(selection, SUCCESSORS, order(20, 60))).toBe(selection);
    expect(followed(selection, [], order(10))).toBe(selection);
  });
});
