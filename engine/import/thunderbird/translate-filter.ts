// A message filter of Thunderbird's in Casier's terms. Pure. Invariant: what is taken over never does more than the filter
// did: of a filter whose conditions must all hold none is left out, and nothing that sends is taken.
import type { FilterAction, FilterCondition, FilterContent, FilterLeft } from '../../../shared/domain/filter.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { Priority } from '../../../shared/domain/priority.ts';
import { Keyword } from '../../../shared/domain/tag.ts';
import type { ForeignFilter } from '../../../shared/domain/transfer.ts';
import { readTerms, type Term } from './filter-terms.ts';
import { findFolder, type KnownFolder, type Places } from './find-folder.ts';

export interface Translated {
  filter: FilterContent | null;
  left: FilterLeft[];
}

/** nsMsgFilterType: what moment a filter is for. */
const INBOX_RULE = 0x01;
const AFTER_JUNK = 0x20;
const OTHER_MOMENTS = 0x40 | 0x80 | 0x100;

export function translateFilter(
  { name, enabled, actions, condition, server, type = INBOX_RULE }: ForeignFilter,
  accountId: AccountId,
  folders: readonly KnownFolder[],
): Translated {
  const left: FilterLeft[] = [];
  const { match, terms, grouped } = readTerms(condition);
  if (grouped) left.push({ part: 'filter', reason: 'grouped' });
  const conditions = terms.flatMap((term) => {
    const translated = conditionOf(term);
    const { field, test, value } = term;
    if (!translated) left.push({ part: 'condition', field, test, value, reason: 'unknownTest' });
    return translated ?? [];
  });
  const isWider = conditions.length < terms.length && (match === 'all' || conditions.length === 0);
  const places = { accountId, folders, server: server ?? null };
  const taken = actions.flatMap((action) => actionOf(action, places, left));
  if (type & OTHER_MOMENTS) left.push({ part: 'filter', reason: 'otherMoment' });
  if (grouped || isWider || !taken.some(({ kind }) => kind !== 'stop')) return { filter: null, left };
  const onArrival = (type & (INBOX_RULE | AFTER_JUNK)) !== 0;
  const title = name.trim().slice(0, 100) || condition.slice(0, 100) || 'Thunderbird';
  return { filter: { name: title, accountId, enabled, onArrival, match, conditions, actions: taken }, left };
}

type TextField = Extract<FilterCondition, { kind: 'text' }>['field'];
type TextTest = Extract<FilterCondition, { kind: 'text' }>['test'];

const TEXT_FIELDS: Readonly<Record<string, TextField>> = {
  subject: 'subject',
  from: 'from',
  body: 'body',
  to: 'to',
  cc: 'cc',
  'to or cc': 'toOrCc',
  'all addresses': 'anyone',
};

const TEXT_TESTS: Readonly<Record<string, TextTest>> = {
  contains: 'contains',
  "doesn't contain": 'lacks',
  is: 'is',
  "isn't": 'isNot',
  'begins with': 'begins',
  'ends with': 'ends',
};

function conditionOf({ field, test, value, isHeader }: Term): FilterCondition | null {
  if (isHeader) return headerCondition(field, test, value);
  const text = TEXT_FIELDS[field];
  if (text) return textCondition(text, test, value);
  const yes = test === 'is' || test === 'contains' || test === "isn't empty";
  const no = test === "isn't" || test === "doesn't contain" || test === 'is empty';
  if (!yes && !no) return measureCondition(field, test, value);
  switch (field) {
    case 'tag':
    case 'keywords':
      if (test === 'is empty' || test === "isn't empty") return { kind: 'anyTag', value: yes };
      return Keyword.safeParse(value).success ? { kind: 'tag', keyword: value, value: yes } : null;
    case 'status': {
      const flag = STATUS[value.toLowerCase()];
      if (value.toLowerCase() === 'new') return { kind: 'status', flag: 'seen', value: no };
      return flag ? { kind: 'status', flag, value: yes } : null;
    }
    case 'has attachment status':
      return { kind: 'attachment', value: yes };
    case 'junk status':
      // 2: junk; 1: not; 0: nobody has said.
      return { kind: 'junk', value: (value === '2') === yes };
    default:
      return measureCondition(field, test, value);
  }
}

const STATUS = { read: 'seen', replied: 'answered', forwarded: 'forwarded', flagged: 'flagged', marked: 'flagged' } as {
  [name: string]: 'seen' | 'answered' | 'forwarded' | 'flagged' | undefined;
};

