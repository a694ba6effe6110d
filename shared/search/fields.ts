// The words that the grammar knows, French and English side by side: a person's hands may have learnt either.

import type { Mailbox, MailboxRole } from '../domain/mailbox.ts';
import type { MessageFlag } from '../domain/message.ts';
import { fold } from '../domain/search.ts';
import type { TextField } from './query.ts';

export type Field =
  | { kind: 'text'; field: TextField }
  | { kind: 'before' }
  | { kind: 'after' }
  | { kind: 'on' }
  | { kind: 'place' }
  | { kind: 'tag' }
  | { kind: 'state' };

/** Folded, as they are compared; the first of each kind and language is the one that is offered. */
const FIELDS: readonly [names: string[], field: Field][] = [
  [['de', 'from', 'exp'], { kind: 'text', field: 'sender' }],
  [['a', 'to', 'dest', 'cc'], { kind: 'text', field: 'recipient' }],
  [['objet', 'subject', 'sujet'], { kind: 'text', field: 'subject' }],
  [['texte', 'text', 'body'], { kind: 'text', field: 'body' }],
  [['pj', 'attachment', 'fichier', 'file'], { kind: 'text', field: 'attachment' }],
  [['avant', 'before'], { kind: 'before' }],
  [['apres', 'after', 'depuis', 'since'], { kind: 'after' }],
  [['le', 'on', 'en', 'date'], { kind: 'on' }],
  [['dans', 'in', 'dossier', 'folder'], { kind: 'place' }],
  [['etiquette', 'tag', 'etiquettes', 'keyword', 'label'], { kind: 'tag' }],
  [['est', 'is'], { kind: 'state' }],
];
const FIELD_OF = new Map(FIELDS.flatMap(([names, field]) => names.map((name) => [name, field] as const)));

/** @param name folded */
export function fieldOf(name: string): Field | null {
  return FIELD_OF.get(name) ?? null;
}

const ME = ['moi', 'me'];

/** @param name folded: whether it means whoever searches, as a sender or a recipient */
export function isMe(name: string): boolean {
  return ME.includes(name);
}

const STATES: readonly [names: string[], flag: MessageFlag, isNegated: boolean][] = [
  [['lu', 'lus', 'read'], 'seen', false],
  [['nonlu', 'nonlus', 'non-lu', 'non-lus', 'unread'], 'seen', true],
  [['suivi', 'suivis', 'flagged', 'starred'], 'flagged', false],
  [['repondu', 'repondus', 'answered', 'replied'], 'answered', false],
  [['transfere', 'transferes', 'forwarded'], 'forwarded', false],
  [['brouillon', 'brouillons', 'draft'], 'draft', false],
];

/** @param name folded */
export function stateOf(name: string): { flag: MessageFlag; isNegated: boolean } | null {
  const found = STATES.find(([names]) => names.includes(name));
  return found ? { flag: found[1], isNegated: found[2] } : null;
}

/** Folded beginnings by which a role's mailbox is meant, whatever it is called on the server. */
const ROLES = {
  inbox: ['courrier entrant', 'boite de reception', 'reception', 'inbox'],
  sent: ['envoyes', 'messages envoyes', 'sent'],
  drafts: ['brouillons', 'drafts'],
  archive: ['archives'],
  junk: ['indesirables', 'courrier indesirable', 'junk', 'spam'],
  trash: ['corbeille', 'trash'],
} as const satisfies Record<MailboxRole, string[]>;

/**
 * By the role's own words, or by a beginning of the path or of a word in it.
 * @param name folded
 */
export function isMailboxNamed({ role, path }: Pick<Mailbox, 'role' | 'path'>, name: string): boolean {
  if (role !== null && ROLES[role].some((known) => known.startsWith(name))) return true;
  const folded = fold(path);
  return folded.startsWith(name) || folded.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(name));
}
