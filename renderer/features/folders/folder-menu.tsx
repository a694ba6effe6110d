// What can be done with a folder: its context menu, and the questions that follow from it.
import { useState } from 'react';
import { type Account, keepsMailHere } from '../../../shared/domain/account.ts';
import type { AccountId, MailboxId } from '../../../shared/domain/ids.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import { moveAccount } from '../../app/account-order.ts';
import { command, emptyTrash, markAllSeen } from '../../app/message-actions.ts';
import { engine } from '../../engine/engine.ts';
import { useWords, type WordsOf } from '../../i18n/index.ts';
import { accountsNow } from '../../state/accounts.ts';
import { mailboxesNow } from '../../state/mailboxes.ts';
import { saveSettings, settingsNow } from '../../state/settings.ts';
import { type Place, showOverlay } from '../../state/view.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { mailboxTitle } from '../../ui/mailbox-title.ts';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { compose } from '../composer/index.ts';
import { sayFailure } from '../problems/index.ts';
import { NameDialog } from './name-dialog.tsx';
import { PropertiesDialog } from './properties-dialog.tsx';
import { savedSearchEntries } from './saved-search-menu.ts';
import { isInTrash, type TreeNode } from './tree.ts';
import { folderWords } from './words.ts';

export interface MenuTarget {
  node: TreeNode;
  at: { x: number; y: number };
}

type Question =
  | { kind: 'create'; accountId: AccountId; parent: Mailbox | null }
  | { kind: 'createLocal' }
  | { kind: 'removeForGood' | 'properties'; mailbox: Mailbox }
  | { kind: 'emptyTrash'; accountId: AccountId };

interface FolderMenuProps {
  /** null: closed. */
  target: MenuTarget | null;
  onClose(): void;
}

export function FolderMenu({ target, onClose }: FolderMenuProps) {
  const w = useWords(folderWords);
  const [question, setQuestion] = useState<Question | null>(null);
  const entries = target ? entriesOf(target.node, w, setQuestion) : [];
  return (
    <>
      {target && entries.length > 0 && <Menu label={w.menu} entries={entries} at={target.at} onClose={onClose} />}
      {question && <FolderQuestion question={question} onClose={() => setQuestion(null)} />}
    </>
  );
}

function entriesOf(node: TreeNode, w: WordsOf<typeof folderWords>, ask: (question: Question) => void): MenuEntry[] {
  if (node.kind === 'outbox' || node.kind === 'everyAccount' || node.kind === 'savedSearches') return [];
  if (node.kind === 'savedSearch') {
    const { search } = node;
    return savedSearchEntries(search, w);
  }
  if (node.kind === 'unified') {
    const { mailboxes } = node;
    const run = () => void markAllSeen(mailboxes.map(({ id }) => id));
    return [{ label: w.markAllSeen, icon: 'check', disabled: mailboxes.every(({ unread }) => unread === 0), run }];
  }
  if (node.kind === 'account') {
    const accountId = node.account.id;
    const create = {
      label: w.create,
      icon: 'add',
      run: () => ask({ kind: 'create', accountId, parent: null }),
    } as const;
    const ofAccount = [...accountMoves(accountId, w), ...accountSettings(accountId, w)];
    if (node.account.protocol === 'local') return [create, 'separator', ...ofAccount];
    return [
      { label: w.fetch, icon: 'fetch', run: () => void engine.accounts.syncNow({ accountId }).catch(sayFailure) },
      { label: w.writeFrom, icon: 'compose', run: () => void compose({ mode: 'new', originalId: null, accountId }) },
      create,
      { label: w.createLocal, icon: 'archive', run: () => ask({ kind: 'createLocal' }) },
      'separator',
      ...ofAccount,
    ];
  }
  const { mailbox } = node;
  const { accountId } = mailbox;
  const entries: MenuEntry[] = [
    { label: w.markAllSeen, icon: 'check', disabled: mailbox.unread === 0, run: () => void markAllSeen([mailbox.id]) },
    { label: w.createInside, icon: 'add', run: () => ask({ kind: 'create', accountId, parent: mailbox }) },
    { label: w.favourite, checked: isFavourite(mailbox.id), run: () => toggleFavourite(mailbox.id) },
    { label: w.exportFolder, icon: 'download', run: () => showOverlay({ kind: 'export', mailboxId: mailbox.id }) },
  ];
  if (mailbox.role === 'trash') {
    const empty = mailbox.total === 0 && !mailboxesNow().some((one) => one.parentId === mailbox.id);
    entries.push({
      label: w.emptyTrash,
      icon: 'trash',
      danger: true,
      disabled: empty,
      run: () => ask({ kind: 'emptyTrash', accountId }),
    });
  }
  const properties: MenuEntry = { label: w.properties, icon: 'info', run: () => ask({ kind: 'properties', mailbox }) };
  if (mailbox.role !== null) return [...entries, 'separator', properties];
  const forGood = isInTrash(mailboxesNow(), mailbox);
  return [
    ...entries,
    {
      label: w.rename,
      icon: 'compose',
      keys: 'F2',
      run: () => renamePlace({ kind: 'mailbox', mailboxId: mailbox.id }),
    },
    'separator',
    {
      label: w.remove,
      icon: 'trash',
      danger: forGood,
      run: () => (forGood ? ask({ kind: 'removeForGood', mailbox }) : removeFolder(mailbox, w.removed)),
    },
    properties,
  ];
}

