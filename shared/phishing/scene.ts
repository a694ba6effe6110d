// What the rules look at, worked out once: the domains in play, what is the own side's, the text as it is read.
import { addressKey } from '../domain/address.ts';
import { domainOfAddress, registered } from './domains.ts';
import { isFreemail, isInstitution, knownDomains } from './institutions.ts';
import type { Knowledge } from './knowledge.ts';
import type { Letter } from './letter.ts';
import type { KnownDomain } from './look-alike.ts';
import { plainName, plainText } from './plain-text.ts';
import { type Said, saidIn } from './wording.ts';

export interface Scene {
  letter: Letter;
  knowledge: Knowledge;
  /** The name that the message gives its sender, as it has it, and as it is read; '' where there is none. */
  shownName: string;
  fromName: string;
  /** '' where no usable one is given. */
  fromAddress: string;
  fromDomain: string;
  /** A free private mailbox. */
  isFreemail: boolean;
  /** From the own domain, an académie or a public service, as far as the address tells. */
  isInside: boolean;
  /** Met before in a way that the person had a part in. */
  isAcquainted: boolean;
  known: readonly KnownDomain[];
  subject: string;
  text: string;
  said: readonly Said[];
}

/** Nobody reads more of a name; a hostile one has megabytes. */
const NAME_LENGTH = 300;

/** What others wrote is not said by this letter: a colleague asks what to think of a swindle. */
const QUOTED = /^[ \t]*>.*$/gm;

export function sceneOf(letter: Letter, knowledge: Knowledge): Scene {
  // « "Microsoft account team", _ <x@y> »: what is read is the first name, what it comes from the first real address.
  const from = letter.from.find(({ address }) => isUsable(address));
  const fromAddress = addressKey(from?.address ?? '');
  const fromDomain = from ? domainOfAddress(fromAddress) : '';
  const named = letter.from.map(({ name, address }) => name ?? (isUsable(address) ? '' : address)).find(Boolean);
  const shownName = (named ?? '').slice(0, NAME_LENGTH);
  const ownDomains = knowledge.ownAddresses.map((address) => registered(domainOfAddress(address)));
  const subject = plainText(letter.subject);
  const text = plainText(letter.text.replace(QUOTED, ''));
  const { written, kept } = knowledge.sender;
  return {
    letter,
    knowledge,
    shownName,
    fromName: plainName(shownName),
    fromAddress,
    fromDomain,
    isFreemail: isFreemail(fromDomain),
    isInside: isInstitution(fromDomain) || (ownDomains.includes(registered(fromDomain)) && !isFreemail(fromDomain)),
    isAcquainted: written || kept,
    known: knownDomains(knowledge.ownAddresses),
    subject,
    text,
    said: letter.isReport ? [] : saidIn(subject, text),
  };
}

function isUsable(address: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}>?$/.test(address.trim());
}
