// The guard's corpora as questions to the guard. A file of test/fixtures/guard holds situations one below the other:
//
//   === what happens
//   why: what makes it right, or wrong            every situation has a reason
//   from: school                                  a key of town.ts; left out: the teacher Claire Martin
//   to: lopez, [CM2], Musée <m@musee.example>     keys, groups, or somebody written out
//   original: lopez > martin, petit; dupont       the message answered or forwarded: from > to ; cc
//   attach: table liste.xlsx: lopez, hidden petit a file and the addresses that a scanner finds in it
//   attach: message sortie.eml: lopez > martin; petit; bcc noel; found roux
//   said: 4 note, 5 amber                         what the guard says and no more; left out: nothing
//   leak: S4: lopez, petit > noel                 who is shown to whom, where: all that is red, and no more
//
//   the text of the message, or HTML if it begins with « < »
//
// In text and subject {lopez} stands for « Marie Lopez <marie.lopez@orange.fr> » and {@lopez} for the address alone.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Address, addressKey } from '../../../shared/domain/address.ts';
import type { Recipient } from '../../../shared/domain/draft.ts';
import {
  type AttachmentFacts,
  type GuardedDraft,
  type GuardInput,
  readBody,
  type Surface,
} from '../../../shared/guard/index.ts';
import { addressOf, DESKS, groups, isPerson, liveTogether, NOW_AT, nameOf, people, pupils } from './town.ts';

export interface Triple {
  address: string;
  reader: string;
  surface: Surface;
}

export interface Situation {
  what: string;
  why: string;
  file: string;
  input: GuardInput;
  draft: GuardedDraft;
  /** « 5 amber », as the guard has to say it. */
  said: string[];
  leaks: Triple[];
}

export function readSituations(folder: string): Situation[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) =>
      readFileSync(path.join(folder, name), 'utf8')
        .split(/^=== /m)
        .slice(1)
        .map((block) => situationOf(block, name)),
    );
}

const FIELDS = ['why', 'from', 'to', 'cc', 'bcc', 'subject', 'original', 'attach', 'reply-to', 'said', 'leak'];

function situationOf(block: string, file: string): Situation {
  const split = /\n\s*\n/.exec(block);
  const [what = '', ...lines] = (split ? block.slice(0, split.index) : block).trim().split('\n');
  const written = split ? block.slice(split.index + split[0].length).trimEnd() : '';
  const fault = (why: string) => new Error(`${file}, « ${what} »: ${why}`);
  const fields = lines.map((line): [string, string] => {
    const [, name = '', value = ''] = /^([a-z-]+):\s*(.*)$/.exec(line) ?? [];
    if (!FIELDS.includes(name)) throw fault(`what is « ${line} »?`);
    return [name, value];
  });
  const all = (name: string) => fields.filter(([one]) => one === name).map(([, value]) => value);
  const one = (name: string) => all(name)[0] ?? '';
  if (one('why') === '') throw fault('why?');
  try {
    const draft = draftOf({ all, one, written });
    return {
      ...{ what: what.trim(), why: one('why'), file, draft },
      input: inputOf(draft, one('original')),
      said: listOf(one('said')),
      leaks: all('leak').flatMap(triplesOf),
    };
  } catch (error) {
    throw fault(String(error));
  }
}

interface Written {
  all(name: string): string[];
  one(name: string): string;
  written: string;
}

function draftOf({ all, one, written }: Written): GuardedDraft {
  const body = filled(written, written.trimStart().startsWith('<'));
  const isHtml = written.trimStart().startsWith('<');
  return {
    recipients: { to: chipsOf(one('to')), cc: chipsOf(one('cc')), bcc: chipsOf(one('bcc')) },
    ownAddress: addressOf(one('from') || 'martin'),
    replyTo: one('reply-to') ? addressesOf(one('reply-to'))[0]!.address : null,
    subject: filled(one('subject'), false),
    html: isHtml ? body : null,
    text: isHtml ? '' : body,
    attachments: all('attach').map(attachmentOf),
  };
}

