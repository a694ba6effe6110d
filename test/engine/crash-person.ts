// A person whose mail program is killed in the middle of what they do, and what they may expect of it: for every
// letter, draft and sending, what it must be by all that was answered, and what it may be by what was not.
// Everything is known by its subject, which is unique but for copies.

import type { Draft } from '../../shared/domain/draft.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { Mailbox } from '../../shared/domain/mailbox.ts';
import type { MessageRow } from '../../shared/domain/message.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { Random } from '../bench/random.ts';
import type { EngineChild } from './engine-child.ts';

/** One value, or several while nobody knows whether the last command was carried out. */
export type Belief<Value> = Set<Value>;

export interface Letter {
  /** Path of its mailbox; null: destroyed. */
  place: Belief<string | null>;
  seen: Belief<boolean>;
  flagged: Belief<boolean>;
  /** It was on the screen once, so it may never be missing again. */
  known: boolean;
}

export interface Expectations {
  letters: Map<string, Letter>;
  /** How many copies there may be in the mailbox `Copies`. */
  copies: Map<string, Belief<number>>;
  /** The versions of a draft's text that may be the last; 0: it may not exist at all. */
  drafts: Map<string, Belief<number>>;
  /** True: handed over to the outbox. */
  sendings: Map<string, Belief<boolean>>;
  /** What was done to letters, for the message of a failing test. */
  story: string[];
}

export const COPIES = 'Copies';
const PLACES = ['INBOX', 'Classe', 'Archive', 'Junk', 'Trash'];

export function newExpectations(): Expectations {
  return { letters: new Map(), copies: new Map(), drafts: new Map(), sendings: new Map(), story: [] };
}

export function expectLetter({ letters }: Expectations, subject: string): void {
  letters.set(subject, { place: new Set(['INBOX']), seen: new Set([false]), flagged: new Set([false]), known: false });
}

/** All that the engine shows now: rows with the path of their mailbox. */
export async function everythingShown({ client }: EngineChild): Promise<(MessageRow & { path: string })[]> {
  const shown: (MessageRow & { path: string })[] = [];
  for (const { id, path } of await client.mailboxes.list()) {
    const { ids } = await client.messages.list({
      source: { kind: 'mailbox', mailboxId: id },
      sort: { by: 'date', direction: 'asc' },
      threaded: false,
    });
    const rows = await client.messages.rows({ ids: [...ids] as MessageRow['id'][] });
    shown.push(...rows.map((row) => ({ ...row, path })));
  }
  return shown;
}

/** Does things, one after the other, until the engine is gone. */
export async function actUntilGone(engine: EngineChild, random: Random, expected: Expectations): Promise<void> {
  try {
    const mailboxes = await engine.client.mailboxes.list();
    for (let count = random.int(1, 8); count > 0; count -= 1) await act(engine, random, expected, mailboxes);
  } catch (error) {
    if (!(error instanceof MailError) || error.data.reason !== 'engineGone') throw error;
  }
}

async function act(engine: EngineChild, random: Random, expected: Expectations, mailboxes: Mailbox[]) {
  const verb = random.pick([
    'flag',
    'flag',
    'move',
    'move',
    'copy',
    'archive',
    'remove',
    'draft',
    'edit',
    'send',
    'send',
  ]);
  if (verb === 'draft') return writeDraft(engine, random, expected);
  if (verb === 'edit') return editDraft(engine, random, expected, mailboxes);
  if (verb === 'send') return sendLetter(engine, expected);
  const shown = (await everythingShown(engine)).filter(
    ({ subject, path }) => expected.letters.has(subject) && path !== COPIES,
  );
  if (shown.length === 0) return;
  await actOn(engine, random, expected, mailboxes, verb, random.pick(shown));
  expected.story.push('  answered');
}

async function actOn(
  { client }: EngineChild,
  random: Random,
  { letters, copies, story }: Expectations,
  mailboxes: Mailbox[],
  verb: string,
  { id, subject, flags, path }: MessageRow & { path: string },
): Promise<void> {
  const letter = letters.get(subject)!;
  const ids = [id];
  story.push(`${verb} ${subject} (message ${id} in ${path})`);
  const idOf = (wanted: string) => mailboxes.find((mailbox) => mailbox.path === wanted)!.id;
  if (verb === 'flag') {
    const flag = random.pick(['seen', 'flagged'] as const);
    const value = !flags[flag];
    story.push(`  ${flag} ${value}`);
    await believe(letter, flag, value, client.messages.setFlag({ ids, flag, value }));
  } else if (verb === 'move') {
    const place = random.pick(PLACES);
    story.push(`  to ${place}`);
    await believe(letter, 'place', place, client.messages.move({ ids, mailboxId: idOf(place) }));
  } else if (verb === 'copy') {
    const before = copies.get(subject) ?? new Set([0]);
    const after = new Set([...before].map((count) => count + 1));
    copies.set(subject, new Set([...before, ...after]));
    await client.messages.copy({ ids, mailboxId: idOf(COPIES) });
    copies.set(subject, after);
  } else if (verb === 'archive') {
    await believe(letter, 'place', 'Archive', client.messages.archive({ ids }));
  } else if (path === 'Trash') {
    await believe(letter, 'place', null, client.messages.destroy({ ids }));
  } else {
    await believe(letter, 'place', 'Trash', client.messages.remove({ ids }));
  }
}

