// What a mailbox is called on the screen: its role's own word where it has a role, else its name; and its icon.
import type { Mailbox, MailboxRole } from '../../shared/domain/mailbox.ts';
import { defineWords, useWords, wordsNow } from '../i18n/index.ts';
import type { IconName } from './icon.tsx';

const words = defineWords({
  fr: {
    inbox: 'Courrier entrant',
    drafts: 'Brouillons',
    sent: 'Envoyés',
    archive: 'Archives',
    junk: 'Indésirables',
    trash: 'Corbeille',
  },
  en: { inbox: 'Inbox', drafts: 'Drafts', sent: 'Sent', archive: 'Archives', junk: 'Junk', trash: 'Trash' },
});

type Named = Pick<Mailbox, 'role' | 'name'>;

/** Outside components: follows the language of that moment. */
export function mailboxTitle({ role, name }: Named): string {
  return role ? wordsNow(words)[role] : name;
}

export function useMailboxTitle(): (mailbox: Named) => string {
  const w = useWords(words);
  return ({ role, name }) => (role ? w[role] : name);
}

const ICONS: Record<MailboxRole, IconName> = {
  inbox: 'inbox',
  drafts: 'drafts',
  sent: 'sent',
  archive: 'archive',
  junk: 'junk',
  trash: 'trash',
};

export function mailboxIcon(role: MailboxRole | null): IconName {
  return role ? ICONS[role] : 'folder';
}
