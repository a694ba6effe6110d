// The trial mailbox, tied to the store: the demo backend remembers nothing between two runs but what the store tells
// it, and the guard has to know its families from the first minute.
import { COLLEAGUES, createDemo, DEMO_GROUP, DEMO_OWNER, type DemoMemory, FAMILIES, PARTNERS } from './demo/index.ts';
import { listAccounts } from './store/accounts.ts';
import { saveContact } from './store/contacts.ts';
import type { Store } from './store/database.ts';
import { saveGroup } from './store/groups.ts';
import type { WriteDb } from './store/handles.ts';
import { accountMailboxes, type StoredMailbox } from './store/mailboxes.ts';

export function openTrialMailbox(store: Store, now: () => number) {
  return {
    ...createDemo(now, memoryOf(store)),
    owner: { name: DEMO_OWNER.name ?? '', address: DEMO_OWNER.address },
    introduce,
  };
}

function memoryOf(store: Store): DemoMemory {
  const mailboxes = (): StoredMailbox[] => {
    const demo = listAccounts(store.reads).find(({ protocol }) => protocol === 'demo');
    return demo ? accountMailboxes(store.reads, demo.id).filter(({ localOnly }) => !localOnly) : [];
  };
  return {
    mailboxes() {
      const all = mailboxes();
      return all.map(({ path, delimiter, parentId, name, role, selectable }) => {
        const parentPath = all.find(({ id }) => id === parentId)?.path ?? null;
        return { path, delimiter, parentPath, name, role, selectable };
      });
    },
    uidValidity: () => mailboxes().find(({ uidValidity }) => uidValidity !== null)?.uidValidity ?? null,
  };
}

function introduce(tx: WriteDb): void {
  for (const { child, parent } of FAMILIES)
    saveContact(tx, { ...parent, roles: ['family'], household: child }, 'import');
  for (const person of Object.values(COLLEAGUES)) saveContact(tx, { ...person, roles: ['colleague'] }, 'import');
  for (const person of Object.values(PARTNERS)) saveContact(tx, { ...person, roles: ['partner'] }, 'import');
  const memberAddresses = FAMILIES.map(({ parent }) => parent.address);
  saveGroup(tx, { ...DEMO_GROUP, id: null, agreedAt: null, memberAddresses });
}
