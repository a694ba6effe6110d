// Cases 20 to 25: is it the right person who is written to?
import type { Group } from '../domain/contact.ts';
import type { Recipient } from '../domain/draft.ts';
import { schoolYearAt, schoolYearName } from '../domain/school-year.ts';
import { addressesOfParties } from './bucket.ts';
import type { Finding } from './finding.ts';
import { asRecipient, remove, replace } from './fixes.ts';
import { intendedDomain } from './mail-domains.ts';
import { holdsWords, plainWords } from './plain-words.ts';
import { finding, type Question } from './question.ts';
import { addressesOf } from './recipients.ts';
import { isFamily, type Party, relationOf } from './scene.ts';
import { standingOf } from './standing.ts';

/** Case 25: marked « ne pas écrire », whatever the field. */
export function doNotWrite({ scene, input, subjectsLetPass }: Question): Finding[] {
  const letPass = subjectsLetPass(25);
  const marked = scene.readers.filter(({ facts, address }) => facts.doNotWrite && !letPass.has(address));
  if (marked.length === 0) return [];
  const exposed = addressesOfParties(marked);
  const rest = remove(input.recipients, new Set(exposed), input.groups, input.ownAddress);
  return [
    finding(25, 'red', { exposed, fixes: [{ kind: 'setRecipients', label: 'removeRecipient', recipients: rest }] }),
  ];
}

/** Case 20: somebody of the same name has the role that all the others have. */
export function namesakes(question: Question): Finding[] {
  const { scene, input, subjectsLetPass } = question;
  const letPass = subjectsLetPass(20);
  const withNamesakes = scene.readers.filter(({ facts }) => (facts.namesakes ?? []).length > 0);
  return withNamesakes.flatMap((party) => {
    const others = scene.readers.filter((one) => one !== party && one.standing.kind !== 'me');
    const kind = others[0]?.standing.kind;
    const meant =
      kind !== undefined && kind !== party.standing.kind && others.every(({ standing }) => standing.kind === kind)
        ? party.facts.namesakes?.find((one) => standingOf({ ...party.facts, ...one, groups: [] }, true).kind === kind)
        : undefined;
    if (!meant || letPass.has(party.address)) return [];
    const by: Recipient = { kind: 'address', address: { name: meant.name, address: meant.address } };
    const recipients = replace(input.recipients, (one) => isAt(one, party.address), by);
    return [
      finding(20, leaks(question, party) ? 'amber' : 'note', {
        exposed: [party.address],
        names: [meant.address],
        fixes: [{ kind: 'setRecipients', label: 'replaceRecipient', recipients }],
      }),
    ];
  });
}

/** Whether a wrong recipient reads a family's address, or shows its own. */
function leaks({ scene, sightings }: Question, party: Party): boolean {
  const weighs = (exposed: Party, reader: Party) =>
    exposed !== reader &&
    !['nobody', 'together', 'ownInstitution'].includes(relationOf(exposed, reader, scene.ownAcademy));
  return (
    sightings.all.some((sighting) => weighs(sighting.party, party)) ||
    (isFamily(party) && scene.visible.includes(party) && scene.readers.some((reader) => weighs(party, reader)))
  );
}

/** Fewer make no circle that somebody could fall out of. */
const CIRCLE = 3;

/** Case 21: the others have all met in messages before, this one never with any of them. */
export function oddOneOut({ scene, input, subjectsLetPass }: Question): Finding[] {
  const people = scene.readers.filter(({ standing }) => standing.kind !== 'me');
  if (people.every(({ facts }) => facts.seenWith === undefined)) return [];
  const met = (one: Party) => people.some((other) => other !== one && one.facts.seenWith?.includes(other.address));
  const odd = people.filter((one) => one.facts.seenWith !== undefined && !met(one));
  const circle = people.filter(met);
  const [only] = odd;
  if (!only || odd.length !== 1 || circle.length < CIRCLE || circle.length !== people.length - 1) return [];
  if (subjectsLetPass(21).has(only.address)) return [];
  const rest = remove(input.recipients, new Set([only.address]), input.groups, input.ownAddress);
  return [
    finding(21, 'note', {
      exposed: [only.address],
      fixes: [{ kind: 'setRecipients', label: 'removeRecipient', recipients: rest }],
    }),
  ];
}

const GREETING =
  /^\s*(bonjour|bonsoir|chère?|cher|dear|hello|good (?:morning|evening))?\s*(?:madame|mme|mlle|monsieur|mr?s?\.?)\s+(\p{Lu}[\p{L}’'-]+(?:\s(?:de|du|des|le|la|\p{Lu}[\p{L}’'-]+)){0,3})/iu;

