// Who met whom, read off the stored headers, and what the guard is told of it.
import { describe, expect, test } from 'vitest';
import { personFacts } from '../../engine/address-book/person-facts.ts';
import { pupilFacts } from '../../engine/address-book/pupil-facts.ts';
import { isAcquaintanceDue, readAcquaintance } from '../../engine/store/acquaintance.ts';
import { saveChild } from '../../engine/store/children.ts';
import { contactsByAddress, fillNameKeys, joinContacts, saveContact } from '../../engine/store/contacts.ts';
import type { Store } from '../../engine/store/database.ts';
import { listGroups, saveGroup } from '../../engine/store/groups.ts';
import { insertIdentity } from '../../engine/store/identities.ts';
import { learnReceived } from '../../engine/store/met-contacts.ts';
import type { Address } from '../../shared/domain/address.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import { evaluate } from '../../shared/guard/index.ts';
import { addAccount, addMailbox, deliver, header, scratchStore } from './scratch-store.ts';

const OWN = 'claire@ac-lyon.fr';
const people = (...addresses: string[]): Address[] => addresses.map((address) => ({ name: null, address }));
const read = (store: Store, limit = 100) => store.transaction((tx) => readAcquaintance(tx, limit));
const factsOf = (store: Store, ...addresses: string[]) => personFacts(store.reads, addresses);

interface Sent {
  from: string;
  to: string[];
  cc?: string[];
  bcc?: string[];
}

function schoolMail() {
  const store = scratchStore();
  const account = addAccount(store, OWN);
  let uid = 0;
  const mailboxes = new Map<string, ReturnType<typeof addMailbox>>();
  const bring = (path: string, role: MailboxRole | null, messages: readonly Sent[]) => {
    const mailbox = mailboxes.get(path) ?? addMailbox(store, account, path, role);
    mailboxes.set(path, mailbox);
    const headers = messages.map(({ from, to, cc = [], bcc = [] }) => {
      uid += 1;
      return header(uid, { facts: { from: people(from), to: people(...to), cc: people(...cc), bcc: people(...bcc) } });
    });
    deliver(store, account, mailbox, headers);
  };
  return { store, account, bring };
}

describe('who met whom', () => {
  test('is not said before every message was read once, a few at a time', () => {
    const { store, bring } = schoolMail();
    bring('INBOX', 'inbox', [
      { from: 'anne@x.fr', to: [OWN], cc: ['Bruno@x.fr'] },
      { from: 'bruno@x.fr', to: [OWN, 'chloe@x.fr'] },
    ]);
    expect(isAcquaintanceDue(store.reads)).toBe(true);
    expect(read(store, 1)).toBe(true);
    expect(factsOf(store, 'anne@x.fr', 'bruno@x.fr')[0]).not.toHaveProperty('seenWith');
    while (read(store, 1));
    expect(isAcquaintanceDue(store.reads)).toBe(false);
    const [anne, bruno, chloe, dora] = factsOf(store, 'anne@x.fr', 'BRUNO@x.fr', 'chloe@x.fr', 'dora@x.fr');
    expect(anne!.seenWith).toEqual(['bruno@x.fr']);
    expect(bruno!.seenWith).toEqual(['anne@x.fr', 'chloe@x.fr']);
    expect(chloe!.seenWith).toEqual(['bruno@x.fr']);
    expect(dora!.seenWith).toEqual([]);
    expect(factsOf(store, 'anne@x.fr', 'chloe@x.fr')[0]!.seenWith).toEqual([]);
  });

  test('follows the messages that come later, counts Cci of what was sent, and neither drafts nor junk', () => {
    const { store, bring } = schoolMail();
    while (read(store));
    bring('Sent', 'sent', [{ from: OWN, to: [OWN], bcc: ['anne@x.fr', 'bruno@x.fr'] }]);
    bring('Junk', 'junk', [{ from: 'spam@x.fr', to: ['anne@x.fr'] }]);
    bring('Drafts', 'drafts', [{ from: OWN, to: ['anne@x.fr', 'chloe@x.fr'] }]);
    expect(isAcquaintanceDue(store.reads)).toBe(true);
    read(store);
    expect(factsOf(store, 'anne@x.fr', 'bruno@x.fr', 'spam@x.fr', 'chloe@x.fr').map((one) => one.seenWith)).toEqual([
      ['bruno@x.fr'],
      ['anne@x.fr'],
      [],
      [],
    ]);
  });

  test('is not said of more people than an exchange has', () => {
    const { store } = schoolMail();
    while (read(store));
    const many = Array.from({ length: 101 }, (_, index) => `ecole${index}@x.fr`);
    expect(factsOf(store, ...many)[0]).not.toHaveProperty('seenWith');
    expect(factsOf(store, ...many.slice(1))[0]).toHaveProperty('seenWith');
  });

  test('is not learnt from a circular', () => {
    const { store, bring } = schoolMail();
    bring('INBOX', 'inbox', [
      { from: 'rectorat@x.fr', to: Array.from({ length: 21 }, (_, index) => `ecole${index}@x.fr`) },
    ]);
    read(store);
    expect(factsOf(store, 'ecole1@x.fr', 'ecole2@x.fr')[0]!.seenWith).toEqual([]);
  });
});

