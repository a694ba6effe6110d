// Mailboxes by what they are: a folder keeps its stem through renames (« Classe~2 ») and in the trash (« Classe 2 »),
// and stems are unique in a seed.
import type { Place } from './plan.ts';

/** Dovecot's, and that of mailboxes on this PC. */
const DELIMITER = /[/\u001f]/;

export function isInTrash(path: string): boolean {
  return path.split(DELIMITER).length > 1 && path.startsWith('Trash');
}

export function placeOf(path: string): Place {
  return path.split(DELIMITER).at(-1)!.replace(/ \d+$/, '').replace(/~\d+$/, '');
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
