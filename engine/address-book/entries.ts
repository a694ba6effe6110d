// Rows of a table, or cards, as people with their addresses and children, and what is doubtful about them with its line.
// Pure. Invariant: every row that says anything is an entry or a doubt; nothing is left out in silence.
import { schoolAddress } from '../../shared/academies/school-address.ts';
import { readUai } from '../../shared/academies/uai.ts';
import { parseRecipients } from '../../shared/compose/recipients.ts';
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { ColumnField, Doubt, DoubtReason, ImportChoice } from '../../shared/domain/book-import.ts';
import type { Photo } from '../../shared/domain/photo.ts';
import type { SourceCard } from './source.ts';

export interface EntryChild {
  firstName: string;
  lastName: string;
  className: string;
}

/** One person. */
export interface Entry {
  line: number;
  name: string | null;
  /** The first is the main one. Of a table always one: two in a cell may be two parents'. */
  addresses: string[];
  children: EntryChild[];
  /** Classes, or the categories of a card. */
  classNames: string[];
  note: string;
  photo?: Photo;
}

export interface Entries {
  entries: Entry[];
  doubts: Doubt[];
}

const TEXT_MAX = 120;

export function doubtOf(line: number, reason: DoubtReason, text: string, left: boolean): Doubt {
  return { line, reason, text: text.slice(0, TEXT_MAX), left };
}

export function entriesOfRows(rows: readonly (readonly string[])[], choice: ImportChoice): Entries {
  const found: Entries = { entries: [], doubts: [] };
  for (const [index, row] of rows.entries()) {
    if (index <= choice.headerRow || row.every((cell) => cell === '')) continue;
    const line = index + 1;
    const cell = reader(row, choice);
    if (choice.kind === 'institution') addSchool(found, line, cell, row, choice.takeProposed);
    else addPeople(found, line, cell, row);
  }
  return found;
}

export function entriesOfCards(cards: readonly SourceCard[]): Entries {
  const found: Entries = { entries: [], doubts: [] };
  for (const { line, said } of cards) {
    if (!said) found.doubts.push(doubtOf(line, 'brokenCard', '', true));
    else {
      const { name, note, categories, photo } = said;
      const person = { line, name, children: [], classNames: categories, note, ...(photo && { photo }) };
      if (said.photoLeft) found.doubts.push(doubtOf(line, 'photoLeft', name ?? '', false));
      const valid = addressesIn(found, person, said.addresses.join('\n'), name ?? '');
      addEntry(found, person, valid);
    }
  }
  return found;
}

type CellReader = ((field: ColumnField, slot: number) => string) & { slots(fields: readonly ColumnField[]): number[] };

function reader(row: readonly string[], { columns }: ImportChoice): CellReader {
  const read = (field: ColumnField, slot: number) =>
    columns
      .map((use, column) => (use.field === field && use.slot === slot ? (row[column] ?? '') : ''))
      .filter(Boolean)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
  const slots = (fields: readonly ColumnField[]) =>
    [...new Set(columns.filter(({ field }) => fields.includes(field)).map(({ slot }) => slot))].sort((a, b) => a - b);
  return Object.assign(read, { slots });
}

const PERSON_FIELDS = ['address', 'firstName', 'lastName', 'usageName', 'fullName'] as const;
const CHILD_FIELDS = ['childFirstName', 'childLastName', 'childUsageName', 'childFullName'] as const;

function addPeople(found: Entries, line: number, cell: CellReader, row: readonly string[]): void {
  const children = childrenOf(cell);
  const classNames = [...new Set(cell.slots(['className']).map((slot) => cell('className', slot)))].filter(Boolean);
  const note = cell('note', 1);
  const slots = cell.slots(PERSON_FIELDS).filter((slot) => PERSON_FIELDS.some((field) => cell(field, slot) !== ''));
  if (slots.length === 0) found.doubts.push(doubtOf(line, 'noAddress', row.filter(Boolean).join(' '), true));
  for (const slot of slots) {
    const name = nameOf(cell, slot);
    addPerson(found, { line, name, children, classNames, note }, cell('address', slot), name ?? '');
  }
}

function nameOf(cell: CellReader, slot: number): string | null {
  const last = cell('usageName', slot) || cell('lastName', slot);
  return `${cell('firstName', slot)} ${last}`.trim() || cell('fullName', slot) || null;
}

