// What is known of a sender and of the account that a message came by, read from a real store as it was filled by mail.
import { beforeEach, expect, it } from 'vitest';
import { createMailboxWriter } from '../../../engine/accounts/mailbox-writer.ts';
import { knowledgeAbout } from '../../../engine/phishing/knowledge.ts';
import { setQuota } from '../../../engine/store/accounts.ts';
import { correspondentDomains, saveContact } from '../../../engine/store/contacts.ts';
import type { Store } from '../../../engine/store/database.ts';
import { messageByUid, messageDetail } from '../../../engine/store/messages.ts';
import type { AccountId, MailboxId, MessageId } from '../../../shared/domain/ids.ts';
import { addAccount, addMailbox, scratchStore } from '../../store/scratch-store.ts';

const ME = { name: 'Claire Martin', address: 'claire@ac-lyon.fr' };
const PAUL = { name: 'Paul Evrard', address: 'paul.evrard@ac-lyon.fr' };
const IMPOSTOR = { name: 'Paul EVRARD', address: 'paul.evrard@mail-securise.example' };

let store: Store;
let account: AccountId;
let inbox: MailboxId;
let sent: MailboxId;
let uid: number;

beforeEach(() => {
  store = scratchStore();
  account = addAccount(store);
  inbox = addMailbox(store, account);
  sent = addMailbox(store, account, 'Sent', 'sent');
  uid = 0;
});

type Person = { name: string; address: string };

/** As a sync brings it. */
function stored(mailboxId: MailboxId, from: Person, to: Person): MessageId {
  uid += 1;
  const lines = [`From: "${from.name}" <${from.address}>`, `To: <${to.address}>`, 'Subject: x', '', ''];
  createMailboxWriter({
    store,
    mailboxId,
    shouldPause: () => false,
    carryFlags: () => {},
    onArrived: () => {},
  }).saveHeaders([
    {
      ...{ uid, flags: [], modSeq: null, internalDateAt: 1_700_000_000_000, sizeBytes: 1_000 },
      header: new TextEncoder().encode(lines.join('\r\n')),
    },
  ]);
  return messageByUid(store.reads, mailboxId, uid)!;
}
const comes = (from: Person) => stored(inbox, from, ME);
const wrote = (to: Person) => void stored(sent, ME, to);

function about(id: MessageId, knownSenders: string[] = []) {
  const detail = messageDetail(store.reads, id)!;
  const own = { nowAt: 1, knownSenders, passwordEndsAt: (of: AccountId) => (of === account ? 86_400_000 : null) };
  return knowledgeAbout(store.reads, detail, { ...own, familiarDomains: correspondentDomains(store.reads) });
}

it('a first message comes from somebody never heard of; the second one does not', () => {
  const stranger = { name: 'Qui donc', address: 'qui@ailleurs.example' };
  const first = { written: false, kept: false, receivedBefore: 0, trusted: false };
  expect(about(comes(stranger)).sender).toEqual(first);
  expect(about(comes(stranger)).sender).toEqual({ ...first, receivedBefore: 1 });
});

it('who was written to, who is in the address book, and whom the person vouched for are known', () => {
  wrote(PAUL);
  const { sender, familiarDomains } = about(comes(PAUL));
  expect(sender).toMatchObject({ written: true, kept: false });
  expect(familiarDomains).toContain('ac-lyon.fr');
  const nadia = { name: 'Nadia Benali', address: 'nadia@famille.example' };
  store.transaction((tx) => saveContact(tx, { address: nadia.address, name: nadia.name }));
  expect(about(comes(nadia)).sender).toMatchObject({ written: false, kept: true });
  const shop = { name: 'Boutique', address: 'Info@Boutique.example' };
  expect(about(comes(shop), ['info@boutique.example']).sender.trusted).toBe(true);
  expect(about(comes(ME)).sender.written).toBe(true);
});

it('a colleague’s name at another address is a namesake’s; the colleague is none of oneself', () => {
  wrote(PAUL);
  expect(about(comes(IMPOSTOR)).namesakes.map(({ address }) => address)).toEqual([PAUL.address]);
  expect(about(comes(PAUL)).namesakes).toEqual([]);
  // Of a name that was only ever received nobody is taken for.
  const list = { name: 'Lettre du jour', address: 'lettre@info.example' };
  comes(list);
  expect(about(comes({ ...list, address: 'lettre@autre.example' })).namesakes).toEqual([]);
});

it('the quota that the server told, the known end of the password, and the own servers are the account’s', () => {
  expect(about(comes(PAUL)).quota).toBeNull();
  const quota = { usedBytes: 150_000_000, limitBytes: 200_000_000 };
  store.transaction((tx) => setQuota(tx, account, quota));
  expect(about(comes(PAUL))).toMatchObject({
    quota,
    passwordEndsAt: 86_400_000,
    ownAddresses: ['claire@ac-lyon.fr'],
    ownServers: ['ac-lyon.fr'],
  });
});