/** Possible from the moment it is asked for, certain when it is answered. */
async function believe<Key extends 'place' | 'seen' | 'flagged'>(
  letter: Letter,
  key: Key,
  value: Letter[Key] extends Belief<infer Value> ? Value : never,
  answer: Promise<unknown>,
): Promise<void> {
  const belief = letter[key] as Belief<typeof value>;
  belief.add(value);
  await answer;
  belief.clear();
  belief.add(value);
}

async function writeDraft(engine: EngineChild, random: Random, { drafts }: Expectations): Promise<void> {
  const draft = await engine.client.drafts.start({ mode: 'new', originalId: null });
  const subject = `Brouillon ${drafts.size + 1}`;
  drafts.set(subject, new Set([0]));
  await saveVersions(engine, random, { ...draft, subject }, drafts.get(subject)!, 0);
}

/** One that was filed is opened again, as from the list of Brouillons. */
async function editDraft(engine: EngineChild, random: Random, { drafts }: Expectations, mailboxes: Mailbox[]) {
  const mailboxId = mailboxes.find(({ role }) => role === 'drafts')!.id;
  const filed = (await everythingShown(engine)).filter(
    (row) => row.mailboxId === (mailboxId as MailboxId) && row.offline && drafts.has(row.subject),
  );
  if (filed.length === 0) return;
  const { id, subject } = random.pick(filed);
  const draft = await openFiled(engine, id);
  if (draft) await saveVersions(engine, random, draft, drafts.get(subject)!, versionOf(draft.text));
}

/** null: a newer version has taken the row's place since the list was read, which is no fault if the row is gone. */
async function openFiled({ client }: EngineChild, id: MessageId): Promise<Draft | null> {
  try {
    return await client.drafts.start({ mode: 'edit', originalId: id });
  } catch (error) {
    if (!(error instanceof MailError) || error.data.kind !== 'missing') throw error;
    if ((await client.messages.rows({ ids: [id] })).length > 0) throw error;
    return null;
  }
}

export function versionOf(text: string): number {
  return Number(/version (\d+)/.exec(text)?.[1] ?? 0);
}

async function saveVersions(
  { client }: EngineChild,
  random: Random,
  draft: Draft,
  versions: Belief<number>,
  from: number,
): Promise<void> {
  const count = random.int(1, 3);
  for (let step = 1; step <= count; step += 1) {
    const version = from + step;
    versions.add(version);
    const content = contentOf(draft, { text: `Bonjour, version ${version}`, to: null });
    await client.drafts.save({ draftId: draft.id, revision: draft.revision + step, content });
    versions.clear();
    versions.add(version);
  }
  if (random.chance(0.8)) await client.drafts.close({ draftId: draft.id });
}

async function sendLetter({ client }: EngineChild, { sendings }: Expectations): Promise<void> {
  const draft = await client.drafts.start({ mode: 'new', originalId: null });
  const subject = `Envoi ${sendings.size + 1}`;
  sendings.set(subject, new Set([false]));
  const content = contentOf({ ...draft, subject }, { text: `Voici ${subject}.`, to: 'jean@ecole.example' });
  await client.drafts.save({ draftId: draft.id, revision: draft.revision + 1, content });
  sendings.get(subject)!.add(true);
  const { held } = await client.outbox.send({ draftId: draft.id, when: 'now', dismissed: [] });
  if (held.length > 0) throw new Error('held by the guard');
  sendings.get(subject)!.delete(false);
}

function contentOf({ identityId, subject }: Draft, { text, to }: { text: string; to: string | null }) {
  const recipients = to === null ? [] : [{ kind: 'address' as const, address: { name: null, address: to } }];
  return { identityId, to: recipients, cc: [], bcc: [], subject, html: null, text };
}

/** Holds what is shown against what must be, and learns from it what had been uncertain. */
export function learn({ letters }: Expectations, shown: readonly (MessageRow & { path: string })[]): string[] {
  const wrong: string[] = [];
  const places = shown.filter(({ path }) => path !== COPIES);
  for (const [subject, letter] of letters) {
    const found = places.filter((row) => row.subject === subject);
    if (found.length === 0 && !letter.known) continue;
    if (found.length > 1) wrong.push(`${subject} stands in ${found.map(({ path }) => path).join(' and ')}`);
    const row = found[0];
    const narrow = <Value>(name: string, belief: Belief<Value>, value: Value) => {
      if (!belief.has(value)) wrong.push(`${subject}: ${name} is ${value}, not ${[...belief].join(' or ')}`);
      belief.clear();
      belief.add(value);
    };
    narrow<string | null>('place', letter.place, row?.path ?? null);
    if (!row) continue;
    letter.known = true;
    narrow('seen', letter.seen, row.flags.seen);
    narrow('flagged', letter.flagged, row.flags.flagged);
  }
  return wrong;
}

/** As `learn`, for the copies. */
export function wrongCopies({ copies }: Expectations, shown: readonly (MessageRow & { path: string })[]): string[] {
  const inCopies = shown.filter(({ path }) => path === COPIES).map(({ subject }) => subject);
  const wrong = inCopies.filter((subject) => !copies.has(subject)).map((subject) => `${subject} is invented`);
  for (const [subject, belief] of copies) {
    const count = inCopies.filter((one) => one === subject).length;
    if (!belief.has(count)) wrong.push(`${count} copies of ${subject}, not ${[...belief].join(' or ')}`);
    copies.set(subject, new Set([count]));
  }
  return wrong;
}
