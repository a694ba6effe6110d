// Tells of new mail, and leaves people alone: looks at what has come since the last look, decides for each message, and
// wakes when a quiet time begins or ends. What is told is an event with ids; main asks for its words when it shows them,
// so that what was read elsewhere meanwhile is not told. Invariant: each message is decided on once, in the transaction
// that says how far was looked.
import type { EngineEvent } from '../../shared/contract/event.ts';
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import type { AccountNotices, Digest, QuietStanding } from '../../shared/domain/notice.ts';
import { DEFAULT_QUIET } from '../../shared/domain/quiet.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { PersonFacts } from '../../shared/guard/person.ts';
import { digestOf } from '../../shared/quiet/digest.ts';
import { zoneOfAddress } from '../../shared/quiet/holidays.ts';
import { nextMorningAt, nextTurnAt, quietEndsAt, quietReason } from '../../shared/quiet/quiet-time.ts';
import { tellingOf } from '../core/worth-telling.ts';
import { getAccount, listAccounts } from '../store/accounts.ts';
import type { StoreChanges } from '../store/changes.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import { messageDetail, messageRows } from '../store/messages.ts';
import {
  beginNotices,
  chosenNotices,
  forgetArrivals,
  keepForReturn,
  type Newcomer,
  newAccounts,
  newcomers,
  noteLookedThrough,
  quietArrivals,
  saveNotices,
} from '../store/notices.ts';
import { writeIfRoom } from '../store/write-if-room.ts';

/** What comes together is told together, and a rule that files it away has its turn first. */
const LOOK_AFTER_MS = 1_500;
/** Where nothing can be written, nobody is told; it is tried again. */
const FULL_DISK_MS = 30_000;
/** What was told of, to know it again where another program moved it. */
const TOLD_KEPT = 2_000;

export interface NoticesDeps {
  store: Store;
  settings(): Settings;
  now(): number;
  /** Calls back at that time (epoch ms) or before, once. Answers how to call it off. */
  at(atMs: number, callBack: () => void): () => void;
  factsOf(addresses: string[]): PersonFacts[];
  tell(event: EngineEvent): void;
  /** A quiet time has begun or ended, or its rules have changed. */
  onTurn(): void;
}

export interface Notices {
  start(): void;
  /** What a transaction changed. */
  note(changes: Pick<StoreChanges, 'areas' | 'lists'>): void;
  ofAccount(id: AccountId): AccountNotices;
  setAccount(id: AccountId, patch: { [Key in keyof AccountNotices]?: AccountNotices[Key] | undefined }): AccountNotices;
  standing(): QuietStanding[];
  /** The account's servers are left alone now. */
  rests(id: AccountId): boolean;
  digest(): Digest | null;
  closeDigest(): void;
  stop(): void;
}

