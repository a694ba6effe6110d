// What filters do with one message. Pure. A condition on what is not known yet (the body of a message that is not on
// this PC) is neither true nor false: as long as it could decide, nothing is decided.
import type { Address } from '../../shared/domain/address.ts';
import { addressKey } from '../../shared/domain/address.ts';
import type {
  Filter,
  FilterAction,
  FilterCondition,
  FilterContent,
  FilterId,
  PeopleField,
  TextTest,
} from '../../shared/domain/filter.ts';
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { Priority } from '../../shared/domain/priority.ts';
import { fold } from '../../shared/domain/search.ts';
import { shownTags, type Tag } from '../../shared/domain/tag.ts';
import { hasKeyword, keywordKey } from '../../shared/domain/tag-keyword.ts';
import { FLAG_BIT, type FlagBits } from './flags.ts';

export interface FilteredMessage {
  from: readonly Address[];
  to: readonly Address[];
  cc: readonly Address[];
  subject: string;
  listId: string | null;
  dateAt: number;
  sizeBytes: number;
  priority: Priority;
  flags: FlagBits;
  keywords: readonly string[];
  isJunk: boolean;
  /** What only the source tells; null: it is not here yet. */
  source: FilteredSource | null;
}

export interface FilteredSource {
  hasAttachments: boolean;
  text(): string;
  /** Every field of this name, decoded. */
  header(name: string): string[];
}

export interface FilterContext {
  nowAt: number;
  tags: readonly Tag[];
  inBook(address: string): boolean;
}

/** What is to become of a message, all filters together. */
export interface FilterOutcome {
  seen: boolean | null;
  star: boolean;
  tags: string[];
  priority: Priority | null;
  junk: boolean | null;
  /** What its thread is to be. */
  thread: 'muted' | 'watched' | null;
  /** It and what answers it are to be ignored. */
  branch: boolean;
  copyTo: MailboxId[];
  moveTo: MailboxId | null;
  remove: boolean;
  matched: FilterId[];
}

/** `unknown`: something that is not here yet could decide. */
export function decideFilters(
  filters: readonly Filter[],
  message: FilteredMessage,
  context: FilterContext,
): FilterOutcome | 'unknown' {
  const outcome: FilterOutcome = {
    seen: null,
    star: false,
    tags: [],
    priority: null,
    junk: null,
    thread: null,
    branch: false,
    copyTo: [],
    moveTo: null,
    remove: false,
    matched: [],
  };
  for (const filter of filters) {
    const holds = matchesFilter(filter, asChanged(message, outcome), context);
    if (holds === null) return 'unknown';
    if (!holds) continue;
    outcome.matched.push(filter.id);
    for (const action of filter.actions) take(outcome, action);
    // Elsewhere it is no concern of the filters of this folder any more.
    const isGone = outcome.moveTo !== null || outcome.remove;
    if (isGone || filter.actions.some(({ kind }) => kind === 'stop')) break;
  }
  return outcome;
}

function take(outcome: FilterOutcome, action: FilterAction): void {
  switch (action.kind) {
    case 'move':
      outcome.moveTo ??= action.mailboxId;
      break;
    case 'copy':
      if (!outcome.copyTo.includes(action.mailboxId)) outcome.copyTo.push(action.mailboxId);
      break;
    case 'tag':
      if (!hasKeyword(outcome.tags, action.keyword)) outcome.tags.push(keywordKey(action.keyword));
      break;
    case 'seen':
      outcome.seen = action.value;
      break;
    case 'star':
      outcome.star = true;
      break;
    case 'priority':
      outcome.priority = action.priority;
      break;
    case 'junk':
      outcome.junk = action.value;
      break;
    case 'muteThread':
      outcome.thread = 'muted';
      break;
    case 'watchThread':
      outcome.thread = 'watched';
      break;
    case 'muteBranch':
      outcome.branch = true;
      break;
    case 'delete':
      outcome.remove = true;
      break;
    case 'stop':
      break;
  }
}

/** As the filters before have left it. */
function asChanged(message: FilteredMessage, outcome: FilterOutcome): FilteredMessage {
  const { star, tags, priority, junk, thread, branch } = outcome;
  // What is ignored is read, unless it is said to be unread.
  const seen = outcome.seen ?? (thread === 'muted' || branch ? true : null);
  let { flags } = message;
  if (seen !== null) flags = seen ? flags | FLAG_BIT.seen : flags & ~FLAG_BIT.seen;
  if (star) flags |= FLAG_BIT.flagged;
  return {
    ...message,
    flags,
    keywords: tags.length > 0 ? [...message.keywords, ...tags] : message.keywords,
    priority: priority ?? message.priority,
    isJunk: junk ?? message.isJunk,
  };
}