function childrenOf(cell: CellReader): EntryChild[] {
  const [onlyClass, ...otherClasses] = cell.slots(['className']);
  return cell.slots(CHILD_FIELDS).flatMap((slot) => {
    const lastName = cell('childUsageName', slot) || cell('childLastName', slot) || cell('childFullName', slot);
    const firstName = cell('childFirstName', slot);
    const classSlot = otherClasses.length === 0 && onlyClass !== undefined ? onlyClass : slot;
    return lastName || firstName ? [{ firstName, lastName, className: cell('className', classSlot) }] : [];
  });
}

/** A cell of several addresses is several people: both parents are often put into one. */
function addPerson(found: Entries, person: Omit<Entry, 'addresses'>, text: string, about: string): void {
  for (const one of addressesIn(found, person, text, about)) addEntry(found, person, [one]);
}

function addEntry(found: Entries, person: Omit<Entry, 'addresses'>, addresses: readonly Address[]): void {
  const [first] = addresses;
  if (!first) return;
  const name = person.name ?? first.name;
  if (name === null) found.doubts.push(doubtOf(person.line, 'noName', first.address, false));
  else if (name.includes('\ufffd')) found.doubts.push(doubtOf(person.line, 'lostLetters', name, false));
  found.entries.push({ ...person, name, addresses: addresses.map(({ address }) => address) });
}

function addressesIn(found: Entries, { line }: { line: number }, text: string, about: string): Address[] {
  const { recipients } = parseRecipients(text);
  for (const { address } of recipients.filter((one) => !one.valid))
    found.doubts.push(doubtOf(line, 'invalidAddress', `${about} ${address}`.trim(), true));
  if (recipients.length === 0) found.doubts.push(doubtOf(line, 'noAddress', about, true));
  return recipients.filter((one) => one.valid);
}

/**
 * « École Jules Ferry – Saintes », with its code and postal address as the note. Where no address stands, the usual one
 * of its code is named, and taken if the person said so.
 */
function addSchool(
  found: Entries,
  line: number,
  cell: CellReader,
  row: readonly string[],
  takeProposed: boolean,
): void {
  const code = cell('schoolCode', 1);
  const uai = readUai(code);
  if (code !== '' && (!uai || uai.rightLetter !== null)) found.doubts.push(doubtOf(line, 'schoolCode', code, false));
  const school = cell('schoolName', 1) || cell('lastName', 1) || cell('fullName', 1);
  const name = [school, cell('town', 1)].filter(Boolean).join(' – ') || null;
  const note = [code && `UAI ${code.toUpperCase()}`, cell('postal', 1), cell('note', 1)].filter(Boolean).join('\n');
  const about = name ?? row.filter(Boolean).join(' ');
  const given = cell('address', 1);
  const proposed = given === '' ? schoolAddress(code) : null;
  if (proposed) found.doubts.push(doubtOf(line, 'proposedAddress', `${name ?? code} : ${proposed}`, !takeProposed));
  if (proposed && !takeProposed) return;
  addPerson(found, { line, name, children: [], classNames: [], note }, proposed ?? given, about);
}

/** Those of one address as one entry: parents who share a mailbox, or somebody named on several lines. */
export function mergeByAddress({ entries, doubts }: Entries): Entries {
  const byKey = new Map<string, Entry>();
  const merged: Entry[] = [];
  const shared: Doubt[] = [];
  for (const entry of entries) {
    const known = entry.addresses.map((address) => byKey.get(addressKey(address))).find(Boolean);
    if (!known) merged.push({ ...entry });
    const into = known ?? merged.at(-1)!;
    if (known) {
      if (known.name && entry.name && !known.name.split(' & ').includes(entry.name)) {
        shared.push(
          doubtOf(entry.line, 'sharedAddress', `${entry.addresses[0]} : ${known.name} & ${entry.name}`, false),
        );
        known.name = `${known.name} & ${entry.name}`;
      }
      known.name ??= entry.name;
      if (!known.photo && entry.photo) known.photo = entry.photo;
      known.children = [...known.children, ...entry.children];
      known.classNames = [...new Set([...known.classNames, ...entry.classNames])];
      known.addresses = [
        ...new Map([...known.addresses, ...entry.addresses].map((one) => [addressKey(one), one])).values(),
      ];
      if (!known.note.includes(entry.note)) known.note = `${known.note}\n${entry.note}`.trim();
    }
    for (const address of entry.addresses) byKey.set(addressKey(address), into);
  }
  return { entries: merged, doubts: [...doubts, ...shared].sort((a, b) => a.line - b.line) };
}
