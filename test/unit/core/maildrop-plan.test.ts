import { describe, expect, it } from 'vitest';
import {
  type HeldMessage,
  isDue,
  isTellingHeader,
  type ListedMessage,
  matchByHeader,
  planListing,
} from '../../../engine/core/maildrop-plan.ts';

const DAY_MS = 86_400_000;

const held = (
  id: number,
  uidl: string | null,
  listedBytes: number | null,
  more: Partial<HeldMessage> = {},
): HeldMessage => ({
  id,
  uidl,
  listedBytes,
  headerHash: `header-${id}`,
  hash: `hash-${id}`,
  collectedAt: 0,
  deleteAsked: false,
  ...more,
});
const listed = (number: number, uidl: string | null, sizeBytes: number | null): ListedMessage => ({
  number,
  uidl,
  sizeBytes,
});

describe('a listing', () => {
  it.each([
    { what: 'nothing is held: all is fresh', on: [listed(1, 'a', 10)], here: [], known: [], doubtful: [], fresh: [1] },
    {
      what: 'id and size agree',
      on: [listed(1, 'a', 10)],
      here: [held(7, 'a', 10)],
      known: [[1, 7]],
      doubtful: [],
      fresh: [],
    },
    {
      what: 'the size was never told',
      on: [listed(1, 'a', null)],
      here: [held(7, 'a', null)],
      known: [[1, 7]],
      doubtful: [],
      fresh: [],
    },
    {
      what: 'the same id with another size is a doubt',
      on: [listed(1, 'a', 11)],
      here: [held(7, 'a', 10)],
      known: [],
      doubtful: [1],
      fresh: [],
    },
    {
      what: 'another id with a size that is missed is a doubt',
      on: [listed(1, 'b', 10)],
      here: [held(7, 'a', 10)],
      known: [],
      doubtful: [1],
      fresh: [],
    },
    {
      what: 'another id with another size is fresh',
      on: [listed(1, 'b', 11)],
      here: [held(7, 'a', 10)],
      known: [],
      doubtful: [],
      fresh: [1],
    },
    {
      what: 'no id is always a doubt where the size is held',
      on: [listed(1, null, 10)],
      here: [held(7, null, 10)],
      known: [],
      doubtful: [1],
      fresh: [],
    },
    {
      what: 'no size is a doubt where anything is missed',
      on: [listed(1, 'b', null)],
      here: [held(7, 'a', 10)],
      known: [],
      doubtful: [1],
      fresh: [],
    },
    {
      what: 'one id and size for two on the server',
      on: [listed(1, 'a', 10), listed(2, 'a', 10)],
      here: [held(7, 'a', 10)],
      known: [],
      doubtful: [1, 2],
      fresh: [],
    },
    {
      what: 'one id and size for two that are held',
      on: [listed(1, 'a', 10)],
      here: [held(7, 'a', 10), held(8, 'a', 10)],
      known: [],
      doubtful: [1],
      fresh: [],
    },
    {
      what: 'one id for two of different sizes',
      on: [listed(1, 'a', 10), listed(2, 'a', 20)],
      here: [held(7, 'a', 10), held(8, 'a', 20)],
      known: [
        [1, 7],
        [2, 8],
      ],
      doubtful: [],
      fresh: [],
    },
    {
      what: 'what is matched is missed no more',
      on: [listed(1, 'a', 10), listed(2, 'b', 10)],
      here: [held(7, 'a', 10)],
      known: [[1, 7]],
      doubtful: [],
      fresh: [2],
    },
  ])('$what', ({ on, here, known, doubtful, fresh }) => {
    const plan = planListing(on, here);
    expect(plan.known.map((match) => [match.entry.number, match.held.id])).toEqual(known);
    expect(plan.doubtful.map(({ number }) => number)).toEqual(doubtful);
    expect(plan.fresh.map(({ number }) => number)).toEqual(fresh);
    const matched = known.map(([, id]) => id);
    expect(plan.unmatched.map(({ id }) => id)).toEqual(here.map(({ id }) => id).filter((id) => !matched.includes(id)));
  });
});

describe('a header block that several bear', () => {
  it.each([
    { what: 'the same id', entry: listed(1, 'b', 99), id: 2 },
    { what: 'else the same size', entry: listed(1, 'x', 10), id: 1 },
    { what: 'else any whose size is not known', entry: listed(1, 'x', 50), id: 3 },
  ])('$what', ({ entry, id }) => {
    const candidates = [held(1, 'a', 10), held(2, 'b', 20), held(3, null, null)];
    expect(matchByHeader(entry, candidates)?.id).toBe(id);
  });

  it('nobody, where neither agrees', () => {
    expect(matchByHeader(listed(1, 'x', 50), [held(1, 'a', 10)])).toBeNull();
  });
});

it.each([
  { header: 'From: a\r\nMessage-ID: <1@x>\r\n', tells: true },
  { header: 'Received : from x\r\nSubject: a\r\n', tells: true },
  { header: 'Subject: message-id: none\r\nFrom: robot\r\n', tells: false },
  { header: '', tells: false },
])('whether a header block tells one message from another: $header', ({ header, tells }) => {
  expect(isTellingHeader(header)).toBe(tells);
});

it.each([
  { leave: { kind: 'always' }, afterDays: 9_999, deleteAsked: true, due: false },
  { leave: { kind: 'days', days: 14 }, afterDays: 13.9, deleteAsked: true, due: false },
  { leave: { kind: 'days', days: 14 }, afterDays: 14, deleteAsked: false, due: true },
  { leave: { kind: 'days', days: 14 }, afterDays: -9_999, deleteAsked: false, due: false },
  { leave: { kind: 'untilDeletedHere' }, afterDays: 9_999, deleteAsked: false, due: false },
  { leave: { kind: 'untilDeletedHere' }, afterDays: 0, deleteAsked: true, due: true },
] as const)(
  'left $leave, after $afterDays days, deletion asked: $deleteAsked → due: $due',
  ({ leave, afterDays, deleteAsked, due }) => {
    expect(isDue(held(1, 'a', 1, { deleteAsked }), leave, afterDays * DAY_MS)).toBe(due);
  },
);