/** Case 22: « Bonjour Madame Lopez » to Mme Lemoine. Silent unless every name in À is known. */
export function salutation({ scene, input, subjectsLetPass }: Question): Finding[] {
  const typed = input.letter?.body.typed ?? '';
  const first = typed.split('\n').find((line) => line.trim() !== '') ?? '';
  const [greeting = '', opening, surname] = GREETING.exec(first) ?? [];
  // « Mme Lopez, M. Petit et moi-même » greets nobody; « Madame Lopez, » alone on its line does.
  if (!opening && !/^\s*[,!.]?\s*$/.test(first.slice(greeting.length))) return [];
  const chips = input.recipients.to;
  // `i` lets small letters pass: « Madame la directrice » names nobody.
  if (!surname || !/^\p{Lu}/u.test(surname) || /^(?:La|Le|L’|L')\b/.test(surname) || chips.length === 0) return [];
  const wanted = plainWords(surname).split(' ')[0]!;
  const named: string[] = [];
  for (const chip of chips) {
    if (chip.kind === 'group') return [];
    const party = scene.partyOf(chip.address.address);
    if (party.standing.kind === 'me') return [];
    const name = chip.address.name ?? party.facts.name;
    if (!name || plainWords(party.address).includes(wanted) || holdsWords(plainWords(name), wanted)) return [];
    named.push(name);
  }
  const addresses = chips.flatMap((chip) => addressesOf(chip, input.groups));
  if (addresses.every((address) => subjectsLetPass(22).has(address))) return [];
  return [finding(22, 'note', { exposed: addresses, names: [surname, ...named] })];
}

/** Case 23: gmial.com. Somebody entered or imported with that address is believed. */
export function mistypedDomains({ scene, input, subjectsLetPass }: Question): Finding[] {
  const letPass = subjectsLetPass(23);
  const intended = remembering(intendedDomain);
  return [...input.recipients.to, ...input.recipients.cc, ...input.recipients.bcc].flatMap((chip) => {
    if (chip.kind !== 'address') return [];
    const { facts, address } = scene.partyOf(chip.address.address);
    const at = address.lastIndexOf('@');
    const domain = intended(address.slice(at + 1));
    if (!domain || letPass.has(address) || facts.roles.some(({ source }) => source === 'import' || source === 'user')) {
      return [];
    }
    const { name } = chip.address;
    const by: Recipient = { kind: 'address', address: { name, address: `${address.slice(0, at)}@${domain}` } };
    const recipients = replace(input.recipients, (one) => isAt(one, address), by);
    return [
      finding(23, 'amber', {
        exposed: [address],
        names: [domain],
        fixes: [{ kind: 'setRecipients', label: 'correctAddress', recipients }],
      }),
    ];
  });
}

/** Hundreds of recipients share a few domains. */
function remembering(find: (domain: string) => string | null): (domain: string) => string | null {
  const found = new Map<string, string | null>();
  return (domain) => {
    if (!found.has(domain)) found.set(domain, find(domain));
    return found.get(domain)!;
  };
}

const YEAR_IN_NAME = /\b(20\d\d)\s?[-–/]\s?(?:20)?(\d\d)\b/;

/** Case 24: « CM2 2025-26 » when there is « CM2 2026-27 ». */
export function groupOfLastYear({ input, subjectsLetPass }: Question): Finding[] {
  const { groups, recipients, nowAt } = input;
  const thisYear = schoolYearAt(nowAt);
  const chips = [...recipients.to, ...recipients.cc, ...recipients.bcc];
  return groups.flatMap((group) => {
    const year = yearOf(group);
    const isMeant = (chip: Recipient) => chip.kind === 'group' && chip.groupId === group.id;
    const name = datedName(group);
    if (year === null || year >= thisYear || !chips.some(isMeant) || subjectsLetPass(24).has(name)) return [];
    const next = groups.find((one) => bareName(one) === bareName(group) && yearOf(one) === thisYear);
    const fix = next && {
      kind: 'setRecipients' as const,
      label: 'thisYearsGroup' as const,
      recipients: replace(recipients, isMeant, { kind: 'group', groupId: next.id }),
    };
    const names = next ? [name, datedName(next)] : [name];
    return [finding(24, 'amber', { groupNames: [name], names, fixes: fix ? [fix] : [] })];
  });
}

/** As it was entered, else as its name says. */
function yearOf({ schoolYear, name }: Group): number | null {
  const inName = YEAR_IN_NAME.exec(name)?.[1];
  return schoolYear ?? (inName === undefined ? null : Number(inName));
}

/** « Parents CM2 (2025-2026) »: next year's may bear the same name. */
function datedName({ name, schoolYear }: Group): string {
  return schoolYear === null || YEAR_IN_NAME.test(name) ? name : `${name} (${schoolYearName(schoolYear)})`;
}

function bareName({ name }: Group): string {
  return plainWords(name.replace(YEAR_IN_NAME, ' '));
}

function isAt(recipient: Recipient, address: string): boolean {
  return recipient.kind === 'address' && asKey(recipient) === address;
}

function asKey(recipient: Recipient & { kind: 'address' }): string {
  return addressesOf(asRecipient(recipient.address.address), [])[0]!;
}
