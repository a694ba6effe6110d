import { expect, test } from 'vitest';
import type { Store } from '../../engine/store/database.ts';
import { removeMailbox, saveMailboxList } from '../../engine/store/mailbox-tree.ts';
import { accountMailboxes, getMailbox, listMailboxes, mailboxState } from '../../engine/store/mailboxes.ts';
import { agreeWhere, copyInto, showIn, showWhereServerSays } from '../../engine/store/message-intents.ts';
import {
  finishReset,
  knownFlags,
  knownUids,
  removeUids,
  resetMailbox,
  saveFlags,
} from '../../engine/store/message-sync.ts';
import { mailboxMessageIds, messageDetail, messageRefs, messageRows } from '../../engine/store/messages.ts';
import { addOperation, dropOperation, finishOperation } from '../../engine/store/operations.ts';
import { searchMessages } from '../../engine/store/search-messages.ts';
import { claimHeldSources, collectSources, readSource, saveSources } from '../../engine/store/sources.ts';
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { readQuery } from '../../shared/search/read-query.ts';
import { indexedSources } from './indexed-sources.ts';
import { addAccount, addMailbox, deliver, digest, header, KEY, scratchStore } from './scratch-store.ts';

interface Scene {
  store: Store & { path: string };
  account: AccountId;
  inbox: MailboxId;
  archive: MailboxId;
}

function scene(): Scene {
  const store = scratchStore();
  const account = addAccount(store);
  return {
    store,
    account,
    inbox: addMailbox(store, account),
    archive: addMailbox(store, account, 'Archives', 'archive'),
  };
}

const shown = ({ store }: Scene, mailbox: MailboxId) => mailboxMessageIds(store.reads, mailbox).sort((a, b) => a - b);

test('a header told twice is one message, with the newer flags', () => {
  const at = scene();
  const [first] = deliver(at.store, at.account, at.inbox, [header(1)]);
  const [again] = deliver(at.store, at.account, at.inbox, [header(1, { flags: ['\\Seen', 'Urgent', '\\Recent'] })]);
  expect(again).toBe(first);
  expect(messageRows(at.store.reads, [first!])[0]).toMatchObject({ flags: { seen: true }, keywords: ['Urgent'] });
  expect(knownFlags(at.store.reads, at.inbox)).toEqual(new Map([[1, ['\\Seen', 'Urgent']]]));
  expect(getMailbox(at.store.reads, at.inbox)).toMatchObject({ total: 1, unread: 0 });
});

test('a message without a readable date stands at its INTERNALDATE', () => {
  const at = scene();
  const [id] = deliver(at.store, at.account, at.inbox, [
    header(1, { internalDateAt: 42_000, facts: { dateAt: null } }),
  ]);
  expect(messageRows(at.store.reads, [id!])[0]?.dateAt).toBe(42_000);
});

test('a message moved on the server is found again with its source, whichever mailbox is told of first', () => {
  for (const removedFirst of [true, false]) {
    const at = scene();
    const moved = header(1);
    const [id] = deliver(at.store, at.account, at.inbox, [moved]);
    at.store.transaction((tx) => saveSources(tx, [{ messageId: id!, digest: digest() }]));
    const remove = () => at.store.transaction((tx) => removeUids(tx, at.inbox, [1]));
    if (removedFirst) remove();
    const [there] = deliver(at.store, at.account, at.archive, [{ ...moved, uid: 77 }]);
    if (!removedFirst) remove();
    expect(messageRows(at.store.reads, [there!])[0]).toMatchObject({ offline: true, mailboxId: at.archive });
    expect(readSource(at.store.reads, there!)).not.toBeNull();
    expect(searchMessages(at.store.reads, readQuery('evry', 0).clauses, null).ids).toEqual([there]);
    expect(at.store.transaction((tx) => collectSources(tx, Date.now() + 60_000))).toBe(0);
  }
});

test('what came into two mailboxes before its text did is fetched once, and nothing else is taken for it', () => {
  const at = scene();
  const twin = header(1, { sizeBytes: 900, facts: { messageIdHeader: 'twin@x', dateAt: 5 } });
  const [here] = deliver(at.store, at.account, at.inbox, [twin]);
  const [there] = deliver(at.store, at.account, at.archive, [twin]);
  const others = deliver(at.store, at.account, at.archive, [
    header(2, { sizeBytes: 9000, facts: { messageIdHeader: 'twin@x', dateAt: 5 } }),
    header(3, { sizeBytes: 900, facts: { messageIdHeader: 'twin@xy', dateAt: 5 } }),
    header(4, { sizeBytes: 900, facts: { messageIdHeader: null, dateAt: 5 } }),
  ]);
  at.store.transaction((tx) => saveSources(tx, [{ messageId: here!, digest: digest() }]));
  expect(claimHeldSources(at.store, [there!, ...others])).toEqual(new Set([there]));
  const [original, copy] = messageRefs(at.store.reads, [here!, there!]);
  expect(copy?.sourceId).toBe(original?.sourceId);
});

