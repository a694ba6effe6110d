// Cases 26, 27 and 36: from which mailbox it is sent, and to which of one's own.

import { academyOfDomain } from '../academies/domains.ts';
import { uaiOfMailbox } from '../academies/uai.ts';
import { addressKey } from '../domain/address.ts';
import type { Finding, Severity } from './finding.ts';
import { remove } from './fixes.ts';
import { domainOf, PERSONAL_DOMAINS } from './mail-domains.ts';
import { plainWords } from './plain-words.ts';
import { finding, type Question } from './question.ts';

/** Case 26: the message answered came to another of the own mailboxes, or these people are written to from another. */
export function wrongSender({ input, scene, subjectsLetPass }: Question): Finding[] {
  const { letter } = input;
  if (!letter || letter.identities.length < 2 || scene.readers.length === 0) return [];
  const own = addressKey(input.ownAddress);
  const isIdentity = (key: string | null) => letter.identities.some(({ address }) => addressKey(address) === key);
  const offer = (wanted: string | null, severity: Severity, exposed: string[]) =>
    !wanted || wanted === own || !isIdentity(wanted) || subjectsLetPass(26).has(wanted)
      ? []
      : [finding(26, severity, { exposed, names: [wanted], fixes: [{ kind: 'changeSender', address: wanted }] })];
  const wanted = answeredFrom(input) ?? usualSender(scene.readers.map(({ facts }) => facts.usualSender ?? null));
  if (wanted) return offer(wanted, 'amber', []);
  return offer(schoolsMailbox({ input, scene }), 'note', familiesOf(scene));
}

function answeredFrom({ letter, ownAddress }: Question['input']): string | null {
  const identities = new Set(letter?.identities.map(({ address }) => addressKey(address)));
  const got = [...(letter?.original?.to ?? []), ...(letter?.original?.cc ?? [])]
    .map(({ address }) => addressKey(address))
    .filter((address) => identities.has(address));
  return got.length > 0 && !got.includes(addressKey(ownAddress)) ? got[0]! : null;
}

/**
 * The mailbox of the school, for a head who answers a family from the own one: it wrote there, so this is no more than an
 * offer.
 */
function schoolsMailbox({ input: { letter, ownAddress }, scene }: Pick<Question, 'input' | 'scene'>): string | null {
  if (!letter?.original || familiesOf(scene).length === 0 || isSchools(ownAddress)) return null;
  const schools = letter.identities.filter(({ address }) => isSchools(address));
  return schools.length === 1 ? addressKey(schools[0]!.address) : null;
}

function familiesOf(scene: Question['scene']) {
  return scene.readers.filter(({ standing }) => standing.kind === 'family').map(({ address }) => address);
}

function isSchools(address: string): boolean {
  return uaiOfMailbox(address.split('@')[0]!) !== null;
}

/** Where all who are known agree. */
function usualSender(senders: (string | null)[]): string | null {
  const known = new Set(senders.filter((sender) => sender !== null).map(addressKey));
  return known.size === 1 ? [...known][0]! : null;
}

/** Case 27: answers would go to a private mailbox. */
export function privateReturnAddress({ input, scene, subjectsLetPass }: Question): Finding[] {
  const { letter, ownAddress } = input;
  if (!letter || scene.readers.every(({ standing }) => standing.kind === 'me')) return [];
  const letPass = subjectsLetPass(27);
  if (letter.replyTo && isPrivate(letter.replyTo) && !isPrivate(ownAddress)) {
    if (letPass.has(addressKey(letter.replyTo))) return [];
    return [finding(27, 'amber', { names: [addressKey(letter.replyTo)], fixes: [{ kind: 'dropReplyTo' }] })];
  }
  const professional = letter.identities.find(({ address }) => academyOfDomain(domainOf(address)) !== null);
  if (!isPrivate(ownAddress) || !professional || letPass.has(addressKey(ownAddress))) return [];
  return [
    finding(27, 'amber', {
      names: [addressKey(ownAddress)],
      fixes: [{ kind: 'changeSender', address: addressKey(professional.address) }],
    }),
  ];
}

/** Case 36: professional mail to one's own private mailbox. Said once: the caller keeps the dismissal for good. */
export function ownPrivateMailbox({ input, scene, subjectsLetPass }: Question): Finding[] {
  if (isPrivate(input.ownAddress)) return [];
  const letPass = subjectsLetPass(36);
  const names = new Set((input.letter?.identities ?? []).map(({ name }) => plainWords(name)).filter(Boolean));
  const shownNames = new Map<string, string | null>();
  for (const chip of [...input.recipients.to, ...input.recipients.cc, ...input.recipients.bcc]) {
    if (chip.kind === 'address') shownNames.set(addressKey(chip.address.address), chip.address.name);
  }
  const own = scene.readers.filter(({ address, facts }) => {
    if (!isPrivate(address) || letPass.has(address)) return false;
    const shown = shownNames.get(address) ?? facts.name;
    return facts.isMe || (shown !== null && facts.roles.length === 0 && names.has(plainWords(shown)));
  });
  if (own.length === 0) return [];
  const exposed = own.map(({ address }) => address);
  const rest = remove(input.recipients, new Set(exposed), input.groups, input.ownAddress);
  return [
    finding(36, 'amber', { exposed, fixes: [{ kind: 'setRecipients', label: 'removeRecipient', recipients: rest }] }),
  ];
}

function isPrivate(address: string): boolean {
  return PERSONAL_DOMAINS.has(domainOf(addressKey(address)));
}