test('the usual sender is the own address of three messages in four, of three at least', () => {
  const { store, account, bring } = schoolMail();
  const school = 'ce.0690001a@ac-lyon.fr';
  store.transaction((tx) =>
    insertIdentity(tx, { accountId: account, name: 'École', address: school, replyTo: '', signatureHtml: '' }),
  );
  const from = (address: string, times: number, to: string): Sent[] =>
    Array.from({ length: times }, () => ({ from: address, to: [to] }));
  bring('Sent', 'sent', [
    ...from(school, 3, 'mairie@x.fr'),
    ...from(OWN, 1, 'mairie@x.fr'),
    ...from(school, 2, 'rare@x.fr'),
    ...from(school, 3, 'both@x.fr'),
    ...from(OWN, 2, 'both@x.fr'),
  ]);
  bring('INBOX', 'inbox', [{ from: 'mairie@x.fr', to: [OWN] }]);
  while (read(store));
  const usual = factsOf(store, 'mairie@x.fr', 'rare@x.fr', 'both@x.fr', 'never@x.fr').map((one) => one.usualSender);
  expect(usual).toEqual([school, null, null, null]);
});

describe('namesakes', () => {
  test('are others of nearly the same name, in the book or only met, but no other address of the same person', () => {
    const { store } = schoolMail();
    store.transaction((tx) => {
      saveContact(tx, { address: 'marie@orange.fr', name: 'Marie LOPEZ', roles: ['family'] }, 'import');
      saveContact(tx, { address: 'm.lopez@free.fr', name: 'Marie LOPEZ', roles: ['family'] });
      learnReceived(tx, [{ from: { name: null, address: 'marie.lopes@ac-lyon.fr' }, at: 1 }]);
      learnReceived(tx, [{ from: { name: 'Paul Petit', address: 'paul@x.fr' }, at: 1 }]);
      const both = contactsByAddress(tx, ['marie@orange.fr', 'm.lopez@free.fr']).filter((one) => one !== null);
      joinContacts(tx, both, 'Marie LOPEZ');
    });
    const [family, colleague, unknown] = factsOf(
      store,
      'marie@orange.fr',
      'marie.lopes@ac-lyon.fr',
      'marie.lopez3@ac-lyon.fr',
    );
    expect(family!.namesakes).toEqual([
      { address: 'marie.lopes@ac-lyon.fr', name: 'marie.lopes@ac-lyon.fr', roles: [] },
    ]);
    expect(colleague!.namesakes!.map(({ address }) => address)).toEqual(['marie@orange.fr', 'm.lopez@free.fr']);
    expect(colleague!.namesakes![0]!.roles).toEqual([{ role: 'family', source: 'import' }]);
    expect(unknown!.namesakes).toHaveLength(3);
    expect(factsOf(store, 'paul@x.fr')[0]!.namesakes).toEqual([]);
  });

  test('are not told of a name that a dozen have: it is nobody’s', () => {
    const { store } = schoolMail();
    store.transaction((tx) => {
      for (let i = 0; i < 12; i += 1) saveContact(tx, { address: `${i}@x.fr`, name: 'Secrétariat Général' });
    });
    expect(factsOf(store, '0@x.fr')[0]!.namesakes).toEqual([]);
  });

  test('never are oneself', () => {
    const { store } = schoolMail();
    store.transaction((tx) => {
      learnReceived(tx, [{ from: { name: 'Claire Martin', address: OWN }, at: 1 }]);
      learnReceived(tx, [{ from: { name: 'Claire Martin', address: 'claire@free.fr' }, at: 1 }]);
    });
    expect(factsOf(store, OWN, 'claire@free.fr').map((one) => one.namesakes)).toEqual([[], []]);
  });

  test('are found of contacts of an older version once their names are keyed', () => {
    const { store } = schoolMail();
    store.transaction((tx) => {
      for (const address of ['a@x.fr', 'b@x.fr']) saveContact(tx, { address, name: 'Paul Petit' });
      tx.run('older version', 'UPDATE contacts SET name_key = NULL');
    });
    expect(factsOf(store, 'a@x.fr')[0]!.namesakes).toEqual([]);
    expect(store.transaction((tx) => fillNameKeys(tx, 1))).toBe(true);
    while (store.transaction((tx) => fillNameKeys(tx, 1)));
    expect(factsOf(store, 'a@x.fr')[0]!.namesakes).toMatchObject([{ address: 'b@x.fr' }]);
  });
});

