import { describe, expect, test } from 'vitest';
import { readTerms } from '../../../engine/import/thunderbird/filter-terms.ts';
import { parseFilters } from '../../../engine/import/thunderbird/filters.ts';
import type { KnownFolder } from '../../../engine/import/thunderbird/find-folder.ts';
import { translateFilter } from '../../../engine/import/thunderbird/translate-filter.ts';
import { FilterContent } from '../../../shared/domain/filter.ts';
import { AccountId, MailboxId } from '../../../shared/domain/ids.ts';

const account = AccountId.parse(1);
const folder = (id: number, path: string, role: KnownFolder['role'] = null, accountId = 1): KnownFolder => ({
  server: accountId === 1 ? 'claire@imap.ac-lyon.fr' : accountId === 3 ? 'ecole@imap.ac-lyon.fr' : null,
  id: MailboxId.parse(id),
  accountId: AccountId.parse(accountId),
  path,
  role,
});
const FOLDERS = [
  folder(1, 'INBOX', 'inbox'),
  folder(2, 'INBOX/Élèves'),
  folder(3, 'Corbeille', 'trash'),
  folder(4, 'Cours/6eB', null, 2),
  folder(5, 'Cours/6eB'),
  folder(6, 'Élèves', null, 3),
];

const translate = (lines: string) => {
  const [filter] = parseFilters(`name="f"\nenabled="yes"\n${lines}`);
  const foreign = { account: 'x', server: 'claire@imap.ac-lyon.fr', ...filter! };
  const translated = translateFilter(foreign, account, FOLDERS);
  if (translated.filter) FilterContent.parse(translated.filter);
  return translated;
};

describe('A condition of msgFilterRules.dat', () => {
  test.each([
    ['(subject,contains,[cours])', { kind: 'text', field: 'subject', test: 'contains', value: '[cours]' }],
    ['(from,ends with,@ac-lyon.fr)', { kind: 'text', field: 'from', test: 'ends', value: '@ac-lyon.fr' }],
    ["(to or cc,isn't,a@b.fr)", { kind: 'text', field: 'toOrCc', test: 'isNot', value: 'a@b.fr' }],
    ['(all addresses,contains,"x (y)")', { kind: 'text', field: 'anyone', test: 'contains', value: 'x (y)' }],
    [
      '(subject,contains,dit \\"oui\\" \\o/)',
      { kind: 'text', field: 'subject', test: 'contains', value: 'dit "oui" \\o/' },
    ],
    [
      '(subject,begins with,"\\"Chers (tous)")',
      { kind: 'text', field: 'subject', test: 'begins', value: '"Chers (tous)' },
    ],
    ['(subject,is,un, deux)', { kind: 'text', field: 'subject', test: 'is', value: 'un, deux' }],
    ['(from,is in ab,jsaddrbook://abook.sqlite)', { kind: 'inBook', field: 'from', value: true }],
    ['("X-Spam-Flag",is,YES)', { kind: 'header', name: 'X-Spam-Flag', test: 'is', value: 'YES' }],
    ['(date,is before,01-Sep-2026)', { kind: 'date', test: 'before', day: '2026-09-01' }],
    ['(age in days,is greater than,30)', { kind: 'age', test: 'more', days: 30 }],
    ['(size,is less than,500)', { kind: 'size', test: 'less', kilobytes: 500 }],
    ['(priority,is higher than,Normal)', { kind: 'priority', test: 'higher', priority: 'normal' }],
    ["(status,isn't,read)", { kind: 'status', flag: 'seen', value: false }],
    ['(tag,contains,$label1)', { kind: 'tag', keyword: '$label1', value: true }],
    ['(has attachment status,is,true)', { kind: 'attachment', value: true }],
    ['(junk status,is,2)', { kind: 'junk', value: true }],
  ])('%s', (condition, expected) => {
    const { filter, left } = translate(`action="Mark flagged"\ncondition="AND ${condition.replaceAll('"', '\\"')}"`);
    expect(filter?.conditions).toEqual([expected]);
    expect(left).toEqual([]);
  });
});

