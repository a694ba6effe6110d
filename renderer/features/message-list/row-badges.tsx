// What stands behind the subject of a row: small marks, each with what a screen reader says of it. A new one = one
// more in the table below; whatever takes more than a few lines is in a file of its own.
import type { ReactNode } from 'react';
import { AccountMark } from '../../ui/account-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TagChips, tagNames } from '../tags/index.ts';
import type { CellProps } from './row-facts.ts';

export interface RowBadge {
  name: string;
  /** null: this row has none. */
  mark(props: CellProps): ReactNode;
  /** As it is read out behind the subject, the person and the date; null: nothing to say. */
  says(props: CellProps): string | null;
}

const threadSize: RowBadge = {
  name: 'threadSize',
  mark: ({ thread, list }) =>
    thread.kind === 'head' && (
      <span className="thread-size" title={list.words.threadOf(thread.size, thread.unread ?? 0)}>
        {thread.unread ? `${thread.unread} / ${thread.size}` : thread.size}
      </span>
    ),
  says: ({ thread, list }) => (thread.kind === 'head' ? list.words.threadOf(thread.size, thread.unread ?? 0) : null),
};

/** One at most: a thread is watched or ignored, and one that is ignored needs no more of its parts. */
const threadMark: RowBadge = {
  name: 'threadMark',
  mark: (props) => {
    const title = threadMarkSaid(props);
    return (
      title && (
        <span className="thread-mark" title={title}>
          <Icon name={props.row.muted || !props.row.watched ? 'muted' : 'eye'} />
        </span>
      )
    );
  },
  says: threadMarkSaid,
};

function threadMarkSaid({ row, list: { words } }: CellProps): string | null {
  if (row.muted) return words.muted;
  if (row.branchMuted) return words.branchMuted;
  return row.watched ? words.watched : null;
}

const account: RowBadge = {
  name: 'account',
  // In folders of all accounts by its name, too: which one a message is for is always seen.
  mark: ({ account: whose, list }) =>
    whose &&
    !list.shownColumns.has('account') && (
      <>
        <AccountMark colour={whose.colour} title={whose.title} alone />
        {list.unified && <span className="row-mailbox">{whose.title}</span>}
      </>
    ),
  says: ({ account: whose }) => whose?.title ?? null,
};

const mailbox: RowBadge = {
  name: 'mailbox',
  mark: ({ mailboxTitle, list }) =>
    mailboxTitle && !list.shownColumns.has('mailbox') && <span className="row-mailbox">{mailboxTitle}</span>,
  says: ({ mailboxTitle, list }) => mailboxTitle && list.words.outOf(mailboxTitle),
};

const tags: RowBadge = {
  name: 'tags',
  mark: ({ row, list }) => <TagChips keywords={row.keywords} tags={list.tags} silent />,
  says: ({ row, list }) => tagNames(row.keywords, list.tags, list.language).join(', '),
};

const foundIn: RowBadge = {
  name: 'foundIn',
  mark: (props) => {
    const text = foundInText(props);
    return (
      text && (
        <span className="row-found-in">
          <Icon name="attachment" />
          {text}
        </span>
      )
    );
  },
  says: foundInText,
};

function foundInText({ id, list }: CellProps): string | null {
  const names = list.foundIn.get(id);
  return names?.[0] === undefined ? null : list.words.foundIn(names[0], names.length - 1);
}

/** From left to right, and in the order they are read out. */
export const ROW_BADGES: readonly RowBadge[] = [foundIn, tags, threadSize, threadMark, account, mailbox];

export function RowBadges(props: CellProps) {
  return ROW_BADGES.map((badge) => {
    const mark = badge.mark(props);
    return mark ? <BadgeSlot key={badge.name}>{mark}</BadgeSlot> : null;
  });
}

function BadgeSlot({ children }: { children: ReactNode }) {
  return children;
}
