// The folder tree as the rows that are shown, top to bottom: pure.
import type { Account } from '../../../shared/domain/account.ts';
import type { AccountId, MailboxId } from '../../../shared/domain/ids.ts';
import type { Mailbox, MailboxRole } from '../../../shared/domain/mailbox.ts';
import type { SavedSearch } from '../../../shared/domain/saved-search.ts';

export type TreeNode =
  /** « Tous les comptes », where there are several. */
  | { kind: 'everyAccount' }
  | { kind: 'unified'; role: MailboxRole; mailboxes: readonly Mailbox[] }
  | { kind: 'account'; account: Account }
  | { kind: 'mailbox'; mailbox: Mailbox }
  | { kind: 'outbox' }
  | { kind: 'savedSearches' }
  | { kind: 'savedSearch'; search: SavedSearch };

export interface TreeRow {
  key: string;
  node: TreeNode;
  /** From 1. */
  level: number;
  expanded: boolean | null;
  position: number;
  siblings: number;
  parentKey: string | null;
  /** Unread messages, those of hidden rows below included. */
  unread: number;
}

const ROLE_ORDER: readonly (MailboxRole | null)[] = ['inbox', 'drafts', 'sent', 'archive', 'junk', 'trash', null];

export const accountKey = (id: AccountId) => `account-${id}`;
export const mailboxKey = (id: MailboxId) => `mailbox-${id}`;
export const unifiedKey = (role: MailboxRole) => `unified-${role}`;
export const OUTBOX_KEY = 'outbox';
const EVERY_ACCOUNT_KEY = 'every-account';

/**
 * Accounts in the order of the person. `collapsed`: keys of rows whose children are hidden. `narrowed`: only some folders are
 * to be seen: without those of all accounts, and without accounts that have none of them.
 */
export function treeRows(
  accounts: readonly Account[],
  mailboxes: readonly Mailbox[],
  collapsed: ReadonlySet<string>,
  locale: string,
  narrowed = false,
): TreeRow[] {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const rows: TreeRow[] = [];
  const unified = narrowed ? [] : unifiedFolders(mailboxes);
  const seen = narrowed ? accounts.filter(({ id }) => mailboxes.some((one) => one.accountId === id)) : accounts;
  const siblings = seen.length + 1 + (unified.length > 0 ? 1 : 0);
  if (unified.length > 0) addUnified();

  seen.forEach((account, index) => {
    const key = accountKey(account.id);
    const own = mailboxes.filter((mailbox) => mailbox.accountId === account.id);
    const expanded = !collapsed.has(key);
    const unread = expanded ? 0 : sum(own);
    rows.push({
      key,
      node: { kind: 'account', account },
      level: 1,
      expanded,
      position: index + 1 + (unified.length > 0 ? 1 : 0),
      siblings,
      parentKey: null,
      unread,
    });
    if (expanded) addChildren(own, null, key, 2);
  });
  rows.push({
    key: OUTBOX_KEY,
    node: { kind: 'outbox' },
    level: 1,
    expanded: null,
    position: siblings,
    siblings,
    parentKey: null,
    unread: 0,
  });
  return rows;

  function addUnified(): void {
    const expanded = !collapsed.has(EVERY_ACCOUNT_KEY);
    const inboxes = mailboxes.filter(({ role }) => role === 'inbox');
    const at = { level: 1, position: 1, siblings, parentKey: null };
    rows.push({
      key: EVERY_ACCOUNT_KEY,
      node: { kind: 'everyAccount' },
      ...at,
      expanded,
      unread: expanded ? 0 : sum(inboxes),
    });
    if (!expanded) return;
    unified.forEach(({ role, mailboxes: ofRole }, index) => {
      rows.push({
        key: unifiedKey(role),
        node: { kind: 'unified', role, mailboxes: ofRole },
        level: 2,
        expanded: null,
        position: index + 1,
        siblings: unified.length,
        parentKey: EVERY_ACCOUNT_KEY,
        unread: sum(ofRole),
      });
    });
  }

  function addChildren(own: readonly Mailbox[], parentId: MailboxId | null, parentKey: string, level: number): void {
    const children = own.filter((mailbox) => mailbox.parentId === parentId).toSorted(byRoleThenName);
    children.forEach((mailbox, index) => {
      const key = mailboxKey(mailbox.id);
      const below = descendants(own, mailbox.id);
      const expanded = below.length === 0 ? null : !collapsed.has(key);
      const unread = mailbox.unread + (expanded === false ? sum(below) : 0);
      const position = index + 1;
      rows.push({
        key,
        node: { kind: 'mailbox', mailbox },
        level,
        expanded,
        position,
        siblings: children.length,
        parentKey,
        unread,
      });
      if (expanded) addChildren(own, mailbox.id, key, level + 1);
    });
  }

  function byRoleThenName(a: Mailbox, b: Mailbox): number {
    return ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role) || collator.compare(a.name, b.name);
  }
}

/** Those roles that two accounts or more have: where one has it alone, its own folder says all. */
function unifiedFolders(mailboxes: readonly Mailbox[]): { role: MailboxRole; mailboxes: Mailbox[] }[] {
  const accountsOf = (some: readonly Mailbox[]) => new Set(some.map(({ accountId }) => accountId)).size;
  if (accountsOf(mailboxes.filter(({ role }) => role === 'inbox')) < 2) return [];
  return ROLE_ORDER.flatMap((role) => {
    if (role === null) return [];
    const ofRole = mailboxes.filter((mailbox) => mailbox.role === role && mailbox.selectable);
    return accountsOf(ofRole) > 1 ? [{ role, mailboxes: ofRole }] : [];
  });
}

function descendants(mailboxes: readonly Mailbox[], id: MailboxId): Mailbox[] {
  const children = mailboxes.filter((mailbox) => mailbox.parentId === id);
  return children.flatMap((child) => [child, ...descendants(mailboxes, child.id)]);
}

const sum = (mailboxes: readonly Mailbox[]) => mailboxes.reduce((total, mailbox) => total + mailbox.unread, 0);

/** Whether `mailbox` is the trash or lies in it. */
export function isInTrash(mailboxes: readonly Mailbox[], mailbox: Mailbox): boolean {
  if (mailbox.role === 'trash') return true;
  const parent = mailboxes.find((one) => one.id === mailbox.parentId);
  return parent !== undefined && isInTrash(mailboxes, parent);
}
