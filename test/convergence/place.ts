// Mailboxes by what they are: a folder keeps its stem through renames (« Classe~2 ») and in the trash (« Classe 2 »),
// and stems are unique in a seed.
import type { Place } from './plan.ts';

export function placeOf(path: string): Place {
  return path.split('/').at(-1)!.replace(/ \d+$/, '').replace(/~\d+$/, '');
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
