import { expect, test } from 'vitest';
import {
  columnTemplate,
  moved,
  nextSort,
  placedAt,
  toggled,
} from '../../../renderer/features/message-list/columns/arrange.ts';
import { DEFAULT_LAYOUTS, ListColumn, layoutOf } from '../../../shared/domain/list-layout.ts';

const USUAL = DEFAULT_LAYOUTS.received.columns;
const ICON = { width: 28, sizable: false };
const FROM = { sortBy: 'from', firstDirection: 'asc' } as const;
const DATE = { sortBy: 'date', firstDirection: 'desc' } as const;
const columns = [
  { name: 'flagged', ...ICON },
  { name: 'subject', width: null, sizable: false },
  { name: 'from', width: 210, sizable: true },
] as const;

test('the subject takes the room that the other columns leave', () => {
  expect(columnTemplate(columns, {})).toBe('28px minmax(140px, 1fr) 210px');
  expect(columnTemplate(columns, { from: 300, flagged: 99 })).toBe('28px minmax(140px, 1fr) 300px');
});

test('a first click sorts the way that is most wanted, a second one turns it round', () => {
  const byName = nextSort({ by: 'date', direction: 'desc' }, FROM);
  expect(byName).toEqual({ by: 'from', direction: 'asc' });
  expect(nextSort(byName, FROM)).toEqual({ by: 'from', direction: 'desc' });
  expect(nextSort(byName, DATE)).toEqual({ by: 'date', direction: 'desc' });
  expect(nextSort(null, DATE)).toEqual({ by: 'date', direction: 'desc' });
  expect(nextSort(byName, { sortBy: null, firstDirection: 'asc' })).toBe(byName);
});

test('a column that is chosen comes behind those that stand before it in the menu', () => {
  const all = ListColumn.options;
  expect(toggled(USUAL, 'unread', all)).toEqual(['flagged', 'unread', 'attachment', 'subject', 'from', 'date', 'size']);
  expect(toggled(USUAL, 'size', all)).toEqual(['flagged', 'attachment', 'subject', 'from', 'date']);
  expect(toggled(['subject', 'date'], 'flagged', all)).toEqual(['flagged', 'subject', 'date']);
});

test('the subject cannot be hidden, and comes back where something hid it', () => {
  expect(toggled(USUAL, 'subject', USUAL)).toEqual(USUAL);
  expect(layoutOf({ received: { columns: ['date'] } }, 'received').columns).toEqual(['subject', 'date']);
});

test('a column moves by one place, or to where another stands', () => {
  expect(moved(['subject', 'from', 'date'], 'date', -1)).toEqual(['subject', 'date', 'from']);
  expect(moved(['subject', 'from', 'date'], 'date', 1)).toEqual(['subject', 'from', 'date']);
  expect(placedAt(['subject', 'from', 'date', 'size'], 'size', 'subject')).toEqual(['size', 'subject', 'from', 'date']);
  expect(placedAt(['subject', 'from', 'date', 'size'], 'subject', 'date')).toEqual(['from', 'date', 'subject', 'size']);
});

test('what was chosen for one kind of folder leaves the others as they are', () => {
  const chosen = { sent: { widths: { to: 300 } } };
  expect(layoutOf(chosen, 'sent')).toEqual({ ...DEFAULT_LAYOUTS.sent, widths: { to: 300 } });
  expect(layoutOf(chosen, 'received')).toEqual(DEFAULT_LAYOUTS.received);
  expect(DEFAULT_LAYOUTS.sent.columns).toContain('to');
});
