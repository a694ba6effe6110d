// Whatever comes, goes, moves, joins a thread or stands under a copy of its mailing: the list that a window makes of what it is
// told is the list as it is made anew, in any order, in threads and in groups, also over midnight.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createListVersions } from '../../engine/api/list-versions.ts';
import { listOf } from '../../engine/api/message-list.ts';
import type { Store } from '../../engine/store/database.ts';
import type { WriteDb } from '../../engine/store/handles.ts';
import { removeMailbox } from '../../engine/store/mailbox-tree.ts';
import { insertMailing, removeMailing, setLetterFiled } from '../../engine/store/mailings.ts';
import { showIn } from '../../engine/store/message-intents.ts';
import { removeUids, saveFlags } from '../../engine/store/message-sync.ts';
import { joinAsOne } from '../../engine/store/threads.ts';
import { afterChange } from '../../shared/contract/list-change.ts';
import type { ListChange, MessageList } from '../../shared/contract/messages.ts';
import type { AccountId, MailingId, MessageId } from '../../shared/domain/ids.ts';
import type { SortBy } from '../../shared/domain/list-layout.ts';
import { NO_FILTER } from '../../shared/domain/quick-filter.ts';
import { addAccount, addMailbox, deliver, header, scratchStore } from './scratch-store.ts';

const DAY_MS = 86_400_000;
const NOW = new Date(2026, 10, 18, 12).getTime();
const FIRST = 60;

