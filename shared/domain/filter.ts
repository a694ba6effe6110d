// Message filters: conditions and actions as Thunderbird has them, in the order of the person. What they decide:
// engine/core/filter-decision.ts. No filter ever sends anything.
import { z } from 'zod';
import { AccountId, MailboxId } from './ids.ts';
import { Priority } from './priority.ts';
import type { MailErrorData } from './problem.ts';
import { Keyword } from './tag.ts';

export const FilterId = z.number().int().positive().brand<'FilterId'>();
export type FilterId = z.infer<typeof FilterId>;

const PEOPLE_FIELDS = ['from', 'to', 'cc', 'toOrCc', 'anyone'] as const;
export const PeopleField = z.enum(PEOPLE_FIELDS);
export type PeopleField = z.infer<typeof PeopleField>;

export const TextField = z.enum([...PEOPLE_FIELDS, 'subject', 'body', 'list']);
export type TextField = z.infer<typeof TextField>;

export const TextTest = z.enum(['contains', 'lacks', 'is', 'isNot', 'begins', 'ends']);
export type TextTest = z.infer<typeof TextTest>;

const Text = z.string().max(1_000);
/** `2026-09-01`, in the calendar of this PC. */
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** RFC 5322 §2.2: visible ASCII without the colon. */
const HeaderName = z.string().regex(/^[\x21-\x39\x3b-\x7e]{1,100}$/);

export const FilterCondition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), field: TextField, test: TextTest, value: Text.min(1) }),
  /** A field of the header by its name; `is` with an empty value: it is there at all, `isNot`: it is not. */
  z.object({ kind: z.literal('header'), name: HeaderName, test: TextTest, value: Text }),
  z.object({ kind: z.literal('inBook'), field: PeopleField, value: z.boolean() }),
  z.object({ kind: z.literal('date'), test: z.enum(['on', 'notOn', 'before', 'after']), day: Day }),
  z.object({ kind: z.literal('age'), test: z.enum(['more', 'less', 'is']), days: z.number().int().min(0).max(36_500) }),
  z.object({ kind: z.literal('size'), test: z.enum(['more', 'less', 'is']), kilobytes: z.number().int().min(0) }),
  z.object({
    kind: z.literal('status'),
    flag: z.enum(['seen', 'flagged', 'answered', 'forwarded']),
    value: z.boolean(),
  }),
  z.object({ kind: z.literal('priority'), test: z.enum(['is', 'isNot', 'higher', 'lower']), priority: Priority }),
  z.object({ kind: z.literal('tag'), keyword: Keyword, value: z.boolean() }),
  /** Any tag at all, or none. */
  z.object({ kind: z.literal('anyTag'), value: z.boolean() }),
  z.object({ kind: z.literal('attachment'), value: z.boolean() }),
  z.object({ kind: z.literal('junk'), value: z.boolean() }),
]);
export type FilterCondition = z.infer<typeof FilterCondition>;

export const FilterAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('move'), mailboxId: MailboxId }),
  z.object({ kind: z.literal('copy'), mailboxId: MailboxId }),
  z.object({ kind: z.literal('tag'), keyword: Keyword }),
  z.object({ kind: z.literal('seen'), value: z.boolean() }),
  z.object({ kind: z.literal('star') }),
  z.object({ kind: z.literal('priority'), priority: Priority }),
  z.object({ kind: z.literal('junk'), value: z.boolean() }),
  /** Of its thread. One that is watched is ignored no longer, and the other way round. */
  z.object({ kind: z.literal('muteThread') }),
  z.object({ kind: z.literal('watchThread') }),
  /** Of it and what answers it. A message without Message-ID is left alone: nothing could be known to answer it. */
  z.object({ kind: z.literal('muteBranch') }),
  /** To the trash. */
  z.object({ kind: z.literal('delete') }),
  /** No filter behind this one is asked. */
  z.object({ kind: z.literal('stop') }),
]);
export type FilterAction = z.infer<typeof FilterAction>;

export const FilterContent = z.object({
  name: z.string().trim().min(1).max(100),
  /** null: in every account. */
  accountId: AccountId.nullable(),
  enabled: z.boolean(),
  /** Also on what arrives in the inbox; else only when it is asked for. */
  onArrival: z.boolean(),
  match: z.enum(['all', 'any']),
  /** None: every message. */
  conditions: z.array(FilterCondition).max(100),
  actions: z.array(FilterAction).min(1).max(30),
});
export type FilterContent = z.infer<typeof FilterContent>;

export interface Filter extends FilterContent {
  id: FilterId;
}

/** Filters over a folder, on demand. */
export interface FilterRun {
  mailboxId: MailboxId;
  state: 'running' | 'done' | 'stopped';
  /** What ended it before its time. null: nothing, or the person. */
  problem: MailErrorData | null;
  total: number;
  done: number;
  /** Messages that something was done with. */
  changed: number;
  /** Not on this PC yet, and a condition asks for what only the whole message tells. */
  unread: number;
}

/** What a filter would do with a folder. */
export interface FilterPreview {
  total: number;
  matched: number;
  unread: number;
}

/** A filter of Thunderbird's, as far as it can be taken over. */
export interface ForeignFilterOffer {
  key: string;
  account: string;
  name: string;
  enabled: boolean;
  /** null: nothing of it can be. */
  filter: FilterContent | null;
  left: FilterLeft[];
  /** Taken over already: the same is here. */
  isHere: boolean;
  /** It was made for an account that is another one here. */
  isOfAnother: boolean;
}

/** What is not taken over of a foreign filter, and why. Actions, fields and tests: as the other program writes them. */
export type FilterLeft =
  | { part: 'action'; action: string; value: string; reason: 'sends' | 'unknownFolder' | 'unknownAction' }
  | { part: 'condition'; field: string; test: string; value: string; reason: 'unknownTest' }
  | { part: 'filter'; reason: 'grouped' | 'otherMoment' };