function textCondition(field: TextField, test: string, value: string): FilterCondition | null {
  if (test === 'is in ab' || test === "isn't in ab") {
    const isPeople = field !== 'subject' && field !== 'body' && field !== 'list';
    return isPeople ? { kind: 'inBook', field, value: test === 'is in ab' } : null;
  }
  const known = TEXT_TESTS[test];
  return known && value !== '' ? { kind: 'text', field, test: known, value: value.slice(0, 1_000) } : null;
}

function headerCondition(name: string, test: string, value: string): FilterCondition | null {
  if (!/^[\x21-\x39\x3b-\x7e]{1,100}$/.test(name)) return null;
  if (test === "isn't empty" || test === 'is empty') {
    return { kind: 'header', name, test: test === 'is empty' ? 'isNot' : 'is', value: '' };
  }
  const known = TEXT_TESTS[test];
  return known && value !== '' ? { kind: 'header', name, test: known, value: value.slice(0, 1_000) } : null;
}

function measureCondition(field: string, test: string, value: string): FilterCondition | null {
  const sides: Readonly<Record<string, 'more' | 'less' | 'is'>> = {
    'is greater than': 'more',
    'is less than': 'less',
    is: 'is',
  };
  const side = sides[test];
  const number = /^\d{1,9}$/.test(value) ? Number(value) : null;
  switch (field) {
    case 'age in days':
      return side && number !== null && number <= 36_500 ? { kind: 'age', test: side, days: number } : null;
    case 'size':
      return side && number !== null ? { kind: 'size', test: side, kilobytes: number } : null;
    case 'date':
      return dateCondition(test, value);
    case 'priority':
      return priorityCondition(test, value);
    default:
      return null;
  }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** « 01-Sep-2026 ». */
function dateCondition(test: string, value: string): FilterCondition | null {
  const [, day, month, year] = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(value) ?? [];
  const tests = { is: 'on', "isn't": 'notOn', 'is before': 'before', 'is after': 'after' } as const;
  const known = Object.hasOwn(tests, test) ? tests[test as keyof typeof tests] : null;
  const monthNumber = MONTHS.indexOf(month?.toLowerCase() ?? '') + 1;
  if (!known || !day || monthNumber === 0) return null;
  return { kind: 'date', test: known, day: `${year}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}` };
}

const PRIORITIES: Readonly<Record<string, Priority>> = {
  highest: 'high',
  high: 'high',
  normal: 'normal',
  none: 'normal',
  low: 'low',
  lowest: 'low',
};

function priorityCondition(test: string, value: string): FilterCondition | null {
  const priority = PRIORITIES[value.toLowerCase()];
  const tests = { is: 'is', "isn't": 'isNot', 'is higher than': 'higher', 'is lower than': 'lower' } as const;
  const known = Object.hasOwn(tests, test) ? tests[test as keyof typeof tests] : null;
  return priority && known ? { kind: 'priority', test: known, priority } : null;
}

function actionOf(
  { action, value: given, uri }: ForeignFilter['actions'][number],
  places: Places,
  left: FilterLeft[],
): FilterAction[] {
  const value = given ?? '';
  const without = (reason: (FilterLeft & { part: 'action' })['reason']): FilterAction[] => {
    left.push({ part: 'action', action, value, reason });
    return [];
  };
  switch (action) {
    case 'Move to folder':
    case 'Copy to folder': {
      const mailboxId = findFolder(value, uri ?? null, places);
      if (mailboxId === null) return without('unknownFolder');
      return [{ kind: action === 'Move to folder' ? 'move' : 'copy', mailboxId }];
    }
    case 'AddTag':
    case 'Label':
      return Keyword.safeParse(value).success ? [{ kind: 'tag', keyword: value }] : without('unknownAction');
    case 'Mark read':
    case 'Mark unread':
      return [{ kind: 'seen', value: action === 'Mark read' }];
    case 'Mark flagged':
      return [{ kind: 'star' }];
    case 'Change priority': {
      const priority = PRIORITIES[value.toLowerCase()];
      return priority ? [{ kind: 'priority', priority }] : without('unknownAction');
    }
    case 'JunkScore':
      return [{ kind: 'junk', value: Number(value) >= 50 }];
    case 'Ignore thread':
      return [{ kind: 'muteThread' }];
    case 'Ignore subthread':
      return [{ kind: 'muteBranch' }];
    case 'Watch thread':
      return [{ kind: 'watchThread' }];
    case 'Delete':
      return [{ kind: 'delete' }];
    case 'Stop execution':
      return [{ kind: 'stop' }];
    case 'Reply':
    case 'Forward':
      return without('sends');
    default:
      return without('unknownAction');
  }
}