export function createNotices(deps: NoticesDeps): Notices {
  const { store, settings, now, at, tell } = deps;
  const told = new Set<string>();
  let quiet = new Set<AccountId>();
  let look: NodeJS.Timeout | null = null;
  let callOff: (() => void) | null = null;
  let stopped = false;

  const ofAccount = (id: AccountId): AccountNotices => {
    const address = getAccount(store.reads, id)?.address ?? '';
    const defaults = { notify: true, mailboxes: [], quiet: { ...DEFAULT_QUIET, zone: zoneOfAddress(address) } };
    return chosenNotices(store.reads, id) ?? defaults;
  };
  const isQuiet = (id: AccountId) => quietReason(ofAccount(id).quiet, now()) !== null;
  const quietNow = () => new Set(listAccounts(store.reads).flatMap(({ id }) => (isQuiet(id) ? [id] : [])));

  const lookThrough = () => {
    look = null;
    const come = newcomers(store.reads);
    const tellings = tellingsOf(deps, come, { ofAccount, told });
    const decide = (tx: WriteDb) => {
      for (const id of newAccounts(tx)) beginNotices(tx, id, now());
      for (const { newcomer, telling, reason } of tellings) {
        if (telling === 'atReturn') keepForReturn(tx, newcomer.id, newcomer.arrivedAt, reason ?? 'evening');
      }
      noteLookedThrough(tx);
    };
    if (!writeIfRoom(store, decide, 'refetchable')) {
      look = setTimeout(lookThrough, FULL_DISK_MS);
      return;
    }
    for (const { messageIdHeader } of come) if (messageIdHeader) told.add(messageIdHeader);
    for (const header of [...told].slice(0, Math.max(0, told.size - TOLD_KEPT))) told.delete(header);
    say(tellings.filter(({ telling }) => telling === 'now').map(({ newcomer }) => newcomer.id));
  };

  const say = (messages: MessageId[]) => {
    const { notifies, noticesPausedUntil } = settings();
    if (messages.length === 0 || !notifies || (noticesPausedUntil ?? 0) > now()) return;
    tell({ type: 'notices', messages });
  };

  /** At a turn: whoever comes out of a quiet time is told of all that came in it at once. */
  const turn = () => {
    callOff?.();
    const before = quiet;
    quiet = quietNow();
    const back = [...before].filter((id) => !quiet.has(id));
    const waiting = quietArrivals(store.reads).filter(({ accountId }) => back.includes(accountId));
    const announced = waiting.filter(({ accountId }) => ofAccount(accountId).notify).map(({ id }) => id);
    say(announced.toReversed());
    const turns = listAccounts(store.reads).flatMap(({ id }) => nextTurnAt(ofAccount(id).quiet, now()) ?? []);
    const next = Math.min(...turns);
    callOff = Number.isFinite(next) ? at(next, ring) : null;
    return before.size !== quiet.size || back.length > 0;
  };
  const ring = () => {
    if (turn()) changed();
  };
  const changed = () => {
    deps.onTurn();
    tell({ type: 'changed', areas: ['notices'], lists: [], messages: [] });
  };

  return {
    start() {
      const begin = (tx: WriteDb) => {
        for (const id of newAccounts(tx)) beginNotices(tx, id, now());
      };
      if (!writeIfRoom(store, begin, 'refetchable')) look = setTimeout(lookThrough, FULL_DISK_MS);
      quiet = quietNow();
      turn();
    },
    note({ areas, lists }) {
      if (stopped) return;
      if (areas.includes('accounts') && newAccounts(store.reads).length > 0) look ??= setTimeout(lookThrough, 0);
      if (lists.length > 0) look ??= setTimeout(lookThrough, LOOK_AFTER_MS);
    },
    ofAccount,
    setAccount(id, patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const notices: AccountNotices = { ...ofAccount(id), ...given };
      store.transaction((tx) => saveNotices(tx, id, notices, now()));
      turn();
      deps.onTurn();
      return notices;
    },
    standing: () => listAccounts(store.reads).map(({ id }) => standingOf(id, ofAccount(id), now())),
    rests: (id) => !ofAccount(id).quiet.fetches && isQuiet(id),
    digest: () => digestOf(arrivalsOf(deps, isQuiet)),
    closeDigest() {
      const back = listAccounts(store.reads).flatMap(({ id }) => (isQuiet(id) ? [] : [id]));
      store.transaction((tx) => forgetArrivals(tx, back));
    },
    stop() {
      stopped = true;
      if (look) clearTimeout(look);
      callOff?.();
    },
  };
}

function standingOf(accountId: AccountId, { quiet }: AccountNotices, nowAt: number): QuietStanding {
  const reason = quietReason(quiet, nowAt);
  if (reason === null) return { accountId, reason, endsAt: null, morningAt: null };
  return { accountId, reason, endsAt: quietEndsAt(quiet, nowAt), morningAt: nextMorningAt(quiet, nowAt) };
}

interface Known {
  ofAccount(id: AccountId): AccountNotices;
}

function tellingsOf({ store, now }: NoticesDeps, come: readonly Newcomer[], known: Known & { told: Set<string> }) {
  const rows = new Map(
    messageRows(
      store.reads,
      come.map(({ id }) => id),
    ).map((row) => [row.id, row]),
  );
  const own = new Set(
    listAccounts(store.reads).flatMap(({ identities }) => identities.map(({ address }) => addressKey(address))),
  );
  return come.map((newcomer) => {
    const { id, accountId, mailboxId, role, arrivedAt, messageIdHeader } = newcomer;
    const row = rows.get(id);
    const notices = known.ofAccount(accountId);
    const reason = quietReason(notices.quiet, arrivedAt) ?? quietReason(notices.quiet, now());
    const telling = tellingOf({
      unread: row !== undefined && !row.flags.seen,
      own: row !== undefined && own.has(addressKey(row.from.address)),
      muted: (row?.muted ?? false) || (row?.branchMuted ?? false),
      watched: row?.watched ?? false,
      role,
      chosen: notices.mailboxes.find((one) => one.mailboxId === mailboxId)?.notify ?? null,
      notify: notices.notify,
      quiet: reason !== null,
      told: messageIdHeader !== null && known.told.has(messageIdHeader),
    });
    return { newcomer, telling, reason };
  });
}

/** Of accounts that are not quiet any more. */
function arrivalsOf({ store, factsOf }: NoticesDeps, isQuiet: (id: AccountId) => boolean) {
  const back = quietArrivals(store.reads).filter(({ accountId }) => !isQuiet(accountId));
  const from = (id: MessageId): { author: Address; list: boolean } => {
    const detail = messageDetail(store.reads, id);
    return { author: detail?.row.from ?? { name: null, address: '' }, list: (detail?.listId ?? null) !== null };
  };
  const read = back.map((arrival) => ({ ...arrival, ...from(arrival.id) }));
  const facts = factsOf(read.map(({ author }) => author.address));
  return read.map(({ id, reason, author, list }, index) => ({
    ...{ id, address: author.address, list, reason },
    facts: facts[index] ?? { roles: [], groups: [] },
  }));
}
