// What may be expected of every letter, folder, draft and sending of a seed, from all that was asked and answered. Pure.
// Where one party alone acted on a thing, and was answered, there is one right end; where a command was not answered,
// where two acted on the same thing, or where the server refused something (and the person was told), there are several.
// Whatever happened: what nobody deleted exists, and nothing exists that nobody made.
import { RESCUED } from './place.ts';
import type { Place } from './plan.ts';

/** The values that may be the right one. */
type Belief<Value> = Set<Value>;

interface Known<Value> {
  now: Belief<Value>;
  ever: Set<Value>;
  /** More than one party has changed it: any value it ever had may be the last. */
  contested: boolean;
}

export interface Letter {
  number: number;
  sha256: string;
  /** Where it was delivered. */
  first: Place;
  /** null: deleted for good. */
  place: Known<Place | null>;
  seen: Known<boolean>;
  flagged: Known<boolean>;
  copies: { least: number; most: number };
  /** It may be deleted so many times: of it and its copies that many need not be there. */
  deletions: number;
  /** The server was asked by two at once to move it: each may have copied it before either deleted it. */
  twins: number;
  /** Since the clock was set for the nth time (`clocks`); the first time it is where it should be. */
  since: number;
  /** By POP3: it was here before the clock was set at all. */
  wasHereFirst: boolean;
}

export interface Sending {
  /** True: handed over to the outbox, and not called back. */
  handedOver: Belief<boolean>;
  /** True: it was stored as a draft at least. */
  written: Belief<boolean>;
}

export interface Ledger {
  letters: Map<number, Letter>;
  folders: Map<Place, { exists: Belief<boolean>; below: Place | null }>;
  /** The versions of a draft's text that may be the last; 0: it may not exist at all. */
  drafts: Map<number, Belief<number>>;
  sendings: Map<number, Sending>;
  /** What filters do to whatever arrives in an inbox, once or again. */
  filters: Exclude<Change, { what: 'copy' }>[];
  /** Where « Archiver » of the first account puts letters. */
  archive: Belief<Place>;
  /** A person was told that something could not be done. */
  refusals: string[];
  /** How far ahead the PC's clock was, one setting after the other. */
  clocks: number[];
}

export type Change =
  | { what: 'place'; value: Place | null }
  | { what: 'seen' | 'flagged'; value: boolean }
  | { what: 'copy'; value: Place };

/** Something was asked for, and may be done from now on. */
export interface Claim {
  /** It was answered: done. */
  confirm(): void;
  /** It was refused: not done. */
  withdraw(): void;
}

export function newLedger(folders: readonly Place[], below: Readonly<Record<Place, Place>>): Ledger {
  return {
    letters: new Map(),
    folders: new Map(folders.map((place) => [place, { exists: new Set([true]), below: below[place] ?? null }])),
    drafts: new Map(),
    sendings: new Map(),
    filters: [],
    archive: new Set(['Archive']),
    refusals: [],
    clocks: [0],
  };
}

function known<Value>(value: Value): Known<Value> {
  return { now: new Set([value]), ever: new Set([value]), contested: false };
}

export function expectLetter(ledger: Ledger, number: number, place: Place, sha256: string): void {
  const { letters, clocks, filters } = ledger;
  letters.set(number, {
    number,
    sha256,
    first: place,
    place: known<Place | null>(place),
    seen: known(false),
    flagged: known(false),
    copies: { least: 0, most: 0 },
    deletions: 0,
    twins: 0,
    since: clocks.length - 1,
    wasHereFirst: false,
  });
  for (const change of filters) contest(ledger, number, change);
}

/** From now on, or perhaps not, as it was not answered: what is in an inbox by then may come into it again. */
export function expectFilter(ledger: Ledger, change: Exclude<Change, { what: 'copy' }> | null): void {
  if (change === null) return;
  ledger.filters.push(change);
  for (const number of ledger.letters.keys()) contest(ledger, number, change);
}

/** By the person. */
export function claim(ledger: Ledger, number: number, change: Change): Claim {
  const letter = ledger.letters.get(number)!;
  const before = structuredClone(letter);
  const withdraw = () => void ledger.letters.set(number, before);
  if (change.what === 'copy') {
    letter.copies.most += 1;
    letter.place.ever.add(change.value);
    // Of a message that somebody else takes away meanwhile there may be nothing left to copy.
    const confirm = () => {
      if (!letter.place.contested) letter.copies.least += 1;
    };
    return { confirm, withdraw };
  }
  if (change.what === 'place' && change.value === null) letter.deletions += 1;
  return {
    confirm: change.what === 'place' ? ask(letter.place, change.value) : ask(letter[change.what], change.value),
    withdraw,
  };
}

