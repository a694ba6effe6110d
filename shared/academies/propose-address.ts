// A typo in the name of an académie's domain: « ac-poitier.fr » → ac-poitiers.fr. Only proposed, and only when one known
// domain is nearer than all others; what is typed may be right.
import { academyAbove, academyAt, KNOWN_DOMAINS } from './academies.ts';
import { readAddress } from './read-address.ts';

/** The address that was probably meant; null when what is typed may well be right, or is none yet. */
export function proposedAddress(text: string): string | null {
  const read = readAddress(text);
  if (read.kind === 'address') {
    const domain = proposedDomain(read.domain);
    return domain && `${read.localPart.toLowerCase()}@${domain}`;
  }
  // « camille.durand@ac-poitiers », nothing after it.
  const completed = read.kind === 'incomplete' ? readAddress(`${text.trim()}.fr`) : read;
  if (completed.kind !== 'address') return null;
  return academyAt(completed.domain) ? completed.address : proposedAddress(completed.address);
}

/** The known domain that was probably meant; null when the typed one is known, or nothing is near enough. */
export function proposedDomain(typed: string): string | null {
  const domain = typed.toLowerCase();
  if (academyAt(domain) || academyAbove(domain)) return null;
  const near = KNOWN_DOMAINS.map((known) => ({ known, distance: distanceTo(domain, known) }))
    .filter(({ known, distance }) => distance <= slack(known))
    .sort((a, b) => a.distance - b.distance);
  const [best, second] = near;
  return best && best.distance !== second?.distance ? best.known : null;
}

/** Two slips in a long name, one in a short one, none where one letter makes another body's name (cned.fr, cnes.fr). */
function slack(known: string): number {
  const { name } = split(known);
  return name.length >= 9 ? 2 : name.length >= 5 ? 1 : 0;
}

/** Slips in the name; a wrong or missing ending counts as one more. */
function distanceTo(domain: string, known: string): number {
  const typed = split(domain);
  const right = split(known);
  const ending = typed.ending === right.ending ? 0 : 1;
  // « ac-clermont-ferrand », « ac-nancy »: the name of the town in full, or half of it.
  const sharesStart = startsAs(typed.name, right.name) || startsAs(right.name, typed.name);
  return ending + (sharesStart ? 1 : slips(typed.name, right.name));
}

function startsAs(long: string, short: string): boolean {
  return long.startsWith(`${short}-`) && short.length > 'ac-'.length;
}

function split(domain: string): { name: string; ending: string } {
  const dot = domain.lastIndexOf('.');
  return dot === -1 ? { name: domain, ending: '' } : { name: domain.slice(0, dot), ending: domain.slice(dot + 1) };
}

/** Letters left out, added, mistaken or swapped with their neighbour (Damerau-Levenshtein, neighbours once). */
export function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? beforeLast[j - 2]! + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + other, swap));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
