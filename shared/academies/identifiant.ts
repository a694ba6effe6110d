// The identifiant of a member of staff, as far as it can be told: initial and surname without accents, a digit for
// homonyms. Never certain (homonyms, compound names, names at birth), so these are proposals to be corrected, and the
// person is asked. It is half a secret: shown to its owner only, in no log and no header.
import type { UserNameRule } from '../domain/setup.ts';
import { isSharedMailbox } from './place.ts';
import { plainLetters } from './plain-letters.ts';

interface Names {
  given: string;
  /** With its hyphens. */
  surname: string;
  /** What tells homonyms apart in the address; the identifiant has one too then, often the same. */
  digits: string;
}

/** Likeliest first, without repeats; empty when neither tells anything. */
export function identifiantProposals({ address, name }: { address: string; name: string }): string[] {
  const localPart = plainLetters(localPartOf(address));
  if (isSharedMailbox(localPart)) return [localPart];
  const inAddress = namesInLocalPart(localPart);
  const inName = namesInName(name);
  // An address without a dot is often the identifiant itself, which receives mail in many académies.
  const proposals = inAddress ? shortNames(inAddress) : [localPart];
  if (inName) proposals.push(...shortNames(inName));
  return [...new Set(proposals)].filter((one) => one !== '').slice(0, 5);
}

/** The user name that a server's rule makes of a person. */
export function userNameOf(rule: UserNameRule, person: { address: string; identifiant: string }): string {
  if (rule.form === 'fixed') return rule.text;
  if (rule.form === 'identifiant') return person.identifiant.trim();
  return rule.form === 'localPart' ? localPartOf(person.address) : person.address;
}

function localPartOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at === -1 ? address : address.slice(0, at);
}

/** `marie-claire.le-dupond2`; null without a dot. */
function namesInLocalPart(localPart: string): Names | null {
  const match = /^([^.]+)\.(.*?)(\d*)$/.exec(localPart);
  return match ? { given: match[1]!, surname: match[2]!.replaceAll('.', '-'), digits: match[3]! } : null;
}

/** « Camille Durand », « DURAND Camille »; what is in capitals beside what is not is the surname. */
function namesInName(name: string): Names | null {
  const words = name.trim().split(/\s+/);
  if (words.length < 2) return null;
  const isShouted = (word: string) => word === word.toUpperCase() && word !== word.toLowerCase() && word.length > 1;
  const shouted = words.filter(isShouted);
  const mixed = shouted.length > 0 && shouted.length < words.length;
  const surname = mixed ? shouted : words.slice(1);
  const given = mixed ? words.find((word) => !isShouted(word))! : words[0]!;
  return { given: tidy(given), surname: surname.map(tidy).join('-'), digits: '' };
}

/** `mle-dupond`, `mledupond`, `mcle-dupond`: with hyphens as in the address, without, with both initials. */
function shortNames({ given, surname, digits }: Names): string[] {
  if (given === '' || surname === '') return [];
  const initials = given
    .split('-')
    .map((part) => part.slice(0, 1))
    .join('');
  const first = given.slice(0, 1);
  const joined = surname.replaceAll('-', '');
  return [first + surname, first + joined, initials + surname].map((one) => one + digits);
}

function tidy(word: string): string {
  return plainLetters(word).replace(/[^a-z-]/g, '');
}