function inputOf(draft: GuardedDraft, original: string): GuardInput {
  const { recipients, ownAddress, subject, replyTo, attachments, html, text } = draft;
  const desk = DESKS.find((keys) => keys.some((key) => addressOf(key) === ownAddress));
  if (!desk) throw new Error(`Nobody here writes from ${ownAddress}`);
  const own = new Set(desk.map(addressOf));
  return {
    ...{ recipients, ownAddress, groups, nowAt: NOW_AT },
    people: new Map(people.map((facts) => [facts.address, { ...facts, isMe: own.has(facts.address) }])),
    letter: {
      ...{ subject, replyTo, attachments, pupils, recipientsAtOnce: null },
      body: readBody({ html, text }),
      identities: desk.map((key) => ({ address: addressOf(key), name: nameOf(key) ?? '' })),
      original: original === '' ? null : headerOf(original),
    },
  };
}

/** « lopez > martin, petit; dupont » */
function headerOf(written: string): { from: Address[]; to: Address[]; cc: Address[] } {
  const [from = '', rest = ''] = written.split(/\s>\s/);
  const [to = '', cc = ''] = rest.split(';');
  return { from: addressesOf(from), to: addressesOf(to), cc: addressesOf(cc) };
}

function attachmentOf(written: string, index: number): AttachmentFacts {
  const [, kind = '', name = '', rest = ''] = /^(\w+)\s+([^:]+?)\s*(?::\s*(.*))?$/.exec(written) ?? [];
  const unreadable = kind === 'unreadable';
  const facts = { id: `file${index + 1}`, name: filled(name, false), unreadable, treatment: 'asIs' as const };
  if (kind !== 'message') {
    const known = (['table', 'document', 'card'] as const).find((one) => one === kind);
    return { ...facts, kind: known ?? 'other', found: foundIn(rest), header: null };
  }
  const [head = '', ...parts] = rest.split(/;\s*(?=bcc |found )/);
  const part = (of: string) => parts.find((one) => one.startsWith(of))?.slice(of.length) ?? '';
  const header = { ...headerOf(head), bcc: addressesOf(part('bcc ')) };
  return { ...facts, kind: 'message', found: foundIn(part('found ')), header };
}

function foundIn(written: string): AttachmentFacts['found'] {
  return listOf(written).map((one) => {
    const hidden = one.startsWith('hidden ');
    return { address: addressesOf(one.replace('hidden ', ''))[0]!.address, hidden };
  });
}

function chipsOf(written: string): Recipient[] {
  return listOf(written).map((one): Recipient => {
    if (!one.startsWith('[')) return { kind: 'address', address: addressesOf(one)[0]! };
    const group = groups.find(({ name }) => `[${name}]` === one);
    if (!group) throw new Error(`There is no group ${one}`);
    return { kind: 'group', groupId: group.id };
  });
}

function addressesOf(written: string): Address[] {
  return listOf(written).map((one) => {
    if (isPerson(one)) return { name: nameOf(one), address: addressOf(one) };
    const [, name = '', address = one] = /^(.*?)\s*<(.+)>$/.exec(one) ?? [];
    if (!address.includes('@')) throw new Error(`Who is ${one}?`);
    return { name: filled(name.replace(/^"(.*)"$/, '$1'), false) || null, address };
  });
}

/** Commas outside of angle brackets and quote marks separate. */
function listOf(written: string): string[] {
  return written
    .split(/,(?![^<]*>)(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((one) => one.trim())
    .filter(Boolean);
}

function filled(written: string, html: boolean): string {
  return written.replace(/\{(@?)([a-z]+\d?)\}/g, (whole, bare: string, key: string) => {
    if (!isPerson(key)) return whole;
    const [name, address] = [nameOf(key), addressOf(key)];
    if (bare || !name) return address;
    return html ? `${name} &lt;${address}&gt;` : `${name} <${address}>`;
  });
}

/** « S1: lopez, petit > petit, mairie » */
function triplesOf(written: string): Triple[] {
  const [, surface = '', exposed = '', readers = ''] = /^(S\d):\s*(.*?)\s>\s(.*)$/.exec(written) ?? [];
  if (!surface) throw new Error(`What leaks in « ${written} »?`);
  const keys = (part: string) => expanded(part).map(addressKey);
  return keys(exposed).flatMap((address) =>
    keys(readers)
      .filter((reader) => reader !== address && !liveTogether(address, reader))
      .map((reader) => ({ address, reader, surface: surface as Surface })),
  );
}

function expanded(written: string): string[] {
  return listOf(written).flatMap((one) => {
    const group = groups.find(({ name }) => `[${name}]` === one);
    return group ? group.memberAddresses : addressesOf(one).map(({ address }) => address);
  });
}
