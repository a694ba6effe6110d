// What filters make of one message: every condition, all and any, what is not known yet, and the order of filters.
import { describe, expect, test } from 'vitest';
import { decideFilters, type FilteredMessage, matchesFilter } from '../../../engine/core/filter-decision.ts';
import { FLAG_BIT } from '../../../engine/core/flags.ts';
import { type Filter, type FilterAction, type FilterCondition, FilterId } from '../../../shared/domain/filter.ts';
import { MailboxId } from '../../../shared/domain/ids.ts';

const DAY = 86_400_000;
const NOW = new Date(2026, 8, 15, 12).getTime();

const letter: FilteredMessage = {
  from: [{ name: 'Gaëlle Petit', address: 'gaelle.petit@ac-lyon.fr' }],
  to: [{ name: null, address: 'claire@ac-lyon.fr' }],
  cc: [{ name: 'Liste TICE', address: 'tice@listes.ac-lyon.fr' }],
  subject: '[animateurs.tice17] Réunion de rentrée',
  listId: 'animateurs.tice17.ac-poitiers.fr',
  dateAt: NOW - 3 * DAY,
  sizeBytes: 200 * 1024,
  priority: 'high',
  flags: FLAG_BIT.flagged,
  keywords: ['$Label1'],
  isJunk: false,
  source: {
    hasAttachments: true,
    text: () => 'Bonjour,\nle lien du questionnaire est ci-dessous.',
    header: (name) => (name.toLowerCase() === 'list-unsubscribe' ? ['<mailto:stop@ac-lyon.fr>'] : []),
  },
};

const context = { nowAt: NOW, tags: [], inBook: (address: string) => address === 'gaelle.petit@ac-lyon.fr' };
const text = (field: 'from' | 'toOrCc' | 'subject' | 'body' | 'list' | 'anyone', test_: string, value: string) =>
  ({ kind: 'text', field, test: test_, value }) as FilterCondition;

const HOLDS: [string, FilterCondition, boolean][] = [
  ['the subject contains, without accents', text('subject', 'contains', 'reunion'), true],
  ['the subject lacks', text('subject', 'lacks', 'Réunion'), false],
  ['the subject begins with', text('subject', 'begins', '[animateurs'), true],
  ['the subject ends with', text('subject', 'ends', 'rentrée'), true],
  ['the subject is', text('subject', 'is', 'Réunion'), false],
  ['the subject is not', text('subject', 'isNot', 'Réunion'), true],
  ['an address is the sender’s', text('from', 'is', 'GAELLE.PETIT@ac-lyon.fr'), true],
  ['a name begins the sender', text('from', 'begins', 'gaelle'), true],
  ['a domain ends a recipient', text('toOrCc', 'ends', '@listes.ac-lyon.fr'), true],
  ['nobody bears it', text('anyone', 'isNot', 'paul@ac-lyon.fr'), true],
  ['the list', text('list', 'contains', 'tice17'), true],
  ['the body', text('body', 'contains', 'QUESTIONNAIRE'), true],
  ['a field is there', { kind: 'header', name: 'List-Unsubscribe', test: 'is', value: '' }, true],
  ['a field is not there', { kind: 'header', name: 'X-Spam-Flag', test: 'isNot', value: '' }, true],
  ['a field contains', { kind: 'header', name: 'list-unsubscribe', test: 'contains', value: 'mailto' }, true],
  ['the sender is in the address book', { kind: 'inBook', field: 'from', value: true }, true],
  ['no copied person is', { kind: 'inBook', field: 'cc', value: false }, true],
  ['before a day', { kind: 'date', test: 'before', day: '2026-09-13' }, true],
  ['on that day', { kind: 'date', test: 'on', day: '2026-09-12' }, true],
  ['after that day', { kind: 'date', test: 'after', day: '2026-09-12' }, false],
  ['older than two days', { kind: 'age', test: 'more', days: 2 }, true],
  ['younger than three', { kind: 'age', test: 'less', days: 3 }, false],
  ['larger than 100 kB', { kind: 'size', test: 'more', kilobytes: 100 }, true],
  ['is followed', { kind: 'status', flag: 'flagged', value: true }, true],
  ['is unread', { kind: 'status', flag: 'seen', value: false }, true],
  ['more pressing than normal', { kind: 'priority', test: 'higher', priority: 'normal' }, true],
  ['bears a tag, in whatever case', { kind: 'tag', keyword: '$label1', value: true }, true],
  ['bears none of another', { kind: 'tag', keyword: '$label2', value: false }, true],
  ['has an attachment', { kind: 'attachment', value: true }, true],
  ['is not junk', { kind: 'junk', value: false }, true],
];