test('letters of a mail merge, alike in all but their recipients, do not share a text', () => {
  const at = scene();
  const letterTo = (uid: number, address: string) =>
    header(uid, { sizeBytes: 900, facts: { messageIdHeader: 'merge@x', dateAt: 5, to: [{ name: null, address }] } });
  const [first] = deliver(at.store, at.account, at.inbox, [letterTo(1, 'dupont@x.example')]);
  at.store.transaction((tx) => saveSources(tx, [{ messageId: first!, digest: digest() }]));
  const found = deliver(at.store, at.account, at.archive, [
    letterTo(1, 'dupont@x.example'),
    letterTo(2, 'durand@x.example'),
  ]);
  expect(messageRefs(at.store.reads, found).map(({ sourceId }) => sourceId !== null)).toEqual([true, false]);
});

test('a source that nobody claims is kept until it is collected, and is then gone from the search too', () => {
  const at = scene();
  const [id] = deliver(at.store, at.account, at.inbox, [header(1)]);
  at.store.transaction((tx) => saveSources(tx, [{ messageId: id!, digest: digest() }]));
  const before = Date.now();
  at.store.transaction((tx) => removeUids(tx, at.inbox, [1]));
  expect(searchMessages(at.store.reads, readQuery('evry', 0).clauses, null).ids).toEqual([]);
  expect(at.store.transaction((tx) => collectSources(tx, before - 1))).toBe(0);
  expect(at.store.transaction((tx) => collectSources(tx, Date.now() + 1))).toBe(1);
  expect(at.store.reads.value('x', 'SELECT count(*) FROM source_bytes')).toBe(0);
  expect(indexedSources(at.store.path, KEY)).toEqual([]);
});

test('two copies of one message share one source', () => {
  const at = scene();
  const [id] = deliver(at.store, at.account, at.inbox, [header(1)]);
  at.store.transaction((tx) => saveSources(tx, [{ messageId: id!, digest: digest() }]));
  const [copy] = at.store.transaction((tx) => copyInto(tx, [id!], at.archive));
  const [other] = deliver(at.store, at.account, at.archive, [header(2, { facts: { messageIdHeader: null } })]);
  at.store.transaction((tx) => saveSources(tx, [{ messageId: other!, digest: digest() }]));
  const sources = messageRefs(at.store.reads, [id!, copy!, other!]).map(({ sourceId }) => sourceId);
  expect(new Set(sources).size).toBe(1);
  expect(searchMessages(at.store.reads, readQuery('evry', 0).clauses, at.archive).ids.sort()).toEqual(
    [copy, other].sort(),
  );
});

test('after a new UIDVALIDITY every message is found again; what is not there any more goes at the end', () => {
  const at = scene();
  const before = deliver(at.store, at.account, at.inbox, [
    header(1),
    header(2),
    header(3),
    header(4, { facts: { messageIdHeader: null } }),
    header(5, { facts: { messageIdHeader: null } }),
  ]);
  at.store.transaction((tx) => resetMailbox(tx, at.inbox, 9));
  expect(knownUids(at.store.reads, at.inbox)).toEqual([]);
  expect(mailboxState(at.store.reads, at.inbox)).toEqual({
    uidValidity: 9,
    uidNext: null,
    highestModSeq: null,
    knownCount: 0,
    complete: false,
  });
  expect(getMailbox(at.store.reads, at.inbox)?.total).toBe(5);
  const after = deliver(at.store, at.account, at.inbox, [
    { ...header(5, { facts: { messageIdHeader: null } }), uid: 101 },
    { ...header(3), uid: 102 },
    { ...header(1), uid: 103 },
    header(104),
  ]);
  expect(after.slice(0, 3)).toEqual([before[4], before[2], before[0]]);
  at.store.transaction((tx) => finishReset(tx, at.inbox));
  expect(shown(at, at.inbox)).toEqual([before[0], before[2], before[4], after[3]].sort((a, b) => a! - b!));
  expect(knownUids(at.store.reads, at.inbox)).toEqual([101, 102, 103, 104]);
});

