// The people of the guard's tests, and messages to them.
import type { Group } from '../../../shared/domain/contact.ts';
import type { Recipient } from '../../../shared/domain/draft.ts';
import { GroupId } from '../../../shared/domain/ids.ts';
import {
  addressesToKnow,
  EMPTY_BODY,
  type GuardedDraft,
  type GuardInput,
  type LetterFacts,
  type Marks,
  type PersonFacts,
  readBody,
} from '../../../shared/guard/index.ts';

export const ME = 'c.martin@ac-poitiers.fr';
export const SCHOOL = 'ce.0170001a@ac-poitiers.fr';
export const NOW_AT = Date.UTC(2026, 10, 21);
export const DAY_MS = 86_400_000;
export const MARKS: Marks = { address: '[adresse masquée]', cut: '[…]' };

export const person = (address: string, facts: Partial<PersonFacts> = {}): PersonFacts => ({
  address,
  name: null,
  isMe: false,
  roles: [],
  household: null,
  householdTogether: false,
  doNotWrite: false,
  onlyEverBcc: false,
  groups: [],
  ...facts,
});
export const family = (name: string, facts: Partial<PersonFacts> = {}) =>
  person(`${name}@orange.fr`, { roles: [{ role: 'family', source: 'user' }], ...facts });
export const probable = (name: string) => person(`${name}@gmail.com`);
export const colleague = (name: string, facts: Partial<PersonFacts> = {}) => person(`${name}@ac-poitiers.fr`, facts);
export const partner = (name: string) =>
  person(`${name}@laville.example`, { roles: [{ role: 'partner', source: 'user' }] });
export const list = (name: string) => person(`${name}@listes.example`, { roles: [{ role: 'list', source: 'user' }] });

export const chip = ({ address }: { address: string }, name: string | null = null): Recipient => ({
  kind: 'address',
  address: { name, address },
});
export const groupChip = (id: number): Recipient => ({ kind: 'group', groupId: GroupId.parse(id) });
export const group = (
  id: number,
  name: string,
  members: PersonFacts[],
  privacy: Group['privacy'] = 'alwaysBcc',
): Group => ({
  id: GroupId.parse(id),
  name,
  privacy,
  agreedAt: privacy === 'agreed' ? NOW_AT - 20 * DAY_MS : null,
  schoolYear: null,
  note: '',
  memberAddresses: members.map(({ address }) => address),
});

export interface Mail {
  to?: (PersonFacts | Recipient)[];
  cc?: (PersonFacts | Recipient)[];
  bcc?: (PersonFacts | Recipient)[];
  groups?: Group[];
  /** Known beside the recipients. */
  known?: PersonFacts[];
  from?: string;
  html?: string | null;
  text?: string;
  letter?: Partial<Omit<LetterFacts, 'body'>>;
}

const asChip = (one: PersonFacts | Recipient): Recipient => ('kind' in one ? one : chip(one));

/** A message as the guard is asked about it. */
export function mail({ to = [], cc = [], bcc = [], groups = [], known = [], from = ME, ...rest }: Mail): GuardInput {
  const people = [...to, ...cc, ...bcc, ...known].filter((one): one is PersonFacts => !('kind' in one));
  const { html = null, text = '' } = rest;
  return {
    recipients: { to: to.map(asChip), cc: cc.map(asChip), bcc: bcc.map(asChip) },
    ownAddress: from,
    people: new Map([person(ME, { isMe: true }), ...people].map((one) => [one.address, one])),
    groups,
    nowAt: NOW_AT,
    letter: {
      subject: '',
      body: html === null && text === '' ? EMPTY_BODY : readBody({ html, text }),
      attachments: [],
      replyTo: null,
      identities: [{ address: ME, name: 'Claire Martin' }],
      original: null,
      pupils: [],
      recipientsAtOnce: null,
      ...rest.letter,
    },
  };
}

/** The draft behind such a question. */
export function draftOf(input: GuardInput, { html = null, text = '' }: Pick<Mail, 'html' | 'text'> = {}): GuardedDraft {
  const { recipients, ownAddress, letter } = input;
  const { subject = '', replyTo = null, attachments = [] } = letter ?? {};
  return { recipients, ownAddress, replyTo, subject, html, text, attachments };
}

/** The question about a draft that a fix has changed; what the scanner and the address book say stays. */
export function askedAgain(input: GuardInput, draft: GuardedDraft): GuardInput {
  const { recipients, ownAddress, subject, replyTo, html, text, attachments } = draft;
  const body = readBody({ html, text });
  const letter = input.letter ? { ...input.letter, subject, replyTo, attachments, body } : null;
  const again = { ...input, recipients, ownAddress, letter };
  // Nobody is asked about whom nobody names.
  for (const address of addressesToKnow(again)) if (!address.includes('@')) throw new Error(address);
  return again;
}
