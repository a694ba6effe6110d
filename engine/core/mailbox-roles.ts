// Which mailbox is Envoyés, Corbeille … Pure. What the server declares (SPECIAL-USE, RFC 6154) always wins; a role
// that nobody declared goes to the best well-known name. A role is given to one mailbox only.
import type { MailboxRole } from '../../shared/domain/mailbox.ts';

export interface ListedMailbox {
  path: string;
  delimiter: string | null;
  /** Mailbox attributes of LIST, as sent: \Sent, \Noselect, … */
  attributes: readonly string[];
}

const ROLE_BY_ATTRIBUTE: ReadonlyMap<string, MailboxRole> = new Map([
  ['\\drafts', 'drafts'],
  ['\\sent', 'sent'],
  ['\\archive', 'archive'],
  ['\\junk', 'junk'],
  ['\\trash', 'trash'],
]);

/** Best first: of two such names in one account, the earlier is the one that mail programs write to. */
const NAMES: Readonly<Record<Exclude<MailboxRole, 'inbox'>, readonly string[]>> = {
  drafts: ['drafts', 'brouillons', 'draft', 'brouillon'],
  sent: [
    'sent',
    'envoyes',
    'elements envoyes',
    'messages envoyes',
    'courriers envoyes',
    'objets envoyes',
    'sent items',
    'sent messages',
    'sent mail',
    'envoye',
  ],
  archive: ['archive', 'archives'],
  junk: [
    'junk',
    'indesirables',
    'courrier indesirable',
    'courriers indesirables',
    'messages indesirables',
    'spam',
    'junk e-mail',
    'junk email',
    'bulk mail',
    'pourriel',
    'pourriels',
  ],
  trash: [
    'trash',
    'corbeille',
    'elements supprimes',
    'messages supprimes',
    'deleted items',
    'deleted messages',
    'deleted',
    'poubelle',
  ],
};

/** Role by path. Mailboxes without a role are not in it. */
export function assignRoles(mailboxes: readonly ListedMailbox[]): Map<string, MailboxRole> {
  const roles = new Map<string, MailboxRole>();
  const taken = new Set<MailboxRole>();
  const give = (path: string, role: MailboxRole) => {
    if (taken.has(role) || roles.has(path)) return;
    roles.set(path, role);
    taken.add(role);
  };

  for (const { path } of mailboxes) if (path.toUpperCase() === 'INBOX') give(path, 'inbox');
  for (const { path, attributes } of mailboxes) {
    for (const attribute of attributes) {
      const role = ROLE_BY_ATTRIBUTE.get(attribute.toLowerCase());
      if (role) give(path, role);
    }
  }
  const selectable = mailboxes.filter(isSelectable);
  for (const [role, names] of Object.entries(NAMES) as [MailboxRole, readonly string[]][]) {
    for (const name of names) {
      const match = selectable.find((mailbox) => !roles.has(mailbox.path) && isTopLevelNamed(mailbox, name));
      if (match) give(match.path, role);
    }
  }
  return roles;
}

/** False for nodes that only hold children. */
export function isSelectable({ attributes }: Pick<ListedMailbox, 'attributes'>): boolean {
  return !attributes.some((attribute) => /^\\(noselect|nonexistent)$/i.test(attribute));
}

/**
 * Names count at the top or right below INBOX (where Courier and Cyrus keep them), never deeper: « Projets/Archives ».
 */
function isTopLevelNamed({ path, delimiter }: ListedMailbox, name: string): boolean {
  const segments = delimiter ? path.split(delimiter) : [path];
  const top = segments.length > 1 && segments[0]!.toUpperCase() === 'INBOX' ? segments.slice(1) : segments;
  return top.length === 1 && foldName(top[0]!) === name;
}

export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .trim()
    .toLowerCase();
}
