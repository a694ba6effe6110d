// The address book as a whole, as the windows' tests need it: files are really read and really planned; what is taken over
// is kept in memory, and taken back as it was. Nobody is in it twice, and no year is over.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ImportPlan, planImport } from '../../engine/address-book/plan.ts';
import { readFiles } from '../../engine/address-book/read-files.ts';
import { entriesOf, previewOf, type ReadBook, shownFile } from '../../engine/address-book/shown.ts';
import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import { addressKey, sameAddress } from '../../shared/domain/address.ts';
import type { BookChange } from '../../shared/domain/address-book.ts';
import { BookFileId, type ImportChoice } from '../../shared/domain/book-import.ts';
import type { Contact, Group } from '../../shared/domain/contact.ts';
import { BookChangeId, ContactId, GroupId } from '../../shared/domain/ids.ts';

export interface BookInMemory {
  contacts: Contact[];
  groups: Group[];
}

interface FakeBookOptions {
  now(): BookInMemory;
  replace(book: BookInMemory): void;
  /** Paths of the place that was granted last. */
  chosen(): readonly string[];
  /** A contact that nothing is known of. */
  stranger(id: number, address: string): Contact;
}

export function fakeAddressBook(options: FakeBookOptions): HandlersOf<WindowContract>['addressBook'] {
  let last: ReadBook | null = null;
  let change: { change: BookChange; before: BookInMemory } | null = null;
  let count = 0;

  function planFor(choice: ImportChoice): ImportPlan {
    if (!last) throw new Error('no file was read');
    const { contacts, groups } = options.now();
    const contactOf = (address: string) => contacts.find((one) => sameAddress(one.address, address)) ?? null;
    return planImport(entriesOf(last.source, choice), choice, { contactOf, children: [], groups, isOwn: () => false });
  }

  return {
    person({ contactId }) {
      const found = options.now().contacts.find(({ id }) => id === contactId);
      return found ? { addresses: [found], children: [], groups: [] } : null;
    },
    readFile() {
      const paths = options.chosen();
      const name = paths.map((one) => path.basename(one)).join(', ');
      const source = readFiles(paths.map((one) => ({ name: path.basename(one), bytes: readFileSync(one) })));
      if (source.kind === 'refused') return { kind: 'refused', name, reason: source.reason };
      count += 1;
      last = { id: BookFileId.parse(count), name, source };
      return shownFile(last);
    },
    readPart: () => ({ kind: 'refused', name: '', reason: 'empty' }),
    preview: ({ choice }) => previewOf(planFor(choice)),
    import({ choice }) {
      const plan = planFor(choice);
      const before = options.now();
      options.replace(takenOver(before, plan, options.stranger));
      count += 1;
      const id = BookChangeId.parse(count);
      change = { change: { id, kind: 'import', label: last!.name, madeAt: Date.now() }, before };
      return { changeId: id, counts: previewOf(plan).counts };
    },
    lastChange: () => change?.change ?? null,
    undo({ changeId }) {
      if (change?.change.id !== changeId) return { undone: false };
      options.replace(change.before);
      change = null;
      return { undone: true };
    },
    formerYears: () => [],
    closeYear: () => ({ changeId: BookChangeId.parse(1), groups: 0 }),
    removeFormer: () => ({ changeId: BookChangeId.parse(1), families: 0, groups: 0 }),
    duplicates: () => [],
    join: () => ({ changeId: BookChangeId.parse(1) }),
    part: () => {},
    tellApart: () => {},
  };
}

function takenOver(before: BookInMemory, plan: ImportPlan, stranger: FakeBookOptions['stranger']): BookInMemory {
  const contacts = new Map(before.contacts.map((one) => [addressKey(one.address), one]));
  for (const { addresses, name, note, roles } of plan.people)
    for (const address of addresses) {
      const known = contacts.get(addressKey(address)) ?? stranger(ContactId.parse(contacts.size + 1), address);
      const said = roles.map((role) => ({ role, source: 'import' as const }));
      contacts.set(addressKey(address), { ...known, name, note, roles: said });
    }
  const made = plan.groups.map(({ name, privacy, agreedAt, schoolYear, members }, index) => ({
    ...{ name, privacy, agreedAt, schoolYear, note: '', memberAddresses: members },
    id: GroupId.parse(before.groups.length + index + 1),
  }));
  return { contacts: [...contacts.values()], groups: [...before.groups, ...made] };
}
