// The person of a seed: does through the contract what the plan says, and enters into the ledger what was asked, what
// was answered and what was refused. Acts only on what is shown, as one does.

import type { UndoToken } from '../../shared/contract/undo.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { Mailbox } from '../../shared/domain/mailbox.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { EngineChild } from '../engine/engine-child.ts';
import {
  type Change,
  type Claim,
  claim,
  contest,
  contestFolder,
  expectFilter,
  type Ledger,
  type Letter,
  placesBelow,
  takenBack,
} from './ledger.ts';
import { accountOf, isInTrash, letterNumber, ownPath, placeOf, renamed } from './place.ts';
import type { PersonAction, Place } from './plan.ts';
import { mailboxesShown, messagesShown, type Shown } from './shown.ts';
import { type Correspondence, write } from './writing.ts';

export interface Person extends Correspondence {
  engine: EngineChild;
  ledger: Ledger;
  story(line: string): void;
}

/** Throws MailError `engineGone` when the engine has been killed meanwhile. Answers whether anything was done. */
export async function actAsPerson(person: Person, act: PersonAction, undo: boolean): Promise<boolean> {
  const before = [...person.ledger.letters.values()].map((letter) => structuredClone(letter));
  try {
    const done = await carryOut(person, act);
    if (undo && done !== null && done !== 'done') await takeBack(person, done, before);
    return done !== null;
  } catch (error) {
    if (!(error instanceof MailError) || error.data.reason === 'engineGone') throw error;
    person.story(`  refused: ${error.message}`);
    return true;
  }
}

/** null: there was nothing to act on. */
async function carryOut(person: Person, act: PersonAction): Promise<UndoToken | 'done' | null> {
  switch (act.verb) {
    case 'writeDraft':
    case 'editDraft':
    case 'send':
      return (await write(person, act)) ? 'done' : null;
    case 'createFolder':
    case 'renameFolder':
    case 'removeFolder':
      return changeFolder(person, act);
    case 'emptyTrash':
    case 'markAllSeen':
      return actOnMailbox(person, act);
    case 'archiveBy':
    case 'filter':
      return arrange(person, act);
    default:
      return actOnLetters(person, act);
  }
}

async function takeBack({ engine, ledger, story }: Person, token: UndoToken, before: Letter[]): Promise<void> {
  takenBack(ledger, before, false);
  const { undone } = await engine.client.operations.undo({ token });
  story(`  undone: ${undone}`);
  if (undone) takenBack(ledger, before, true);
}

type LetterAction = Extract<PersonAction, { letters: number[] }>;

async function actOnLetters(person: Person, act: LetterAction): Promise<UndoToken | 'done' | null> {
  const { engine, ledger } = person;
  const mailboxes = await mailboxesShown(engine);
  const shown = await messagesShown(engine);
  const known = act.letters.flatMap((number) => {
    const found = shown.filter(({ subject }) => letterNumber(subject) === number);
    return found.sort((a, b) => a.path.localeCompare(b.path)).slice(0, 1);
  });
  const rows = known.filter(({ path }) => isPossible(act, path));
  if (rows.length === 0) return null;
  const target = 'to' in act ? mailboxOf(mailboxes, act.to) : undefined;
  if ('to' in act && !target) return null;
  const claims = rows.flatMap((row) => {
    const number = letterNumber(row.subject)!;
    return changesOf(ledger, act, row).map((change, index) => {
      // Nobody knows which: the command before was not answered.
      if (index > 0 && change.what === 'place') contest(ledger, number, change);
      return claim(ledger, number, change);
    });
  });
  return answered(
    claims,
    callFor(
      person,
      act,
      rows.map(({ id }) => id),
      target?.id,
    ),
  );
}

/** « Dossiers locaux » have folders only. */
function isPossible({ verb }: LetterAction, path: string): boolean {
  return accountOf(path) !== '@local:' || !['archive', 'junk', 'remove'].includes(verb);
}

function changesOf(ledger: Ledger, act: LetterAction, row: Shown): Change[] {
  const account = accountOf(row.path);
  if (act.verb === 'archive') {
    // What somebody has filed below the archive stays there.
    if (/^Archive./.test(ownPath(row.path))) return [];
    const places = account === '' ? [...ledger.archive] : [`${account}Archive`];
    return places.map((value) => ({ what: 'place', value }));
  }
  const change = changeOf(act, row, account);
  return change ? [change] : [];
}

/** null: nothing is to happen that a letter could be told by. */
function changeOf(act: Exclude<LetterAction, { verb: 'archive' }>, row: Shown, account: string): Change | null {
  switch (act.verb) {
    case 'flag':
      return { what: act.flag, value: act.value };
    case 'move':
      return { what: 'place', value: act.to };
    case 'copy':
      return { what: 'copy', value: act.to };
    case 'tag':
    case 'watch':
      return null;
    case 'mute':
    case 'muteBranch':
      return act.muted ? { what: 'seen', value: true } : null;
    case 'junk':
      return { what: 'place', value: account + (act.junk ? 'Junk' : 'INBOX') };
    case 'remove':
      return ownPath(row.path) === 'Trash' ? null : { what: 'place', value: `${account}Trash` };
    case 'destroy':
      return { what: 'place', value: null };
  }
}

