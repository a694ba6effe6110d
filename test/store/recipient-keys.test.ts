// A list by recipient is right whoever stored its messages and when, and is read of an index once all recipients are known.
import { expect, test } from 'vitest';
import { groupsOf } from '../../engine/store/list-groups.ts';
import { listIds } from '../../engine/store/lists.ts';
import { copyInto } from '../../engine/store/message-intents.ts';
import { fillRecipientKeys } from '../../engine/store/recipient-keys.ts';
import { saveSources } from '../../engine/store/sources.ts';
import type { Sort } from '../../shared/domain/list-layout.ts';
import { addAccount, addMailbox, deliver, digest, facts, header, scratchStore } from './scratch-store.ts';

const person = (name: string) => [{ name, address: `${name}@ac-lyon.fr` }];
const NAMES = ['Zoé', 'anne', 'Émile', 'Anne', 'bruno'];

function scene() {
  const store = scratchStore();
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const ids = deliver(
    store,
    account,
    inbox,
    NAMES.map((name, index) => header(index + 1, { facts: { to: person(name) } })),
  );
  const list = (direction: Sort['direction'] = 'asc', mailboxId = inbox) => {
    const sort = { by: 'to', direction } as const;
    const ordered = listIds(store.reads, { mailboxIds: [mailboxId], sort, threaded: false });
    const groups = groupsOf(store.reads, { ...ordered, sort, listed: { mailboxIds: [mailboxId] } }, 0);
    return { order: [...ordered.ids].map((id) => ids.indexOf(id as never)), groups: groups?.keys };
  };
  /** As an older version left them. */
  const forget = (count: number) =>
    store.transaction(
      (tx) => void tx.run('forget', 'UPDATE messages SET to_key = NULL WHERE id <= ?', [ids[count - 1]!]),
    );
  return { store, account, inbox, ids, list, forget };
}

test('names are sorted without case and accents, and by date within one', () => {
  const { list } = scene();
  expect(list()).toEqual({ order: [1, 3, 4, 2, 0], groups: ['anne', 'bruno', 'emile', 'zoe'] });
  expect(list('desc')).toEqual({ order: [0, 2, 4, 3, 1], groups: ['zoe', 'emile', 'bruno', 'anne'] });
});

test('a list of messages that an older version stored is the same, before, while and after it is filled', () => {
  const { store, list, forget } = scene();
  const [up, down] = [list(), list('desc')];
  for (const known of [NAMES.length, 2]) {
    forget(known);
    expect([list(), list('desc')]).toEqual([up, down]);
  }
  forget(NAMES.length);
  const fill = () => store.transaction((tx) => fillRecipientKeys(tx, 2), 'refetchable');
  expect([fill(), list(), fill(), list(), fill(), list('desc'), fill()]).toEqual([2, up, 2, up, 1, down, 0]);
});

test('a message whose source tells another recipient than its header did goes where it belongs', () => {
  const { store, ids, list } = scene();
  const read = digest({ facts: facts({ to: person('Zacharie') }) });
  store.transaction((tx) => void saveSources(tx, [{ messageId: ids[1]!, digest: read }]));
  expect(list().groups).toEqual(['anne', 'bruno', 'emile', 'zacharie', 'zoe']);
});

test('a copy is sorted like what it is of', () => {
  const { store, account, ids, list } = scene();
  const other = addMailbox(store, account, 'Autre');
  store.transaction((tx) => void copyInto(tx, [ids[2]!, ids[4]!], other));
  expect(list('asc', other).groups).toEqual(['bruno', 'emile']);
});