/** null: not known yet. */
export function matchesFilter(
  { match, conditions }: Pick<FilterContent, 'match' | 'conditions'>,
  message: FilteredMessage,
  context: FilterContext,
): boolean | null {
  const decisive = match === 'any';
  let unknown = false;
  for (const condition of conditions) {
    const holds = conditionHolds(condition, message, context);
    if (holds === decisive) return decisive;
    unknown ||= holds === null;
  }
  if (unknown) return null;
  return conditions.length === 0 || !decisive;
}

function conditionHolds(condition: FilterCondition, message: FilteredMessage, context: FilterContext): boolean | null {
  switch (condition.kind) {
    case 'text':
      return textHolds(condition, message);
    case 'header':
      return message.source && headerHolds(message.source.header(condition.name), condition);
    case 'inBook':
      return (
        people(message, condition.field).some(({ address }) => context.inBook(addressKey(address))) === condition.value
      );
    case 'date':
      return dateHolds(condition, message.dateAt);
    case 'age':
      return compared(Math.floor((context.nowAt - message.dateAt) / DAY_MS), condition.test, condition.days);
    case 'size':
      return compared(Math.round(message.sizeBytes / 1024), condition.test, condition.kilobytes);
    case 'status':
      return ((message.flags & FLAG_BIT[condition.flag]) !== 0) === condition.value;
    case 'priority':
      return priorityHolds(condition, message.priority);
    case 'tag':
      return hasKeyword(message.keywords, condition.keyword) === condition.value;
    case 'anyTag':
      return shownTags(message.keywords, context.tags).length > 0 === condition.value;
    case 'attachment':
      return message.source && message.source.hasAttachments === condition.value;
    case 'junk':
      return message.isJunk === condition.value;
  }
}

const DAY_MS = 86_400_000;

function compared(value: number, test: 'more' | 'less' | 'is', limit: number): boolean {
  return test === 'more' ? value > limit : test === 'less' ? value < limit : value === limit;
}

const RANK: Record<Priority, number> = { low: 0, normal: 1, high: 2 };

function priorityHolds({ test, priority }: Extract<FilterCondition, { kind: 'priority' }>, actual: Priority): boolean {
  if (test === 'is' || test === 'isNot') return (actual === priority) === (test === 'is');
  return test === 'higher' ? RANK[actual] > RANK[priority] : RANK[actual] < RANK[priority];
}

function dateHolds({ test, day }: Extract<FilterCondition, { kind: 'date' }>, dateAt: number): boolean {
  const date = new Date(dateAt);
  const pad = (part: number) => String(part).padStart(2, '0');
  const own = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  if (test === 'on' || test === 'notOn') return (own === day) === (test === 'on');
  return test === 'before' ? own < day : own > day;
}

function people({ from, to, cc }: FilteredMessage, field: PeopleField): readonly Address[] {
  switch (field) {
    case 'from':
      return from;
    case 'to':
      return to;
    case 'cc':
      return cc;
    case 'toOrCc':
      return [...to, ...cc];
    case 'anyone':
      return [...from, ...to, ...cc];
  }
}

function textHolds(
  { field, test, value }: Extract<FilterCondition, { kind: 'text' }>,
  message: FilteredMessage,
): boolean | null {
  switch (field) {
    case 'subject':
      return textsHold([message.subject], test, value);
    case 'list':
      return textsHold(message.listId === null ? [] : [message.listId], test, value);
    case 'body':
      return message.source && textsHold([message.source.text()], test, value);
    default:
      return textsHold(people(message, field).flatMap(spellings), test, value);
  }
}

/** « begins with » and « is » may mean the name as well as the address. */
function spellings({ name, address }: Address): string[] {
  return name ? [address, name, `${name} <${address}>`] : [address];
}

function headerHolds(values: readonly string[], { test, value }: { test: TextTest; value: string }): boolean {
  if (value === '')
    return values.length > 0 === (test === 'is' || test === 'contains' || test === 'begins' || test === 'ends');
  return textsHold(values, test, value);
}

/** Without regard to case and accents. The negative ones hold where no text does the positive. */
function textsHold(texts: readonly string[], test: TextTest, value: string): boolean {
  const wanted = fold(value.trim());
  const some = (holds: (text: string) => boolean) => texts.some((text) => holds(fold(text.trim())));
  switch (test) {
    case 'contains':
      return some((text) => text.includes(wanted));
    case 'lacks':
      return !some((text) => text.includes(wanted));
    case 'is':
      return some((text) => text === wanted);
    case 'isNot':
      return !some((text) => text === wanted);
    case 'begins':
      return some((text) => text.startsWith(wanted));
    case 'ends':
      return some((text) => text.endsWith(wanted));
  }
}
