// Whose name a row bears.
import { displayName } from '../../../shared/domain/address.ts';
import type { MessageRow } from '../../../shared/domain/message.ts';
import { mailingLine } from '../mailing/index.ts';
import type { ListFacts } from './row-facts.ts';

/** Of a mailing: how many, and what became of it. */
export function recipientsOf(row: MessageRow, { words, mailing }: Pick<ListFacts, 'words' | 'mailing'>): string {
  if (row.mailing) return mailingLine(row.mailing, mailing);
  return row.to.map(displayName).join(', ') || words.noPerson;
}

/** Whom the row is about: the author, or in Envoyés those it went to. */
export function personOf(row: MessageRow, list: Pick<ListFacts, 'words' | 'mailing' | 'showsRecipients'>): string {
  if (row.mailing || list.showsRecipients) return recipientsOf(row, list);
  return displayName(row.from) || list.words.noPerson;
}