function callFor({ engine: { client } }: Person, act: LetterAction, ids: MessageId[], target: MailboxId | undefined) {
  switch (act.verb) {
    case 'flag':
      return client.messages.setFlag({ ids, flag: act.flag, value: act.value });
    case 'move':
      return client.messages.move({ ids, mailboxId: target! });
    case 'copy':
      return client.messages.copy({ ids, mailboxId: target! });
    case 'tag':
      return client.messages.setTag({ ids, keyword: act.keyword, value: act.value });
    case 'mute':
      return client.messages.setMuted({ ids, muted: act.muted });
    case 'muteBranch':
      return client.messages.setBranchMuted({ ids, muted: act.muted });
    case 'watch':
      return client.messages.setWatched({ ids, watched: act.watched });
    case 'archive':
      return client.messages.archive({ ids });
    case 'junk':
      return client.messages.setJunk({ ids, junk: act.junk });
    case 'remove':
      return client.messages.remove({ ids });
    case 'destroy':
      return client.messages.destroy({ ids });
  }
}

async function answered(claims: Claim[], call: Promise<{ undo: UndoToken | null }>): Promise<UndoToken | 'done'> {
  try {
    const { undo } = await call;
    for (const one of claims) one.confirm();
    return undo ?? 'done';
  } catch (error) {
    if (error instanceof MailError && error.data.reason !== 'engineGone') for (const one of claims) one.withdraw();
    throw error;
  }
}

/** Of all that lies there: what is shown a moment before is meant for certain, what may be there perhaps. */
async function actOnMailbox(
  { engine, ledger }: Person,
  act: Extract<PersonAction, { verb: 'emptyTrash' | 'markAllSeen' }>,
) {
  const place = act.verb === 'emptyTrash' ? 'Trash' : act.place;
  const mailbox = mailboxOf(await mailboxesShown(engine), place);
  if (!mailbox) return null;
  const change =
    act.verb === 'emptyTrash' ? ({ what: 'place', value: null } as const) : ({ what: 'seen', value: true } as const);
  const shown = (await messagesShown(engine)).filter(({ path }) => placeOf(path) === place);
  const numbers = new Set(shown.map(({ subject }) => letterNumber(subject)));
  for (const [number, letter] of ledger.letters) {
    if (!numbers.has(number) && letter.place.ever.has(place)) contest(ledger, number, change);
  }
  const claims = [...numbers].flatMap((number) =>
    number !== null && ledger.letters.has(number) ? [claim(ledger, number, change)] : [],
  );
  return answered(
    claims,
    act.verb === 'emptyTrash'
      ? engine.client.mailboxes.emptyTrash({ accountId: mailbox.accountId })
      : engine.client.mailboxes.markAllSeen({ mailboxId: mailbox.id }),
  );
}

const SCHOOL_YEAR = '2026-2027';

/** How things are to be sorted from now on. */
async function arrange(
  { engine, ledger }: Person,
  act: Extract<PersonAction, { verb: 'archiveBy' | 'filter' }>,
): Promise<'done' | null> {
  const { client } = engine;
  const mailboxes = await mailboxesShown(engine);
  if (act.verb === 'archiveBy') {
    const accountId = mailboxes.find(({ path, role }) => role === 'inbox' && accountOf(path) === '')?.accountId;
    if (accountId === undefined) return null;
    const place = act.by === 'single' ? 'Archive' : SCHOOL_YEAR;
    ledger.archive.add(place);
    await client.accounts.setArchiveBy({ accountId, archiveBy: act.by });
    ledger.archive = new Set([place]);
    return 'done';
  }
  const target = mailboxOf(mailboxes, act.to);
  if (act.action === 'move' && !target) return null;
  const action =
    act.action === 'move'
      ? ({ kind: 'move', mailboxId: target!.id } as const)
      : act.action === 'star'
        ? ({ kind: 'star' } as const)
        : ({ kind: 'tag', keyword: '$label2' } as const);
  const done = { move: { what: 'place', value: act.to }, star: { what: 'flagged', value: true }, tag: null } as const;
  expectFilter(ledger, done[act.action]);
  const content = { name: 'Tri', accountId: null, enabled: true, onArrival: true, match: 'all' } as const;
  const conditions = [{ kind: 'text', field: 'subject', test: 'begins', value: 'Lettre' } as const];
  await client.filters.save({ filterId: null, content: { ...content, conditions, actions: [action] } });
  return 'done';
}

type FolderAction = Extract<PersonAction, { verb: 'createFolder' | 'renameFolder' | 'removeFolder' }>;

async function changeFolder({ engine, ledger }: Person, act: FolderAction): Promise<UndoToken | 'done' | null> {
  const mailboxes = await mailboxesShown(engine);
  if (act.verb === 'createFolder') {
    const parent = act.below === null ? null : mailboxOf(mailboxes, act.below);
    const accountId = mailboxOf(mailboxes, 'INBOX')?.accountId;
    if (parent === undefined || accountId === undefined || mailboxOf(mailboxes, act.place)) return null;
    const folder = { exists: new Set([true, false]), below: act.below };
    ledger.folders.set(act.place, folder);
    await engine.client.mailboxes.create({ accountId, parentId: parent?.id ?? null, name: act.place });
    folder.exists.delete(false);
    return 'done';
  }
  const mailbox = mailboxOf(mailboxes, act.place);
  if (!mailbox) return null;
  if (act.verb === 'renameFolder') {
    const { undo } = await engine.client.mailboxes.rename({
      mailboxId: mailbox.id,
      name: renamed(act.place, act.version),
    });
    return undo ?? 'done';
  }
  // In the trash it goes for good, and where it is by the time it is asked nobody knows for certain.
  if (isInTrash(mailbox.path)) for (const place of placesBelow(ledger, act.place)) contestFolder(ledger, place);
  const { undo } = await engine.client.mailboxes.remove({ mailboxId: mailbox.id });
  return undo ?? 'done';
}

function mailboxOf(mailboxes: readonly Mailbox[], place: Place): Mailbox | undefined {
  return mailboxes.find(({ path, selectable }) => selectable && placeOf(path) === place);
}
