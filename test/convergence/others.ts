// The others of a seed: another mail program, a webmail, the IT service, acting on the same mailbox at the same time,
// by IMAP spoken by hand and by doveadm. What they do is entered into the ledger as contested: who of two comes first
// is nobody's to say.

import { sha256 } from '../engine/server-mail.ts';
import type { MailServer } from '../servers/mail-server.ts';
import { ImapRefusal, openPlainImap, type PlainImap, quoted } from '../servers/plain-imap.ts';
import { contest, contestFolder, expectLetter, type Ledger } from './ledger.ts';
import { letterSubject, placeOf, renamed } from './place.ts';
import type { OthersAction, Place } from './plan.ts';

export interface Others {
  server: MailServer;
  /** Of the server: « claire17 ». */
  user: string;
  password: string;
  ledger: Ledger;
  /** Of the server. */
  deletesAllMarked: boolean;
  /** Kept open from one action to the next. */
  line: { imap: PlainImap | null };
  story(line: string): void;
}

const FIRST_UID_VALIDITY = 2_000_000_000;

/** Answers whether anything was done. A server that is down or refuses is no failure of the program under test. */
export async function actAsOthers(others: Others, act: OthersAction): Promise<boolean> {
  try {
    others.line.imap ??= await openPlainImap(
      others.server.ports.imap,
      others.server.address(others.user),
      others.password,
    );
    return await carryOut(others, others.line.imap, act);
  } catch (error) {
    others.story(`  not done: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    if (!(error instanceof ImapRefusal)) others.line.imap = null;
    return false;
  }
}

async function carryOut(others: Others, imap: PlainImap, act: OthersAction): Promise<boolean> {
  const { server, user, ledger } = others;
  switch (act.verb) {
    case 'deliver':
      return deliver(others, imap, act.letter, act.to);
    case 'kick':
      others.line.imap = null;
      await imap.close();
      await server.doveadm('kick', server.address(user));
      return true;
    case 'createFolder': {
      const parent = act.below === null ? null : await pathOf(imap, act.below);
      if (parent === undefined || (await pathOf(imap, act.place)) !== undefined) return false;
      const folder = { exists: new Set([true, false]), below: act.below };
      ledger.folders.set(act.place, folder);
      await imap.run(`CREATE ${quoted(parent === null ? act.place : `${parent}/${act.place}`)}`);
      folder.exists.delete(false);
      return true;
    }
    case 'renameFolder':
    case 'deleteFolder':
    case 'uidValidity':
      return changeFolder(others, imap, act);
    default:
      return actOnLetters(others, imap, act);
  }
}

/** As it is delivered: the bytes are remembered, the server's copy has to have them too. */
export function letterSource(number: number, user: string, sender: string): string {
  return [
    `From: Jean Petit <${sender}>`,
    `To: Claire Martin <${user}@ecole.example>`,
    `Subject: ${letterSubject(number)}`,
    `Date: ${new Date(Date.UTC(2026, 8, 1) + number * 60_000).toUTCString()}`,
    `Message-ID: <lettre-${number}.${user}@ecole.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Bonjour, voici la lettre ${number}.`,
    ...Array.from({ length: (number * 7) % 40 }, (_, line) => `Ligne ${line} : « à la piscine », dès 8 h.`),
    '',
  ].join('\r\n');
}

async function deliver({ ledger, user }: Others, imap: PlainImap, number: number, to: Place): Promise<boolean> {
  const path = await pathOf(imap, to);
  if (path === undefined) return false;
  const source = letterSource(number, user, `${user.replace('claire', 'jean')}@ecole.example`);
  expectLetter(ledger, number, to, sha256(Buffer.from(source)));
  const mayGo = () => contest(ledger, number, { what: 'place', value: null });
  // It was asked for that this folder goes for good, and the server may not have heard of it yet.
  if (ledger.folders.get(to)?.exists.has(false)) mayGo();
  try {
    await imap.append(path, source);
  } catch (error) {
    mayGo();
    throw error;
  }
  return true;
}

type FolderAction = Extract<OthersAction, { verb: 'renameFolder' | 'deleteFolder' | 'uidValidity' }>;

async function changeFolder({ server, user, ledger }: Others, imap: PlainImap, act: FolderAction): Promise<boolean> {
  const path = await pathOf(imap, act.place);
  if (path === undefined) return false;
  if (act.verb === 'uidValidity') {
    const next = FIRST_UID_VALIDITY + Math.floor(performance.now());
    await server.doveadm('mailbox', 'update', '-u', server.address(user), '--uid-validity', String(next), path);
  } else if (act.verb === 'renameFolder') {
    const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
    await imap.run(`RENAME ${quoted(path)} ${quoted(parent + renamed(act.place, act.version))}`);
  } else {
    contestFolder(ledger, act.place);
    await imap.run(`DELETE ${quoted(path)}`);
  }
  return true;
}

type LetterAction = Extract<OthersAction, { letters: number[] }>;

async function actOnLetters(others: Others, imap: PlainImap, act: LetterAction): Promise<boolean> {
  const target = 'to' in act ? await pathOf(imap, act.to) : undefined;
  if ('to' in act && target === undefined) return false;
  let acted = false;
  for (const number of act.letters) {
    const where = await find(imap, number, others.user);
    if (where === null || where.path === target) continue;
    foresee(others, act, number);
    await imap.select(where.path);
    for (const command of commandsFor(act, where.uid, target)) await imap.run(command);
    acted = true;
  }
  return acted;
}

function foresee({ ledger, deletesAllMarked }: Others, act: LetterAction, number: number): void {
  if (act.verb === 'flag') contest(ledger, number, { what: act.flag, value: act.value });
  else if (act.verb === 'move') contest(ledger, number, { what: 'place', value: act.to }, true);
  else if (act.verb === 'expunge') contest(ledger, number, { what: 'place', value: null });
  // One that is marked between the look at what is marked and EXPUNGE goes with it (engine/imap/destroy.ts).
  else if (act.verb === 'markDeleted' && deletesAllMarked) contest(ledger, number, { what: 'place', value: null });
}

function commandsFor(act: LetterAction, uid: number, target: string | undefined): string[] {
  const store = (name: string, value: boolean) => `UID STORE ${uid} ${value ? '+' : '-'}FLAGS.SILENT (${name})`;
  switch (act.verb) {
    case 'flag':
      return [store(`\\${act.flag}`, act.value)];
    case 'keyword':
      return [store(act.keyword, act.value)];
    case 'markDeleted':
      return [store('\\Deleted', true)];
    case 'expunge':
      return [store('\\Deleted', true), `UID EXPUNGE ${uid}`];
    case 'move':
      return [`UID MOVE ${uid} ${quoted(target!)}`];
  }
}

async function find(imap: PlainImap, number: number, user: string): Promise<{ path: string; uid: number } | null> {
  for (const path of (await imap.list()).sort()) {
    try {
      await imap.select(path, 'EXAMINE');
    } catch (error) {
      if (error instanceof ImapRefusal) continue;
      throw error;
    }
    const [uid] = await imap.search(`HEADER Message-ID "<lettre-${number}.${user}@ecole.example>"`);
    if (uid !== undefined) return { path, uid };
  }
  return null;
}

async function pathOf(imap: PlainImap, place: Place): Promise<string | undefined> {
  return (await imap.list()).find((path) => placeOf(path) === place);
}
