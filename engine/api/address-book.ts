import type { AddressBook } from '../address-book/address-book.ts';
import type { WindowHandlers } from './handlers.ts';

export function addressBookHandlers(book: AddressBook): WindowHandlers['addressBook'] {
  return {
    person: ({ contactId }) => book.person(contactId),
    readFile: ({ place }) => book.readFile(place),
    preview: ({ fileId, choice }) => book.preview(fileId, choice),
    import: ({ fileId, choice }) => book.import(fileId, choice),
    lastChange: () => book.lastChange(),
    undo: ({ changeId }) => ({ undone: book.undo(changeId) }),
    formerYears: () => book.formerYears(),
    closeYear: ({ schoolYear }) => book.closeYear(schoolYear),
    removeFormer: ({ schoolYear }) => book.removeFormer(schoolYear),
    duplicates: () => book.duplicates(),
    join: ({ contactIds, name }) => book.join(contactIds, name),
    part: ({ contactId }) => book.part(contactId),
    tellApart: ({ contactIds }) => book.tellApart(contactIds),
  };
}