describe('A condition', () => {
  test.each(HOLDS)('%s', (_, condition, expected) => {
    expect(matchesFilter({ match: 'all', conditions: [condition] }, letter, context)).toBe(expected);
  });
});

test('what only the source tells is unknown before it has come, unless something else decides', () => {
  const early = { ...letter, source: null };
  const body = text('body', 'contains', 'lien');
  const subject = (value: string) => text('subject', 'contains', value);
  const holds = (match: 'all' | 'any', ...conditions: FilterCondition[]) =>
    matchesFilter({ match, conditions }, early, context);
  expect(holds('all', body)).toBe(null);
  expect(holds('all', body, subject('nothing'))).toBe(false);
  expect(holds('all', body, subject('réunion'))).toBe(null);
  expect(holds('any', body, subject('réunion'))).toBe(true);
  expect(holds('any', body, subject('nothing'))).toBe(null);
});

const filter = (id: number, actions: FilterAction[], conditions: FilterCondition[] = []): Filter => ({
  id: FilterId.parse(id),
  name: `f${id}`,
  accountId: null,
  enabled: true,
  onArrival: true,
  match: 'all',
  conditions,
  actions,
});
const folder = (id: number) => MailboxId.parse(id);

test('filters are asked in order, see what those before did, and end with a move or a stop', () => {
  const read: FilterAction = { kind: 'seen', value: true };
  const filters = [
    filter(1, [{ kind: 'tag', keyword: '$Label2' }]),
    filter(2, [read], [{ kind: 'tag', keyword: '$label2', value: true }]),
    filter(
      3,
      [{ kind: 'move', mailboxId: folder(7) }, { kind: 'star' }],
      [{ kind: 'status', flag: 'seen', value: true }],
    ),
    filter(4, [{ kind: 'delete' }]),
  ];
  expect(decideFilters(filters, letter, context)).toMatchObject({
    tags: ['$label2'],
    seen: true,
    star: true,
    moveTo: folder(7),
    remove: false,
    matched: [1, 2, 3],
  });
  const stopped = decideFilters([filter(1, [{ kind: 'star' }, { kind: 'stop' }]), filter(2, [read])], letter, context);
  expect(stopped).toMatchObject({ star: true, seen: null, matched: [1] });
});

test('of a thread the last word holds, a sub-thread stands beside it, and what is ignored is read for the filters behind', () => {
  const filters = [
    filter(1, [{ kind: 'watchThread' }, { kind: 'muteThread' }]),
    filter(2, [{ kind: 'star' }], [{ kind: 'status', flag: 'seen', value: true }]),
  ];
  expect(decideFilters(filters, letter, context)).toMatchObject({ thread: 'muted', branch: false, matched: [1, 2] });
  const branch = [filter(1, [{ kind: 'muteBranch' }]), filters[1]!, filter(3, [{ kind: 'watchThread' }])];
  const outcome = { thread: 'watched', branch: true, seen: null, matched: [1, 2, 3] };
  expect(decideFilters(branch, letter, context)).toMatchObject(outcome);
  const unread: Filter = filter(1, [{ kind: 'muteThread' }, { kind: 'seen', value: false }]);
  expect(decideFilters([unread, filters[1]!], letter, context)).toMatchObject({ seen: false, matched: [1] });
});

test('nothing is decided as long as a filter could still decide otherwise', () => {
  const early = { ...letter, source: null };
  const byBody = filter(1, [{ kind: 'delete' }], [text('body', 'contains', 'lien')]);
  expect(decideFilters([byBody, filter(2, [{ kind: 'star' }])], early, context)).toBe('unknown');
});
