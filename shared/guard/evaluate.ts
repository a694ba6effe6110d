// The guard's one question: who would see whose address if this message left now? Message in, findings out, worst
// first. Pure: no clock, no store; what is known of people comes in with the question.
import { addressKey } from '../domain/address.ts';
import { agreementOf } from './agreement.ts';
import { attachedBcc, unreadable } from './attachment-findings.ts';
import { addressesIn, addressesInFileName } from './body/addresses.ts';
import { bySeverity, undismissed } from './dismissal.ts';
import { exposureFindings } from './exposure-findings.ts';
import type { Exposure, Finding } from './finding.ts';
import type { GuardInput } from './input.ts';
import { doNotWrite, groupOfLastYear, mistypedDomains, namesakes, oddOneOut, salutation } from './people-findings.ts';
import { namedPupils } from './pupil-findings.ts';
import type { Question } from './question.ts';
import { addressesOf } from './recipients.ts';
import { sceneOf } from './scene.ts';
import { ownPrivateMailbox, privateReturnAddress, wrongSender } from './sender-findings.ts';
import { sightingsOf } from './sightings.ts';
import { manyInstitutional, moreThanTaken, onlyHidden } from './size-findings.ts';

const CASES = [
  ...[exposureFindings, attachedBcc, unreadable, doNotWrite, namesakes, oddOneOut, salutation, mistypedDomains],
  ...[groupOfLastYear, wrongSender, privateReturnAddress, ownPrivateMailbox, namedPupils],
  ...[onlyHidden, moreThanTaken, manyInstitutional],
] satisfies ((question: Question) => Finding[])[];

export function evaluate(input: GuardInput): Finding[] {
  const seen = seenOf(input);
  return undismissed(input.dismissed ?? [], (settled, subjectsLetPass) => {
    const question: Question = { ...seen, settled, subjectsLetPass };
    return withoutDouble(CASES.flatMap((find) => find(question)));
  }).sort(bySeverity);
}

/** A Reply-To that shows a family is not told again as one at a private mailbox (both are case 27). */
function withoutDouble(findings: Finding[]): Finding[] {
  const isShown = findings.some(({ surface, severity }) => surface === 'S2' && severity !== 'note');
  return isShown ? findings.filter((one) => one.case !== 27 || one.surface !== null) : findings;
}

/**
 * Whom the facts have to be asked about before `evaluate`: recipients, and everybody whose address stands anywhere in
 * the message. addressKey forms.
 */
export function addressesToKnow({ recipients, ownAddress, groups, letter }: Omit<GuardInput, 'people'>): string[] {
  const of = [...recipients.to, ...recipients.cc, ...recipients.bcc].flatMap((one) => addressesOf(one, groups));
  const named = [...recipients.to, ...recipients.cc].map((one) => (one.kind === 'address' ? one.address.name : null));
  const written = letter
    ? [
        ...letter.body.mentions.map(({ address }) => address),
        ...letter.attachments.flatMap(({ found, header }) =>
          [...found, ...(header ? [...header.from, ...header.to, ...header.cc] : [])].map(({ address }) => address),
        ),
        ...(letter.replyTo ? [letter.replyTo] : []),
      ]
    : [];
  const inNames = [...named, letter?.subject].flatMap((line) => addressesIn(line ?? ''));
  const inFileNames = (letter?.attachments ?? []).flatMap(({ name }) => addressesInFileName(name));
  const found = [...inNames, ...inFileNames].map(({ address }) => address);
  return [...new Set([ownAddress, ...of, ...written, ...found].map(addressKey))];
}

/** Every triple: whose address can be read by whom, and where, new to them or not. For « Qui voit quoi » and for tests. */
export function exposuresOf(input: GuardInput): Exposure[] {
  const { scene, sightings } = seenOf(input);
  const readers = scene.readers.filter(({ standing }) => standing.kind !== 'me');
  return sightings.all.flatMap(({ party, surface }) =>
    readers
      .filter((reader) => reader !== party)
      .map(({ address }): Exposure => ({ address: party.address, reader: address, surface })),
  );
}

/** What is there to be judged or told. */
export function seenOf(input: GuardInput): Omit<Question, 'settled' | 'subjectsLetPass'> {
  const scene = sceneOf({ ...input, identities: input.letter?.identities ?? [] });
  const sightings = sightingsOf(scene, input.recipients, input.letter ?? null);
  return { input, scene, sightings, agreement: agreementOf(scene, input.nowAt) };
}
