import { expect, test } from 'vitest';
import { COLUMNS, columnTemplate, nextSort } from '../../../renderer/features/message-list/columns.ts';

const column = (name: string) => COLUMNS.find((one) => one.name === name)!;

test('the subject takes the room that the other columns leave', () => {
  expect(columnTemplate({})).toBe('28px 26px minmax(140px, 1fr) 210px 190px 76px');
  expect(columnTemplate({ from: 300, flagged: 99 })).toBe('28px 26px minmax(140px, 1fr) 300px 190px 76px');
});

test('a first click sorts the way that is most wanted, a second one turns it round', () => {
  const byName = nextSort({ by: 'date', direction: 'desc' }, column('from'));
  expect(byName).toEqual({ by: 'from', direction: 'asc' });
  expect(nextSort(byName, column('from'))).toEqual({ by: 'from', direction: 'desc' });
  expect(nextSort(byName, column('date'))).toEqual({ by: 'date', direction: 'desc' });
});
