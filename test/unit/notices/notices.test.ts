// New mail told on a real store: what is news, what waits for the return from a quiet time, and that each message is
// decided on once.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createNotices, type Notices } from '../../../engine/notices/notices.ts';
import type { Store } from '../../../engine/store/database.ts';
import { saveFlags } from '../../../engine/store/message-sync.ts';
import type { EngineEvent } from '../../../shared/contract/event.ts';
import type { AccountId, MailboxId, MessageId } from '../../../shared/domain/ids.ts';
import { DEFAULT_QUIET } from '../../../shared/domain/quiet.ts';
import { Settings } from '../../../shared/domain/settings.ts';
import { addAccount, addMailbox, deliver, fillable, header, scratchStore } from '../../store/scratch-store.ts';

const NOON = Date.parse('2026-11-24T12:00+01:00');
const EVENING = Date.parse('2026-11-24T21:00+01:00');
const MORNING = Date.parse('2026-11-25T07:30+01:00');

let store: Store;
let accountId: AccountId;
let inbox: MailboxId;
let nowAt: number;
let settings: Settings;
let told: MessageId[][];
let turns: number;
let rings: { atMs: number; callBack: () => void }[];
let notices: Notices;
let uid: number;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  store = scratchStore();
  accountId = addAccount(store);
  inbox = addMailbox(store, accountId);
  nowAt = NOON;
  settings = Settings.parse({});
  told = [];
  turns = 0;
  rings = [];
  uid = 0;
  notices = open();
  notices.start();
});
afterEach(() => vi.useRealTimers());

function open(): Notices {
  return createNotices({
    store,
    settings: () => settings,
    now: () => nowAt,
    at(atMs, callBack) {
      const ring = { atMs, callBack };
      rings.push(ring);
      return () => {
        rings = rings.filter((one) => one !== ring);
      };
    },
    factsOf: (addresses) =>
      addresses.map((address) => ({
        ...{ address, name: null, isMe: false, roles: [], household: null, householdTogether: false },
        ...{ doNotWrite: false, onlyEverBcc: false, groups: [] },
      })),
    tell: (event: EngineEvent) => event.type === 'notices' && told.push(event.messages),
    onTurn: () => {
      turns += 1;
    },
  });
}

function come(change: Parameters<typeof header>[1] = {}, mailboxId = inbox): MessageId {
  uid += 1;
  const [id] = deliver(store, accountId, mailboxId, [header(uid, { internalDateAt: nowAt, ...change })]);
  notices.note({ areas: [], lists: [mailboxId] });
  return id!;
}
const look = () => vi.advanceTimersByTime(2_000);
function ring(atMs: number): void {
  nowAt = atMs;
  for (const { callBack } of rings.splice(0)) callBack();
}
const beQuiet = () => notices.setAccount(accountId, { quiet: { ...DEFAULT_QUIET, on: true, zone: 'A' } });

it('what comes together is told together, once', () => {
  nowAt += 1_000;
  const ids = [come(), come()];
  look();
  expect(told).toEqual([ids]);
  const third = come();
  look();
  expect(told).toEqual([ids, [third]]);
});

it('what came with the account is no news, nor what is read, one’s own, or in another folder', () => {
  come({ internalDateAt: NOON - 60_000 });
  nowAt += 1_000;
  come({ flags: ['\\Seen'] });
  come({ facts: { from: [{ name: null, address: 'claire@ac-lyon.fr' }] } });
  const folder = addMailbox(store, accountId, 'Classes');
  come({}, folder);
  look();
  expect(told).toEqual([]);
  notices.setAccount(accountId, { mailboxes: [{ mailboxId: folder, notify: true }] });
  const chosen = come({}, folder);
  look();
  expect(told).toEqual([[chosen]]);
});

it('what another program moves after it was told is not told again', () => {
  nowAt += 1_000;
  const folder = addMailbox(store, accountId, 'Classes');
  notices.setAccount(accountId, { mailboxes: [{ mailboxId: folder, notify: true }] });
  come({ facts: { messageIdHeader: 'one@test' } });
  look();
  come({ facts: { messageIdHeader: 'one@test' } }, folder);
  look();
  expect(told).toHaveLength(1);
});

it('on a full disk nothing is told, and all of it once there is room', () => {
  nowAt += 1_000;
  const { transaction } = store;
  const { store: full, fill } = fillable({ ...store });
  fill();
  const id = come();
  store.transaction = full.transaction;
  look();
  expect(told).toEqual([]);
  store.transaction = transaction;
  vi.advanceTimersByTime(30_000);
  expect(told).toEqual([[id]]);
});

it('who was stopped looks at nothing any more, whatever the store still takes down', () => {
  nowAt += 1_000;
  notices.stop();
  come();
  expect(vi.getTimerCount()).toBe(0);
  look();
  expect(told).toEqual([]);
});

it('nothing is told while notifications are paused or off, and it is not told later either', () => {
  nowAt += 1_000;
  settings = Settings.parse({ noticesPausedUntil: nowAt + 60_000 });
  come();
  look();
  settings = Settings.parse({ notifies: false });
  come();
  look();
  settings = Settings.parse({});
  expect(told).toEqual([]);
});

it('a quiet time keeps what comes for the return, tells it then as one, and sums it up until it was seen', () => {
  nowAt += 1_000;
  beQuiet();
  expect(rings.at(-1)?.atMs).toBe(Date.parse('2026-11-24T19:00+01:00'));
  ring(Date.parse('2026-11-24T19:00+01:00'));
  expect(notices.standing()).toMatchObject([{ reason: 'evening', endsAt: MORNING }]);
  nowAt = EVENING;
  const ids = [come({ facts: { from: [{ name: null, address: 'ce.0170001a@ac-poitiers.fr' }] } }), come()];
  come();
  look();
  expect(told).toEqual([]);
  expect(notices.digest()).toBeNull();
  store.transaction((tx) => saveFlags(tx, inbox, [{ uid, flags: ['\\Seen'] }]));
  ring(MORNING);
  expect(told.map((some) => some.toSorted())).toEqual([ids]);
  expect(notices.digest()).toMatchObject({ during: 'evening', total: 2, groups: [{ who: 'management' }, {}] });
  expect(turns).toBeGreaterThan(1);
  notices.closeDigest();
  expect(notices.digest()).toBeNull();
});

it('what came in a quiet time while Casier was closed is summed up at the start, not told one by one', () => {
  nowAt += 1_000;
  beQuiet();
  notices.stop();
  nowAt = Date.parse('2026-11-25T08:00+01:00');
  notices = open();
  notices.start();
  come({ internalDateAt: EVENING });
  look();
  expect(told).toEqual([]);
  expect(notices.digest()).toMatchObject({ total: 1 });
});

it('the servers are left alone in a quiet time only where that was asked for', () => {
  beQuiet();
  nowAt = EVENING;
  expect(notices.rests(accountId)).toBe(false);
  notices.setAccount(accountId, { quiet: { ...notices.ofAccount(accountId).quiet, fetches: false } });
  expect(notices.rests(accountId)).toBe(true);
  nowAt = MORNING;
  expect(notices.rests(accountId)).toBe(false);
});

it('guesses the zone by the académie until another one is chosen', () => {
  expect(notices.ofAccount(accountId).quiet.zone).toBe('A');
  notices.setAccount(accountId, { quiet: { ...DEFAULT_QUIET, zone: 'C' } });
  expect(notices.ofAccount(accountId)).toMatchObject({ notify: true, quiet: { zone: 'C', on: false } });
});
