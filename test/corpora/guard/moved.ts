// What a click moved of a draft beside what it is for, found without asking the guard: words that are no part of an
// address, elements, recipients that are no family, attachments that show nobody.
import { addressKey } from '../../../shared/domain/address.ts';
import type { Recipient } from '../../../shared/domain/draft.ts';
import { type GuardedDraft, type RecipientFields, standingOf } from '../../../shared/guard/index.ts';
import type { Situation } from './situations.ts';
import { groups, people } from './town.ts';

export function movedBeside({ draft: before, leaks, input }: Situation, after: GuardedDraft): string[] {
  const exposed = [...new Set(leaks.map(({ address }) => address))];
  const isFamily = (address: string) => {
    const facts = input.people.get(address) ?? { ...people[0]!, ...STRANGER, address };
    return standingOf(facts, true).kind === 'family';
  };
  return [
    ...lostWords(wordsOf(before), wordsOf(after), exposed),
    ...lostRecipients(before.recipients, after.recipients, isFamily),
    ...(before.ownAddress === after.ownAddress ? [] : ['the sender']),
    ...(elementsOf(before).join() === elementsOf(after).join() ? [] : ['elements']),
    ...lostFiles(before, after, exposed),
  ];
}

const STRANGER = { name: null, roles: [], groups: [], household: null, personId: null, isMe: false };
/** Left of an address that is written otherwise: « (at) », « arobase », « %40 », « xn--… ». */
const PARTS = new Set('at a arobase chez point dot mailto mail 40orange xn mller kva'.split(' '));

/** Words of the text that are neither in what is left, in order, nor part of an address that had to go. */
function lostWords(before: string[], after: string[], exposed: readonly string[]): string[] {
  const bare = exposed.map((address) => plain(address));
  return lostOf(before, after).filter((word) => !PARTS.has(word) && !bare.some((address) => address.includes(word)));
}

/** What of `before` is not in the longest common subsequence. */
function lostOf(before: readonly string[], after: readonly string[]): string[] {
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const here = before[i] === after[j] ? common[(i + 1) * width + j + 1]! + 1 : 0;
      common[i * width + j] = Math.max(here, common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const lost: string[] = [];
  for (let [i, j] = [0, 0]; i < before.length; ) {
    if (before[i] === after[j]) [i, j] = [i + 1, j + 1];
    else if (j < after.length && common[i * width + j] === common[i * width + j + 1]) j++;
    else lost.push(before[i++]!);
  }
  return lost;
}

function wordsOf({ subject, html, text }: GuardedDraft): string[] {
  const shown = html
    ?.replace(/<!--.*?-->|<style.*?<\/style>|<title>.*?<\/title>|<[^<>]*>/gs, ' ')
    .replace(/&[#\w]+;/g, '-');
  return `${subject}\n${shown ?? text}`
    .split(/[^\p{L}\p{M}\p{N}\u00ad\u200b-\u200f\u2060\ufeff]+/u)
    .map(plain)
    .filter(Boolean);
}

function plain(text: string): string {
  return addressKey(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function elementsOf({ html }: GuardedDraft): string[] {
  return [...(html ?? '').replace(/<!--.*?-->/gs, '').matchAll(/<\/?([a-z][a-z0-9]*)[\s>]/g)].map(([, name]) => name!);
}

function lostRecipients(before: RecipientFields, after: RecipientFields, isFamily: (one: string) => boolean): string[] {
  const visible = ({ to, cc }: RecipientFields) => [addressesOf(to), addressesOf(cc)];
  const others = (some: string[]) => some.filter((one) => !isFamily(one));
  const [to = [], cc = []] = visible(before).map(others);
  const [stillTo = [], stillCc = []] = visible(after).map(others);
  const everybody = new Set([...stillTo, ...stillCc, ...visible(after).flat(), ...addressesOf(after.bcc)]);
  const gone = [...to, ...cc, ...visible(before).flat(), ...addressesOf(before.bcc)].filter(
    (one) => !everybody.has(one),
  );
  const kept = stillTo.join().startsWith(to.join()) && stillCc.join() === cc.join();
  const hiddenFirst = addressesOf(after.bcc).join().startsWith(addressesOf(before.bcc).join());
  return [
    ...new Set(gone),
    ...(kept ? [] : ['À and Cc of those who are no family']),
    ...(hiddenFirst ? [] : ['Cci']),
    ...(after.to.length > 0 ? [] : ['À is empty']),
  ];
}

function addressesOf(chips: readonly Recipient[]): string[] {
  return chips.flatMap((chip) => {
    if (chip.kind === 'address') return [addressKey(chip.address.address)];
    return groups.find(({ id }) => id === chip.groupId)!.memberAddresses.map(addressKey);
  });
}

function lostFiles(before: GuardedDraft, after: GuardedDraft, exposed: readonly string[]): string[] {
  return before.attachments.flatMap((file) => {
    const shown = [...file.found, ...(file.header ? [...file.header.from, ...file.header.to, ...file.header.cc] : [])];
    const shows = shown.some(({ address }) => exposed.includes(addressKey(address))) || file.name.includes('@');
    const still = after.attachments.find(({ id }) => id === file.id);
    return shows || JSON.stringify(still) === JSON.stringify(file) ? [] : [file.name];
  });
}
