// One row of the folder tree: an account, a mailbox or the outbox; a drop target for messages where it can take
// them.
import { type DragEvent, useState } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { archive, copy, move, remove, setJunk } from '../../app/message-actions.ts';
import { useWords } from '../../i18n/index.ts';
import { DRAG_TYPE, endDrag } from '../../state/drag.ts';
import { AccountMark } from '../../ui/account-mark.tsx';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { mailboxIcon, useMailboxTitle } from '../../ui/mailbox-title.ts';
import { useAccountDrag } from './account-drag.ts';
import type { TreeNode, TreeRow } from './tree.ts';
import { folderWords } from './words.ts';

interface FolderRowProps {
  row: TreeRow;
  /** Marked by the person. */
  favourite: boolean;
  /** Entries of the outbox. */
  waiting: number;
  shown: boolean;
  /** The one row that Tab reaches. */
  focusable: boolean;
  onFocus(): void;
  onChoose(): void;
  onToggle(): void;
  onMenu(at: { x: number; y: number }): void;
}

export function FolderRow({
  row,
  favourite,
  waiting,
  shown,
  focusable,
  onFocus,
  onChoose,
  onToggle,
  onMenu,
}: FolderRowProps) {
  const w = useWords(folderWords);
  const title = useTitle(row.node);
  const drop = useDrop(row.node);
  const accountDrag = useAccountDrag(row.node);
  const count = row.node.kind === 'outbox' ? waiting : row.unread;
  return (
    <div
      role="treeitem"
      className={`folder-row folder-${row.node.kind}${count > 0 ? ' has-unread' : ''}${drop.over ? ' drop' : ''}${accountDrag.over ? ` drop-${accountDrag.over}` : ''}`}
      style={{ paddingInlineStart: 6 + (row.level - 1) * 14 }}
      tabIndex={focusable ? 0 : -1}
      data-key={row.key}
      data-pane-focus={focusable || undefined}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expanded ?? undefined}
      aria-selected={shown}
      onFocus={onFocus}
      onClick={onChoose}
      onKeyDown={() => undefined}
      onContextMenu={(event) => {
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        // From the keyboard there is no pointer: under the row.
        onMenu(event.button === 2 ? { x: event.clientX, y: event.clientY } : { x: box.left + 24, y: box.bottom });
      }}
      title={row.node.kind === 'account' && row.node.account.address !== title ? row.node.account.address : undefined}
      {...(row.node.kind === 'account' ? accountDrag.events : drop.events)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the pointer; the keyboard has the arrows */}
      <span
        className="folder-twisty"
        onClick={(event) => {
          if (row.expanded === null) return;
          event.stopPropagation();
          onToggle();
        }}
        onKeyDown={() => undefined}
      >
        {row.expanded !== null && <Icon name={row.expanded ? 'chevronDown' : 'chevronRight'} />}
      </span>
      {row.node.kind === 'account' ? (
        <AccountMark colour={row.node.account.colour} title={title} />
      ) : (
        <Icon name={iconOf(row.node)} />
      )}
      <span className="folder-title">{title}</span>
      {favourite && (
        <span className="folder-favourite" title={w.favourite}>
          <Icon name="star" filled />
          <span className="spoken">{w.favourite}</span>
        </span>
      )}
      {count > 0 && (
        <span className="folder-count">
          {count}
          <span className="spoken">{row.node.kind === 'outbox' ? w.waiting : w.unread(count)}</span>
        </span>
      )}
    </div>
  );
}

function useTitle(node: TreeNode): string {
  const w = useWords(folderWords);
  const titleOf = useMailboxTitle();
  const accountTitle = useAccountTitle();
  if (node.kind === 'outbox') return w.outbox;
  if (node.kind === 'everyAccount') return w.everyAccount;
  if (node.kind === 'unified') return titleOf({ role: node.role, name: '' });
  if (node.kind === 'savedSearches') return w.savedSearches;
  if (node.kind === 'savedSearch') return node.search.name;
  return node.kind === 'account' ? accountTitle(node.account) : titleOf(node.mailbox);
}

function iconOf(node: Exclude<TreeNode, { kind: 'account' }>): IconName {
  if (node.kind === 'everyAccount') return 'account';
  if (node.kind === 'savedSearches' || node.kind === 'savedSearch') return 'search';
  if (node.kind === 'unified') return mailboxIcon(node.role);
  return node.kind === 'outbox' ? 'outbox' : mailboxIcon(node.mailbox.role);
}

/** Messages are moved here; with Ctrl held, copied. */
function useDrop(node: TreeNode) {
  const [over, setOver] = useState(false);
  const drop = dropOn(node);
  const takes = (event: DragEvent) => drop !== null && event.dataTransfer.types.includes(DRAG_TYPE);
  const events = {
    onDragOver(event: DragEvent) {
      if (!takes(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = event.ctrlKey && node.kind === 'mailbox' ? 'copy' : 'move';
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      setOver(false);
      if (!takes(event)) return;
      event.preventDefault();
      const ids = endDrag();
      if (ids.length > 0) drop?.(ids, event.ctrlKey);
    },
  };
  return { over, events };
}

/** What becomes of messages there; null: it takes none. In folders of all accounts each stays in its own. */
function dropOn(node: TreeNode): ((ids: readonly MessageId[], copied: boolean) => void) | null {
  if (node.kind === 'mailbox' && node.mailbox.selectable) {
    return (ids, copied) => (copied ? copy : move)(ids, node.mailbox.id);
  }
  if (node.kind !== 'unified') return null;
  if (node.role === 'trash') return (ids) => void remove(ids);
  if (node.role === 'archive') return (ids) => archive(ids);
  return node.role === 'junk' ? (ids) => setJunk(ids, true) : null;
}
