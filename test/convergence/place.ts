// Mailboxes by what they are: a folder keeps its stem through renames (« Classe~2 ») and in the trash (« Classe 2 »),
// and stems are unique in a seed.
import type { Place } from './plan.ts';

/** Dovecot's, and that of mailboxes on this PC. */
const DELIMITER = /[/\u001f]/;

/** Before the path of a mailbox of another account than the seed's first: « @pop3:INBOX ». */
const ACCOUNT = /^@\w+:/;
/** What the first synchronisation brings by POP3, and where the person keeps things on this PC. */
export const COLLECTED: Place = '@pop3:INBOX';
export const KEPT_HERE: Place = '@local:Année';
/** Where the last copy of a letter goes that somebody else deleted while it was being carried. */
export const RESCUED: Place = '@local:Récupérés';

/** « » for the seed's first account. */
export function accountOf(path: string): string {
  return ACCOUNT.exec(path)?.[0] ?? '';
}

/** « Sent », whichever account's it is. */
export function ownPath(path: string): string {
  return path.replace(ACCOUNT, '');
}

export function isInTrash(path: string): boolean {
  return path.split(DELIMITER).length > 1 && path.startsWith('Trash');
}

export function placeOf(path: string): Place {
  return accountOf(path) + ownPath(path).split(DELIMITER).at(-1)!.replace(/ \d+$/, '').replace(/~\d+$/, '');
}

/** What a place is called after its nth rename. */
export function renamed(place: Place, version: number): string {
  return `${place}~${version}`;
}

export function letterSubject(number: number): string {
  return `Lettre ${number}`;
}

export function letterNumber(subject: string): number | null {
  const number = /^Lettre (\d+)$/.exec(subject)?.[1];
  return number === undefined ? null : Number(number);
}
