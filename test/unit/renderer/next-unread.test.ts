import { expect, test } from 'vitest';
import { firstUnread } from '../../../renderer/app/next-unread.ts';
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