const pick = fc.nat({ max: 99 });
const action = fc.oneof(
  fc.record({ do: fc.constant('arrive' as const), letters: fc.array(pick, { minLength: 1, maxLength: 5 }) }),
  fc.record({ do: fc.constant('remove' as const), pick }),
  fc.record({ do: fc.constant('see' as const), pick }),
  fc.record({ do: fc.constant('move' as const), pick, other: fc.boolean() }),
  fc.record({ do: fc.constant('join' as const), pick, with: pick }),
  fc.record({ do: fc.constant('mail' as const), copies: fc.uniqueArray(pick, { minLength: 2, maxLength: 4 }) }),
  fc.record({ do: fc.constant('forgetMailing' as const) }),
  fc.record({ do: fc.constant('sleep' as const) }),
  fc.record({ do: fc.constant('dropOther' as const) }),
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

const question = fc.record({
  by: fc.constantFrom<SortBy>('date', 'subject', 'from', 'to', 'size', 'unread', 'account'),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
  threaded: fc.boolean(),
  grouped: fc.boolean(),
  both: fc.boolean(),
  unread: fc.boolean(),
});

function world() {
  const store = scratchStore();
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const other = addMailbox(store, addAccount(store, 'ce@ac-lyon.fr'), 'INBOX');
  let nextUid = 1;
  const letter = (n: number) => {
    const uid = nextUid++;
    const person = (of: number) => [{ name: `${'ÀbcÉz'[of % 5]} ${of % 11}`, address: `p${of % 11}@ac-lyon.fr` }];
    return {
      ...header(uid, {
        flags: n % 4 === 0 ? ['\\Seen'] : [],
        facts: {
          subject: `Sujet ${n % 7}`,
          dateAt: NOW - (n % 40) * (DAY_MS / 3),
          from: person(n),
          to: person(n * 3),
          messageIdHeader: `m${uid}@test`,
          references: n % 3 === 0 && uid > 1 ? [`m${1 + (n % (uid - 1))}@test`] : [],
        },
      }),
      uid,
    };
  };
  deliver(
    store,
    account,
    inbox,
    Array.from({ length: FIRST }, (_, n) => letter((n * 37) % 100)),
  );
  return { store, account, inbox, other, letter, mailings: [] as MailingId[], days: 0, otherIsThere: true };
}

function perform(at: ReturnType<typeof world>, step: Action): void {
  const { store, account, inbox, other } = at;
  const all = store.reads.pluck<MessageId>('x', 'SELECT id FROM messages ORDER BY id');
  const one = (n: number) => all[n % all.length]!;
  if (step.do === 'sleep') at.days += 1;
  if (step.do === 'arrive') deliver(store, account, inbox, step.letters.map(at.letter));
  store.transaction((tx) => {
    if (step.do === 'remove' || step.do === 'see') {
      const uid = tx.pluck<number>('x', 'SELECT uid FROM messages WHERE server_mailbox_id = ?', [inbox])[step.pick];
      if (uid === undefined) return;
      if (step.do === 'remove') removeUids(tx, inbox, [uid]);
      else saveFlags(tx, inbox, [{ uid, flags: ['\\Seen'] }]);
    } else if (step.do === 'move' && all.length > 0)
      showIn(tx, [one(step.pick)], step.other && at.otherIsThere ? other : inbox);
    else if (step.do === 'join' && all.length > 0) joinAsOne(tx, [one(step.pick), one(step.with)]);
    else if (step.do === 'forgetMailing') {
      const mailing = at.mailings.pop();
      if (mailing !== undefined) removeMailing(tx, mailing);
    } else if (step.do === 'mail' && all.length > 0) at.mailings.push(mailed(tx, account, step.copies.map(one)));
    else if (step.do === 'dropOther' && at.otherIsThere) {
      removeMailbox(tx, other);
      at.otherIsThere = false;
    }
  });
}

function mailed(tx: WriteDb, accountId: AccountId, copies: readonly MessageId[]): MailingId {
  const headers = copies.map((_, index) => `copy${index}-${Math.random()}@test`);
  const letters = headers.map((messageIdHeader) => ({ recipients: [], children: [], messageIdHeader }));
  const mailing = { accountId, draftId: null, subject: 'Sortie', createdAt: NOW };
  const id = insertMailing(tx, mailing, letters);
  for (const [index, copy] of copies.entries()) setLetterFiled(tx, headers[index]!, copy);
  return id;
}

/** As a window has it: what it is told is put into what it has. */
function windowOver(store: Store, now: () => number) {
  const versions = createListVersions(store, now);
  const lists = new Map<string, MessageList>();
  const told: ListChange['kind'][] = [];
  const look = (asked: Parameters<typeof versions.list>[0]): MessageList => {
    const before = lists.get(JSON.stringify(asked));
    const change = before && versions.change(asked, before.version!);
    if (change) told.push(change.kind);
    const list = before && change ? afterChange(before, change) : versions.list(asked);
    lists.set(JSON.stringify(asked), list);
    return list;
  };
  return { look, told };
}

test('a list that is mended by what changed is the list made anew', () => {
  const told: ListChange['kind'][] = [];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(action, fc.nat({ max: 2 })), { minLength: 3, maxLength: 25 }),
      fc.array(question, { minLength: 1, maxLength: 3 }),
      (steps, questions) => {
        const at = world();
        const now = () => NOW + at.days * DAY_MS;
        const windows = [windowOver(at.store, now), windowOver(at.store, now)];
        const expectSame = (which: number) => {
          const { by, direction, threaded, grouped, both, unread } = questions[which % questions.length]!;
          const filter = unread ? { ...NO_FILTER, unread } : undefined;
          const source = both
            ? ({ kind: 'unified', role: 'inbox' } as const)
            : ({ kind: 'mailbox', mailboxId: at.inbox } as const);
          const asked = { source, sort: { by, direction }, threaded, grouped, filter };
          const { version: _, successors: __, ...shown } = windows[which % 2]!.look(asked);
          const anew = at.store.transaction((tx) => listOf({ ...at.store, reads: tx }, asked, now()));
          expect(shown).toEqual(anew);
        };
        for (const which of [0, 1, 2]) expectSame(which);
        for (const [step, which] of steps) {
          perform(at, step);
          expectSame(which);
        }
        for (const which of [0, 1, 2]) expectSame(which);
        told.push(...windows.flatMap((window) => window.told));
        at.store.close();
      },
    ),
    { numRuns: 30 },
  );
  // Most of what happens is told as what it is.
  expect(told.filter((kind) => kind === 'mended').length).toBeGreaterThan(told.length / 4);
  expect(told.filter((kind) => kind === 'anew').length).toBeLessThan(told.length / 10);
}, 240_000);
