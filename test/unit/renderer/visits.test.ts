import { expect, test } from 'vitest';
import { NO_VISITS, stepped, type Visit, visited } from '../../../renderer/state/visits.ts';
import { MailboxId, MessageId } from '../../../shared/domain/ids.ts';

const visit = (id: number): Visit => ({
  place: { kind: 'mailbox', mailboxId: MailboxId.parse(1) },
  messageId: MessageId.parse(id),
});
const read = (...ids: number[]) => ids.reduce((visits, id) => visited(visits, visit(id)), NO_VISITS);
const idsOf = ({ past }: { past: readonly Visit[] }) => past.map(({ messageId }) => messageId);

test('one goes back to what was read before, and forward again', () => {
  const back = stepped(read(1, 2, 3), -1)!;
  expect(back.past[back.at]?.messageId).toBe(2);
  const again = stepped(back, 1)!;
  expect(again.past[again.at]?.messageId).toBe(3);
  expect(stepped(again, 1)).toBeNull();
  expect(stepped(NO_VISITS, -1)).toBeNull();
});

test('reading something else after going back forgets what lay ahead', () => {
  const back = stepped(read(1, 2, 3), -1)!;
  expect(idsOf(visited(back, visit(9)))).toEqual([1, 2, 9]);
});

test('coming to where one went back to is no new visit', () => {
  const back = stepped(read(1, 2), -1)!;
  expect(visited(back, visit(1))).toBe(back);
});
