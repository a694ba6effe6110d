// One row of the list. Rows are recycled while scrolling: everything that varies is text or a class, icons are
// only there where they say something, and clicks are caught by the list. A row whose facts have not come yet
// keeps its height and shows where they will be.
import { memo } from 'react';
import { displayName } from '../../../shared/domain/address.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageRow } from '../../../shared/domain/message.ts';
import type { Tag } from '../../../shared/domain/tag.ts';
import { type Formats, type Language, useLanguage, type WordsOf } from '../../i18n/index.ts';
import { AccountMark } from '../../ui/account-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PriorityMark } from '../../ui/priority-mark.tsx';
import { mailingLine, type mailingWords } from '../mailing/index.ts';
import { TagChips, tagNames } from '../tags/index.ts';
import { Marked } from './marked.tsx';
import type { RowAccount } from './row-accounts.ts';
import { rowName } from './row-name.ts';
import type { ThreadPlace } from './threads.ts';
import type { ListWords } from './words.ts';

type MailingWords = WordsOf<typeof mailingWords>;

export interface RowProps {
  id: MessageId;
  index: number;
  top: number;
  row: MessageRow | undefined;
  selected: boolean;
  focused: boolean;
  thread: ThreadPlace;
  /** Envoyés and Brouillons show whom a message is for. */
  showsRecipients: boolean;
  /** Where the message lies, in a search everywhere. */
  mailboxTitle: string | null;
  /** Whose it is, where messages of several accounts are mixed. */
  account: RowAccount | null;
  terms: readonly string[];
  /** All that are offered. */
  tags: readonly Tag[];
  words: ListWords;
  mailing: MailingWords;
  formats: Formats;
  threaded: boolean;
}

/** A folded thread of which something is unread looks so, whichever message stands for it. */
const hidesUnread = (thread: ThreadPlace) => thread.kind === 'head' && !thread.expanded && (thread.unread ?? 0) > 0;

export const rowElementId = (id: MessageId) => `message-${id}`;

export const Row = memo(function Row(props: RowProps) {
  const { id, index, top, row, selected, focused, thread, threaded } = props;
  const language = useLanguage();
  const state = `${(row && !row.flags.seen) || hidesUnread(thread) ? ' unread' : ''}${focused ? ' focused' : ''}${thread.kind === 'below' ? ' below' : ''}`;
  return (
    <div
      role="row"
      id={rowElementId(id)}
      className={`message-row${state}`}
      style={{ top }}
      draggable
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-label={row && nameOf(props, row, language)}
      aria-busy={!row || undefined}
      aria-level={threaded ? (thread.kind === 'below' ? 2 : 1) : undefined}
      aria-expanded={thread.kind === 'head' ? thread.expanded : undefined}
    >
      {row ? <Cells {...props} row={row} /> : <span className="message-row-awaited" />}
    </div>
  );
});

function Cells({
  row,
  thread,
  terms,
  words: w,
  mailing,
  formats,
  mailboxTitle,
  account,
  ...props
}: RowProps & { row: MessageRow }) {
  const { flags, hasAttachments } = row;
  return (
    <>
      <span role="gridcell" className={flags.flagged ? 'cell-star set' : 'cell-star'} data-part="star">
        <Icon name="star" filled={flags.flagged} />
      </span>
      <span role="gridcell" className="cell-attachment">
        {hasAttachments && <Icon name="attachment" />}
      </span>
      <span role="gridcell" className="cell-subject">
        {thread.kind === 'head' && (
          <span className="twisty" data-part="twisty">
            <Icon name={thread.expanded ? 'chevronDown' : 'chevronRight'} />
          </span>
        )}
        {!flags.seen && <span className="unread-dot" />}
        {row.priority && <PriorityMark priority={row.priority} />}
        {flags.answered && <Icon name="reply" />}
        {flags.forwarded && <Icon name="forward" />}
        <span className="subject-text">
          <Marked text={(row.mailing?.subject ?? row.subject) || w.noSubject} terms={terms} />
        </span>
        <TagChips keywords={row.keywords} tags={props.tags} silent />
        {thread.kind === 'head' && (
          <span className="thread-size" title={w.threadOf(thread.size, thread.unread ?? 0)}>
            {thread.unread ? `${thread.unread} / ${thread.size}` : thread.size}
          </span>
        )}
        {row.muted && <Icon name="muted" />}
        {account && <AccountMark colour={account.colour} title={account.title} alone />}
        {mailboxTitle && <span className="row-mailbox">{mailboxTitle}</span>}
      </span>
      <span role="gridcell" className="cell-from">
        <Marked text={personOf(row, props.showsRecipients, w, mailing)} terms={terms} />
      </span>
      <span role="gridcell" className="cell-date">
        {formats.listDate(row.dateAt)}
      </span>
      <span role="gridcell" className="cell-size">
        {formats.size(row.sizeBytes)}
      </span>
    </>
  );
}

function nameOf(props: RowProps, row: MessageRow, language: Language): string {
  const { thread, showsRecipients, words, mailing, formats, account } = props;
  const person = personOf(row, showsRecipients, words, mailing);
  const date = formats.listDate(row.dateAt);
  const tags = tagNames(row.keywords, props.tags, language);
  return rowName({ row, person, date, thread, account: account?.title ?? null, tags }, words);
}

function personOf(row: MessageRow, showsRecipients: boolean, w: ListWords, m: MailingWords): string {
  if (row.mailing) return mailingLine(row.mailing, m);
  const names = showsRecipients ? row.to.map(displayName).join(', ') : displayName(row.from);
  return names || w.noPerson;
}
