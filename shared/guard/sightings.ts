// Every place in which the message shows a family's address, surface by surface, and who has read it there before.
import { addressKey } from '../domain/address.ts';
import { addressesIn, addressesInFileName } from './body/addresses.ts';
import type { RecipientFields, Surface } from './finding.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import type { LetterFacts, OriginalFacts } from './letter.ts';
import { isFamily, type Party, type Scene } from './scene.ts';

export type Place =
  | 'field'
  | 'displayName'
  | 'replyTo'
  | 'subject'
  | 'fileName'
  | 'typed'
  | 'quotedHeader'
  | 'history'
  | 'attachedMessage'
  | 'attachment';

export interface Sighting {
  party: Party;
  surface: Surface;
  place: Place;
  /** Of S5, S6 and file names. */
  attachmentId: string | null;
}

export interface Sightings {
  all: Sighting[];
  /** Which addresses a reader knows from a message that is quoted or attached: that tells nothing new. */
  knownBy: Knowledge['knownBy'];
}

export function sightingsOf(scene: Scene, recipients: RecipientFields, letter: LetterFacts | null): Sightings {
  const all: Sighting[] = [];
  const see = (address: string, surface: Surface, place: Place, attachmentId: string | null = null) => {
    const party = scene.partyOf(address);
    if (isFamily(party)) all.push({ party, surface, place, attachmentId });
  };
  for (const { address } of scene.visible) see(address, 'S1', 'field');
  for (const recipient of [...recipients.to, ...recipients.cc]) {
    if (recipient.kind === 'address') seeName(recipient.address.name, recipient.address.address, see);
  }
  const knowledge = knowledgeOf(letter?.body.quotes ?? [], letter?.original ? readersOf(letter.original) : []);
  if (letter) {
    if (letter.replyTo) see(letter.replyTo, 'S2', 'replyTo');
    for (const { address } of addressesIn(letter.subject)) see(address, 'S7', 'subject');
    seeBody(letter, see, knowledge);
    seeAttachments(letter, see, knowledge);
  }
  return { all, knownBy: knowledge.knownBy };
}

type See = (address: string, surface: Surface, place: Place, attachmentId?: string | null) => void;

/** A name that holds the address of somebody else. */
function seeName(name: string | null, own: string, see: See): void {
  if (!name) return;
  for (const { address } of addressesIn(name)) if (address !== addressKey(own)) see(address, 'S9', 'displayName');
}

function seeBody({ body }: LetterFacts, see: See, knowledge: Knowledge): void {
  for (const { address, place, hidden, secret, quote } of body.mentions) {
    // The head of the message answered or forwarded is case 12; of those quoted in it, 13.
    const deep = place === 'quotedHeader' && quote !== null && body.quotes[quote]!.nesting > 0;
    see(address, hidden ? 'S8' : quote === null ? 'S3' : 'S4', deep ? 'history' : place);
    if (quote !== null && !secret) knowledge.mention(address, quote);
  }
}

function seeAttachments({ attachments }: LetterFacts, see: See, knowledge: Knowledge): void {
  for (const { id, name, header, found, treatment } of attachments) {
    for (const { address } of addressesInFileName(name)) see(address, 'S7', 'fileName', id);
    if (treatment === 'cleaned') continue;
    if (!header) {
      for (const { address } of found) see(address, 'S6', 'attachment', id);
      continue;
    }
    const index = knowledge.add(readersOf(header));
    // Its Bcc is taken out of it before it leaves (case 15), and shows nobody.
    for (const { address } of [...header.from, ...header.to, ...header.cc, ...found]) {
      see(address, 'S5', 'attachedMessage', id);
      knowledge.mention(addressKey(address), index);
    }
  }
}

function readersOf({ from, to, cc }: OriginalFacts): string[] {
  return [...new Set([...from, ...to, ...cc].map(({ address }) => addressKey(address)))];
}