test('what the person wants of the flags stays shown over what the server says, until it is agreed or dropped', () => {
  const at = scene();
  const [id] = deliver(at.store, at.account, at.inbox, [header(1, { flags: ['\\Flagged'] })]);
  const want = (setFlags: number, clearFlags: number) =>
    at.store.transaction((tx) =>
      addOperation(tx, {
        accountId: at.account,
        kind: 'flag',
        payload: {},
        targets: [{ messageId: id!, setFlags, clearFlags }],
      }),
    );
  const flags = () => messageRows(at.store.reads, [id!])[0]!.flags;
  const seen = want(1, 0);
  const unstar = want(0, 2);
  expect(flags()).toMatchObject({ seen: true, flagged: false });
  at.store.transaction((tx) => saveFlags(tx, at.inbox, [{ uid: 1, flags: ['\\Flagged', '\\Answered'] }]));
  expect(flags()).toMatchObject({ seen: true, flagged: false, answered: true });
  at.store.transaction((tx) => dropOperation(tx, unstar));
  expect(flags()).toMatchObject({ seen: true, flagged: true });
  at.store.transaction((tx) => finishOperation(tx, seen));
  expect(flags()).toMatchObject({ seen: true, flagged: true, answered: true });
  expect(knownFlags(at.store.reads, at.inbox).get(1)).toEqual(['\\Seen', '\\Flagged', '\\Answered']);
  expect(getMailbox(at.store.reads, at.inbox)?.unread).toBe(0);
});

test('a message moved here stays there while the server still tells of it where it was', () => {
  const at = scene();
  const [id] = deliver(at.store, at.account, at.inbox, [header(1)]);
  at.store.transaction((tx) => showIn(tx, [id!], at.archive));
  deliver(at.store, at.account, at.inbox, [header(1, { flags: ['\\Seen'] })]);
  expect(shown(at, at.inbox)).toEqual([]);
  expect(shown(at, at.archive)).toEqual([id]);
  expect(knownUids(at.store.reads, at.inbox)).toEqual([1]);
  at.store.transaction((tx) => showWhereServerSays(tx, [id!]));
  expect(shown(at, at.inbox)).toEqual([id]);
});

test('a move that the server carried out before it could be noted is no second message', () => {
  const at = scene();
  const [id] = deliver(at.store, at.account, at.inbox, [header(1)]);
  at.store.transaction((tx) => showIn(tx, [id!], at.archive));
  at.store.transaction((tx) => removeUids(tx, at.inbox, [1]));
  expect(shown(at, at.archive)).toEqual([id]);
  expect(deliver(at.store, at.account, at.archive, [{ ...header(1), uid: 7 }])).toEqual([id]);
  expect(knownUids(at.store.reads, at.archive)).toEqual([7]);
});

test('a move agreed without a new UID is linked by the next pass, one agreed too late takes the other’s place', () => {
  const at = scene();
  const [id] = deliver(at.store, at.account, at.inbox, [header(1)]);
  at.store.transaction((tx) => showIn(tx, [id!], at.archive));
  at.store.transaction((tx) => agreeWhere(tx, id!, at.archive, null));
  expect(deliver(at.store, at.account, at.archive, [{ ...header(1), uid: 7 }])).toEqual([id]);

  const [second] = deliver(at.store, at.account, at.inbox, [header(2)]);
  at.store.transaction((tx) => showIn(tx, [second!], at.archive));
  const [twin] = deliver(at.store, at.account, at.archive, [{ ...header(2), uid: 8 }]);
  expect(twin).not.toBe(second);
  at.store.transaction((tx) => agreeWhere(tx, second!, at.archive, 8));
  expect(shown(at, at.archive)).toEqual([id, second]);
});

test('a move whose first half alone was seen leaves no mark of its second on what arrived', () => {
  const at = scene();
  const [id] = deliver(at.store, at.account, at.inbox, [header(1)]);
  at.store.transaction((tx) => showIn(tx, [id!], at.archive));
  at.store.transaction((tx) => saveFlags(tx, at.inbox, [{ uid: 1, flags: ['\\Deleted', 'old'] }]));
  deliver(at.store, at.account, at.archive, [{ ...header(1), uid: 8, flags: ['\\Seen'] }]);
  at.store.transaction((tx) => agreeWhere(tx, id!, at.archive, 8));
  expect(messageRows(at.store.reads, [id!])).toMatchObject([{ flags: { seen: true }, keywords: [] }]);
  expect(knownFlags(at.store.reads, at.archive)).toEqual(new Map([[8, ['\\Seen']]]));
});

