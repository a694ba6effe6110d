// The address book as a whole, as the windows' tests need it: nothing to import, nobody twice, no year that is over.
import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import type { Contact } from '../../shared/domain/contact.ts';
import { BookChangeId } from '../../shared/domain/ids.ts';

const changeId = BookChangeId.parse(1);

export function fakeAddressBook(contacts: () => readonly Contact[]): HandlersOf<WindowContract>['addressBook'] {
  return {
    person({ contactId }) {
      const found = contacts().find(({ id }) => id === contactId);
      return found ? { addresses: [found], children: [], groups: [] } : null;
    },
    readFile: () => ({ kind: 'refused', name: 'vide.csv', reason: 'empty' }),
    preview: () => ({ people: [], groups: [], doubts: [], counts: { new: 0, changed: 0, unchanged: 0, left: 0 } }),
    import: () => ({ changeId, counts: { new: 0, changed: 0, unchanged: 0, left: 0 } }),
    lastChange: () => null,
    undo: () => ({ undone: false }),
    formerYears: () => [],
    closeYear: () => ({ changeId, groups: 0 }),
    removeFormer: () => ({ changeId, families: 0, groups: 0 }),
    duplicates: () => [],
    join: () => ({ changeId }),
    part: () => {},
    tellApart: () => {},
  };
}
