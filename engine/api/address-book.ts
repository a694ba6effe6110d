import { MailError } from '../../shared/domain/problem.ts';
import type { AddressBook } from '../address-book/address-book.ts';
import { decodePart } from '../mime/read-message.ts';
import { attachmentAt, type Bodies } from './bodies.ts';
import type { WindowHandlers } from './handlers.ts';

export function addressBookHandlers(book: AddressBook, bodies: Bodies): WindowHandlers['addressBook'] {
  return {
    person: ({ contactId }) => book.person(contactId),
    readFile: ({ place }) => book.readFile(place),
    readPart({ messageId, partId }) {
      const raw = bodies.raw(messageId);
      const bytes = raw && decodePart(raw, partId);
      if (!bytes) throw new MailError({ kind: 'missing' });
      const name = attachmentAt(bodies, messageId, partId)?.name ?? '';
      return book.readBytes(name, Uint8Array.from(bytes));
    },
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