test('a message deleted here for good is not shown again by a sync, and comes back when the deletion is taken back', () => {
  const at = scene();
  const [id] = deliver(at.store, at.account, at.inbox, [header(1)]);
  at.store.transaction((tx) => showIn(tx, [id!], null));
  deliver(at.store, at.account, at.inbox, [header(1)]);
  expect(messageRows(at.store.reads, [id!])).toEqual([]);
  expect(messageDetail(at.store.reads, id!)).toBeNull();
  expect(listMailboxes(at.store.reads).map(({ total }) => total)).toEqual([0, 0]);
  at.store.transaction((tx) => showWhereServerSays(tx, [id!]));
  expect(shown(at, at.inbox)).toEqual([id]);
});

test('a mailbox gone from the server takes its messages with it, but none that the server holds elsewhere', () => {
  const at = scene();
  const [movedIn, movedOut] = deliver(at.store, at.account, at.inbox, [header(1), header(2)]);
  const [own, away] = deliver(at.store, at.account, at.archive, [header(3), header(4)]);
  at.store.transaction((tx) => {
    showIn(tx, [movedIn!], at.archive);
    showIn(tx, [away!], at.inbox);
  });
  at.store.transaction((tx) => removeMailbox(tx, at.archive));
  expect(shown(at, at.inbox)).toEqual([movedIn, movedOut, away] as MessageId[]);
  expect(messageRefs(at.store.reads, [own!])).toEqual([]);
  expect(messageRefs(at.store.reads, [away!])[0]).toMatchObject({ serverMailboxId: null, uid: null });
});

test('the server’s list of mailboxes is taken over: new, changed, gone; one made here stays', () => {
  const at = scene();
  const listed = (path: string, more: object = {}) => ({
    path,
    delimiter: '/',
    parentPath: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null,
    name: path.split('/').at(-1)!,
    role: null,
    selectable: true,
    ...more,
  });
  at.store.transaction((tx) =>
    saveMailboxList(tx, at.account, [listed('Classe/CM2'), listed('INBOX', { role: 'inbox' }), listed('Classe')]),
  );
  const all = accountMailboxes(at.store.reads, at.account);
  expect(all.map(({ path }) => path)).toEqual(['Classe', 'Classe/CM2', 'INBOX']);
  expect(all[1]?.parentId).toBe(all[0]?.id);
  expect(all[2]?.id).toBe(at.inbox);
});

test('a mailbox that the server has but as a node any more is shown without messages, and those moved away stay', () => {
  const at = scene();
  const [own, away] = deliver(at.store, at.account, at.archive, [header(1), header(2)]);
  at.store.transaction((tx) => showIn(tx, [away!], at.inbox));
  const { path, name, delimiter } = getMailbox(at.store.reads, at.archive)!;
  const node = { path, name, delimiter, parentPath: null, role: null, selectable: false };
  const inbox = { ...node, path: 'INBOX', name: 'INBOX', role: 'inbox' as const, selectable: true };
  at.store.transaction((tx) => saveMailboxList(tx, at.account, [node, inbox]));
  expect(getMailbox(at.store.reads, at.archive)).toMatchObject({ selectable: false, total: 0 });
  expect(messageRefs(at.store.reads, [own!])).toEqual([]);
  expect(messageRefs(at.store.reads, [away!])[0]).toMatchObject({ mailboxId: at.inbox, serverMailboxId: null });
  expect(mailboxState(at.store.reads, at.archive)).toMatchObject({ uidValidity: null, knownCount: 0 });
});

test('a copy deleted here before the server made it is kept, unseen, for the operation that makes it, and no longer', () => {
  const at = scene();
  const [id] = deliver(at.store, at.account, at.inbox, [header(1)]);
  const copying = at.store.transaction((tx) => {
    const [copy] = copyInto(tx, [id!], at.archive);
    const targets = [{ messageId: copy!, setFlags: 0, clearFlags: 0 }];
    showIn(tx, [copy!], at.archive);
    return { copy: copy!, operation: addOperation(tx, { accountId: at.account, kind: 'copy', payload: {}, targets }) };
  });
  at.store.transaction((tx) => showIn(tx, [copying.copy], null));
  expect(messageRefs(at.store.reads, [copying.copy])).toHaveLength(1);
  at.store.transaction((tx) => dropOperation(tx, copying.operation));
  expect(messageRefs(at.store.reads, [copying.copy])).toEqual([]);
});

test('a message deleted here goes with its mailbox', () => {
  const at = scene();
  const [id] = deliver(at.store, at.account, at.inbox, [header(1)]);
  at.store.transaction((tx) => showIn(tx, [id!], null));
  at.store.transaction((tx) => removeMailbox(tx, at.inbox));
  expect(messageRefs(at.store.reads, [id!])).toEqual([]);
});