function ask<Value>(fact: Known<Value>, value: Value): () => void {
  fact.now.add(value);
  fact.ever.add(value);
  return () => {
    if (!fact.contested) fact.now = new Set([value]);
  };
}

/** By somebody else, or without anybody knowing what it was done to. */
export function contest(ledger: Ledger, number: number, change: Exclude<Change, { what: 'copy' }>, twin = false): void {
  const letter = ledger.letters.get(number);
  if (!letter) return;
  if (change.what === 'place') {
    // The program under test may know it by a row that is gone: what was asked of that row went with it.
    for (const fact of [letter.place, letter.seen, letter.flagged]) fact.contested = true;
    letter.copies.least = 0;
    letter.place.ever.add(change.value).add(RESCUED);
    if (change.value === null) letter.deletions += 1;
    if (twin) letter.twins += 1;
  } else {
    letter[change.what].contested = true;
    letter[change.what].ever.add(change.value);
  }
}

/** A folder goes with what is in it, or may be. */
export function contestFolder(ledger: Ledger, place: Place): void {
  ledger.folders.get(place)?.exists.add(false);
  for (const { number, place: where } of ledger.letters.values()) {
    if (where.ever.has(place)) contest(ledger, number, { what: 'place', value: null });
  }
}

/** A place and those below it. */
export function placesBelow({ folders }: Ledger, place: Place): Place[] {
  const children = [...folders].filter(([, { below }]) => below === place).map(([child]) => child);
  return [place, ...children.flatMap((child) => placesBelow({ folders } as Ledger, child))];
}

/** What was asked for was taken back. `surely`: the answer said so. */
export function takenBack(ledger: Ledger, before: readonly Letter[], surely: boolean): void {
  for (const old of before) {
    const letter = ledger.letters.get(old.number)!;
    for (const what of ['place', 'seen', 'flagged'] as const) {
      const fact = letter[what] as Known<unknown>;
      const was = old[what] as Known<unknown>;
      fact.now = surely && !fact.contested ? new Set(was.now) : new Set([...fact.now, ...was.now]);
    }
    letter.copies.least = old.copies.least;
  }
}

export interface Found {
  place: Place;
  flags: readonly string[];
  sha256: string;
}

/** What is wrong with how a letter was found at the end, one sentence each. */
export function wrongLetter({ refusals }: Ledger, letter: Letter, found: readonly Found[]): string[] {
  const wrong: string[] = [];
  const name = `letter ${letter.number}`;
  const mayBe = <Value>(fact: Known<Value>) => (fact.contested || refusals.length > 0 ? fact.ever : fact.now);
  const say = (values: Iterable<unknown>) => [...values].map(String).join(' or ');
  for (const { sha256 } of found)
    if (sha256 !== letter.sha256) wrong.push(`${name} has other bytes than were delivered`);
  if (letter.copies.most > 0) {
    const least = Math.max(
      0,
      1 + letter.copies.least - letter.deletions - (refusals.length > 0 ? letter.copies.least : 0),
    );
    const most = 1 + letter.copies.most + letter.twins;
    if (found.length < least || found.length > most) {
      wrong.push(`${name} stands ${found.length} times, not ${least} to ${most}`);
    }
    for (const { place } of found)
      if (!letter.place.ever.has(place)) wrong.push(`${name} is in ${place}, where nobody put it`);
    return wrong;
  }
  const places = mayBe(letter.place);
  if (found.length > 1 + letter.twins) wrong.push(`${name} stands in ${say(found.map(({ place }) => place))}`);
  if (found.length === 0 && !places.has(null)) wrong.push(`${name} is lost; it should be in ${say(places)}`);
  for (const { place, flags } of found) {
    if (!places.has(place)) wrong.push(`${name} is in ${place}, not ${say(places)}`);
    for (const what of ['seen', 'flagged'] as const) {
      const value = flags.includes(`\\${what}`);
      if (!mayBe(letter[what]).has(value)) wrong.push(`${name}: ${what} is ${value}, not ${say(mayBe(letter[what]))}`);
    }
  }
  return wrong;
}
