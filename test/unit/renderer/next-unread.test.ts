import { expect, test } from 'vitest';
import { firstUnread, wayFrom } from '../../../renderer/app/next-unread.ts';
import { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageRow } from '../../../shared/domain/message.ts';

const ids = Array.from({ length: 1200 }, (_, index) => MessageId.parse(index + 1));
const rowsWithUnread = (unread: number | null) => {
  const asked: number[] = [];
  const askRows = async (some: MessageId[]) => {
    asked.push(some.length);
    return some.map((id) => ({ id, flags: { seen: id !== unread } }) as MessageRow);
  };
  return { asked, askRows };
};

test('the first unread message is found page by page, and no page more is asked for', async () => {
  const { asked, askRows } = rowsWithUnread(700);
  expect(await firstUnread(ids, askRows)).toBe(700);
  expect(asked).toEqual([500, 500]);
});

test('a list that is all read has none', async () => {
  expect(await firstUnread(ids, rowsWithUnread(null).askRows)).toBeNull();
});

test('the way leads on from what is read and begins again at the other end, in either direction', () => {
  const order = Uint32Array.from([1, 2, 3, 4]);
  expect(wayFrom(order, MessageId.parse(2), 1)).toEqual([3, 4, 1, 2]);
  expect(wayFrom(order, MessageId.parse(2), -1)).toEqual([1, 4, 3, 2]);
  expect(wayFrom(order, null, 1)).toEqual([1, 2, 3, 4]);
});