test('facts of many share the groups that they are in', () => {
  const { store } = schoolMail();
  const memberAddresses = ['A@x.fr', 'b@x.fr'];
  store.transaction((tx) =>
    saveGroup(tx, { id: null, name: 'CM2', privacy: 'alwaysBcc', agreedAt: null, memberAddresses }),
  );
  const [a, b, stranger] = factsOf(store, 'a@x.fr', 'b@x.fr', 'c@x.fr');
  expect(a!.groups).toEqual([{ name: 'CM2', privacy: 'alwaysBcc', agreedAt: null, memberAddresses }]);
  expect(a!.groups[0]).toBe(b!.groups[0]);
  expect(stranger!.groups).toEqual([]);
});

test('a pupil’s name may be read at every address of everybody responsible', () => {
  const { store } = schoolMail();
  store.transaction((tx) => {
    const [mother] = ['mere@x.fr', 'mere@mairie.fr'].map((address) => saveContact(tx, { address, name: 'M' }));
    const father = saveContact(tx, { address: 'Pere@x.fr' });
    const both = contactsByAddress(tx, ['mere@x.fr', 'mere@mairie.fr']).filter((one) => one !== null);
    joinContacts(tx, both, 'M');
    const lea = { id: null, firstName: 'Léa', lastName: 'Lopez', className: 'CM2', schoolYear: 2026 };
    saveChild(tx, { ...lea, contactIds: [mother!, father] });
  });
  const [lea] = pupilFacts(store.reads);
  expect(lea!.name).toBe('Léa Lopez');
  expect(lea!.household.toSorted()).toEqual(['mere@mairie.fr', 'mere@x.fr', 'pere@x.fr']);
});

test('an agreement of a group’s members reaches the guard with its date, and silences it for this year alone', () => {
  const { store } = schoolMail();
  const agreedAt = new Date(2026, 9, 5).getTime();
  const memberAddresses = ['a@x.fr', 'b@x.fr'];
  store.transaction((tx) => {
    for (const address of memberAddresses) saveContact(tx, { address, roles: ['electedParent'] });
    saveGroup(tx, { id: null, name: 'Parents élus', privacy: 'agreed', agreedAt, memberAddresses });
  });
  const people = new Map(factsOf(store, ...memberAddresses).map((one) => [one.address, one]));
  const to = memberAddresses.map((address) => ({ kind: 'address' as const, address: { name: null, address } }));
  const question = { recipients: { to, cc: [], bcc: [] }, ownAddress: OWN, people, groups: listGroups(store.reads) };
  const severities = (nowAt: number) => evaluate({ ...question, nowAt }).map(({ severity }) => severity);
  expect(severities(new Date(2026, 10, 22).getTime())).toEqual(['note']);
  expect(severities(new Date(2027, 10, 22).getTime())).toEqual(['amber']);
});
