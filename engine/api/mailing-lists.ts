import type { MailingLists } from '../mailing-lists/mailing-lists.ts';
import type { WindowHandlers } from './handlers.ts';

export function mailingListsHandlers(lists: MailingLists): WindowHandlers['mailingLists'] {
  return { leave: (input, signal) => lists.leave(input, signal) };
}