test('folders are found by their path, in the account first, then by their role', () => {
  const moved = (value: string) =>
    translate(`action="Move to folder"\nactionValue="${value}"\ncondition="ALL"`).filter?.actions[0];
  expect(moved('imap://claire@imap.ac-lyon.fr/INBOX/%C3%89l%C3%A8ves')).toEqual({ kind: 'move', mailboxId: 2 });
  expect(moved('imap://claire@imap.ac-lyon.fr/&AMk-l&AOg-ves')).toEqual({ kind: 'move', mailboxId: 2 });
  expect(moved('mailbox://nobody@Local%20Folders/Cours/6eB')).toEqual({ kind: 'move', mailboxId: 4 });
  expect(moved('imap://claire@imap.ac-lyon.fr/Trash')).toEqual({ kind: 'move', mailboxId: 3 });
  expect(moved('imap://claire@imap.ac-lyon.fr/Cours/6eB')).toEqual({ kind: 'move', mailboxId: 5 });
  expect(moved('imap://ecole@imap.ac-lyon.fr/&AMk-l&AOg-ves')).toEqual({ kind: 'move', mailboxId: 6 });
  expect(moved('imap://autre@imap.ac-lyon.fr/&AMk-l&AOg-ves')).toBeUndefined();
  expect(moved('mailbox://nobody@Local%20Folders/Class%C3%A9')).toBeUndefined();
});

test('threads are ignored and watched as Thunderbird’s filter does', () => {
  const { filter, left } = translate(
    'action="Ignore thread"\naction="Ignore subthread"\naction="Watch thread"\ncondition="ALL"',
  );
  expect(filter?.actions).toEqual([{ kind: 'muteThread' }, { kind: 'muteBranch' }, { kind: 'watchThread' }]);
  expect(left).toEqual([]);
});

test('what would send is never taken over, and is said', () => {
  const { filter, left } = translate(
    'action="Forward"\nactionValue="moi@gmail.com"\naction="Mark read"\ncondition="OR (subject,contains,a)"',
  );
  expect(filter?.actions).toEqual([{ kind: 'seen', value: true }]);
  expect(left).toEqual([{ part: 'action', action: 'Forward', value: 'moi@gmail.com', reason: 'sends' }]);
  const alone = translate('action="Reply"\nactionValue="x"\ncondition="ALL"');
  expect(alone).toEqual({ filter: null, left: [{ part: 'action', action: 'Reply', value: 'x', reason: 'sends' }] });
});

test('a filter never becomes wider: of conditions that must all hold, an unknown one leaves out the whole', () => {
  const all = translate('action="Delete"\ncondition="AND (subject,contains,a) AND (folderflag,is,1)"');
  expect(all.filter).toBe(null);
  expect(all.left).toEqual([{ part: 'condition', field: 'folderflag', test: 'is', value: '1', reason: 'unknownTest' }]);
  const any = translate('action="Delete"\ncondition="OR (subject,contains,a) OR (folderflag,is,1)"');
  expect(any.filter?.conditions).toHaveLength(1);
  expect(translate('action="Delete"\ncondition="AND (subject,contains,a) OR (from,is,b)"').left[0]?.reason).toBe(
    'grouped',
  );
});

test('one for sent mail alone runs on demand only, and says so', () => {
  const { filter, left } = translate('type="64"\naction="Mark read"\ncondition="ALL"');
  expect(filter?.onArrival).toBe(false);
  expect(left).toEqual([{ part: 'filter', reason: 'otherMoment' }]);
});

test('a condition cut off anywhere, or nonsense, is read as far as it goes and never throws', () => {
  const condition = 'AND (subject,contains,"a \\" (b)") OR ("X-A",is,b)';
  for (let end = 0; end <= condition.length; end++) readTerms(condition.slice(0, end));
  expect(readTerms('nonsense').grouped).toBe(true);
});
