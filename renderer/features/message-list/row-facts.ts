// What a row of the list is drawn from, for its cells and its badges.
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { ListColumn } from '../../../shared/domain/list-layout.ts';
import type { MessageRow } from '../../../shared/domain/message.ts';
import type { Tag } from '../../../shared/domain/tag.ts';
import type { Formats, Language, WordsOf } from '../../i18n/index.ts';
import type { mailingWords } from '../mailing/index.ts';
import type { RowAccount } from './row-accounts.ts';
import type { ThreadPlace } from './shown.ts';
import type { ListWords } from './words.ts';

/** What all rows of a list share: the same object from row to row, so that none is drawn again for it. */
export interface ListFacts {
  shownColumns: ReadonlySet<ListColumn>;
  /** Envoyés and Brouillons show whom a message is for. */
  showsRecipients: boolean;
  terms: readonly string[];
  /** Names of the attachments that rows were found by. */
  foundIn: ReadonlyMap<MessageId, readonly string[]>;
  /** All that are offered. */
  tags: readonly Tag[];
  /** The folders of all accounts with one role. */
  unified: boolean;
  words: ListWords;
  mailing: WordsOf<typeof mailingWords>;
  formats: Formats;
  language: Language;
  /** Rows are told by their level: threads or groups are on. */
  levels: boolean;
}

export interface RowProps {
  id: MessageId;
  index: number;
  top: number;
  row: MessageRow | undefined;
  selected: boolean;
  focused: boolean;
  thread: ThreadPlace;
  /** Under the head of a group. */
  inGroup: boolean;
  /** Where the message lies, where those of several folders stand together. */
  mailboxTitle: string | null;
  /** Whose it is, where messages of several accounts are mixed. */
  account: RowAccount | null;
  list: ListFacts;
}

/** With the message itself. */
export type CellProps = RowProps & { row: MessageRow };