const isFavourite = (id: MailboxId) => settingsNow()?.favouriteMailboxes.includes(id) ?? false;

function toggleFavourite(id: MailboxId): void {
  const favourites = settingsNow()?.favouriteMailboxes ?? [];
  const others = favourites.filter((one) => one !== id);
  saveSettings({ favouriteMailboxes: others.length < favourites.length ? others : [...favourites, id] });
}

const renamePlace = (place: Place) => showOverlay({ kind: 'renamePlace', place });

/** Where there are several. */
function accountMoves(accountId: AccountId, w: WordsOf<typeof folderWords>): MenuEntry[] {
  const accounts = accountsNow();
  if (accounts.length < 2) return [];
  const index = accounts.findIndex(({ id }) => id === accountId);
  return [
    {
      label: w.moveUp,
      icon: 'sortUp',
      keys: w.moveUpKeys,
      disabled: index === 0,
      run: () => moveAccount(accountId, -1),
    },
    {
      label: w.moveDown,
      icon: 'sortDown',
      keys: w.moveDownKeys,
      disabled: index === accounts.length - 1,
      run: () => moveAccount(accountId, 1),
    },
  ];
}

function accountSettings(accountId: AccountId, w: WordsOf<typeof folderWords>): MenuEntry[] {
  return [{ label: w.accountSettings, icon: 'settings', run: () => showOverlay({ kind: 'settings', accountId }) }];
}

function removeFolder(mailbox: Mailbox, said: (name: string) => string): void {
  void command(
    () => engine.mailboxes.remove({ mailboxId: mailbox.id }),
    () => said(mailboxTitle(mailbox)),
  );
}

function FolderQuestion({ question, onClose }: { question: Question; onClose(): void }) {
  const w = useWords(folderWords);
  switch (question.kind) {
    case 'create':
      return (
        <NameDialog
          title={w.createTitle}
          action={w.createAction}
          initial=""
          onClose={onClose}
          run={async (name) => {
            await engine.mailboxes.create({
              accountId: question.accountId,
              parentId: question.parent?.id ?? null,
              name,
            });
          }}
        />
      );
    case 'createLocal':
      return (
        <NameDialog
          title={w.createLocalTitle}
          action={w.createAction}
          initial=""
          onClose={onClose}
          run={async (name) => {
            const { accountId } = await engine.accounts.createLocal();
            await engine.mailboxes.create({ accountId, parentId: null, name });
          }}
        />
      );
    case 'properties':
      return <PropertiesDialog mailbox={question.mailbox} onClose={onClose} />;
    case 'emptyTrash':
      return (
        <ConfirmDialog
          title={w.emptyTrashTitle}
          action={w.emptyTrashAction}
          danger
          onConfirm={() => emptyTrash(question.accountId)}
          onClose={onClose}
        >
          <p>{w[emptyTrashBodyOf(accountsNow().find(({ id }) => id === question.accountId))]}</p>
        </ConfirmDialog>
      );
    case 'removeForGood':
      return (
        <ConfirmDialog
          title={w.removeTitle(question.mailbox.name)}
          action={w.removeAction}
          danger
          onConfirm={() => removeFolder(question.mailbox, w.removedForGood)}
          onClose={onClose}
        >
          <p>{w.removeBody}</p>
        </ConfirmDialog>
      );
  }
}

/** What goes with it depends on whether a server has the messages, too, and what it does with them then. */
function emptyTrashBodyOf(account: Account | undefined) {
  if (!account || !keepsMailHere(account.protocol)) return 'emptyTrashBody';
  if (account.leaveOnServer === null) return 'emptyTrashBodyHere';
  return account.leaveOnServer.kind === 'untilDeletedHere' ? 'emptyTrashBody' : 'emptyTrashBodyLeft';
}
