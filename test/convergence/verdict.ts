// Holds what the engine shows against what the server has, and both against the ledger.
import type { MessageFlags } from '../../shared/domain/message.ts';
import { versionOf } from '../engine/crash-person.ts';
import type { EngineChild } from '../engine/engine-child.ts';
import { headerOf, sha256 } from '../engine/server-mail.ts';
import type { HeldMessage } from '../servers/plain-imap.ts';
import { type Found, type Ledger, wrongLetter } from './ledger.ts';
import { wrongBeside, wrongMaildrop } from './maildrop.ts';
import { accountOf, letterNumber, ownPath, placeOf } from './place.ts';
import type { Holdings } from './rest.ts';
import type { Running } from './run-seed.ts';
import { isMixed, leaveOf, SETS } from './sets.ts';
import { mailboxesShown, messagesShown } from './shown.ts';
import { draftSubject, sendingSubject } from './writing.ts';

export async function judge(
  running: Running,
  { server, collected }: { server: Holdings; collected: Holdings },
  received: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<string[]> {
  const { engine, ledger, plan } = running;
  if (isMixed(plan.set)) {
    const here = await holdingsHere(engine, (path) => accountOf(path) !== '');
    const all = { paths: [...server.paths, ...here.paths], messages: [...server.messages, ...here.messages] };
    return [
      ...(await unlikeServer(engine, server)),
      ...unlikeLedger(ledger, all, received),
      ...wrongBeside(ledger, here, collected),
    ];
  }
  if (SETS[plan.set].protocol === 'imap') {
    return [...(await unlikeServer(engine, server)), ...unlikeLedger(ledger, server, received)];
  }
  const here = await holdingsHere(engine, () => true);
  return [...unlikeLedger(ledger, here, received), ...wrongMaildrop(ledger, leaveOf(plan.set), here, server)];
}

/** What is shown is what the server has. */
async function unlikeServer(engine: EngineChild, { paths, messages }: Holdings): Promise<string[]> {
  const shownPaths = (await mailboxesShown(engine))
    .filter(({ selectable, path }) => selectable && accountOf(path) === '')
    .map(({ path }) => path);
  return [
    ...differences('folder', shownPaths, paths),
    ...differences('message', await shownLines(engine), messages.map(heldLine)),
  ];
}

/** All of it is as it has to be by what was asked and answered. */
function unlikeLedger(
  ledger: Ledger,
  { paths, messages }: Holdings,
  received: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  return [
    ...wrongLetters(ledger, messages),
    ...wrongFolders(ledger, paths),
    ...wrongDrafts(ledger, messages),
    ...wrongSendings(ledger, messages, received),
    ...invented(ledger, messages, received),
  ];
}

/** Lines that are on one side only, or more often. */
function differences(what: string, shown: readonly string[], held: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of shown) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of held) counts.set(line, (counts.get(line) ?? 0) - 1);
  return [...counts].flatMap(([line, count]) =>
    count === 0
      ? []
      : [`${what} ${count > 0 ? 'shown, but not on the server' : 'on the server, but not shown'}: ${line}`],
  );
}

const SERVER_NAMES = {
  seen: '\\seen',
  flagged: '\\flagged',
  answered: '\\answered',
  forwarded: '$forwarded',
  draft: '\\draft',
};

async function shownLines(engine: EngineChild): Promise<string[]> {
  const lines: string[] = [];
  for (const { id, path, flags, keywords } of await messagesShown(engine)) {
    if (accountOf(path) !== '') continue;
    const source = await engine.client.host.messageSource({ messageId: id });
    const detail = await engine.client.messages.detail({ messageId: id });
    const named = (Object.keys(SERVER_NAMES) as (keyof MessageFlags)[]).filter((flag) => flags[flag]);
    const all = [...named.map((flag) => SERVER_NAMES[flag]), ...keywords.map((word) => word.toLowerCase())].sort();
    const { subject } = detail!.row;
    lines.push(
      `${path} « ${subject} » <${detail!.messageIdHeader}> [${all}] ${source ? sha256(source.bytes) : 'no source'}`,
    );
  }
  return lines;
}

function heldLine({ path, flags, raw }: HeldMessage): string {
  const all = flags.map((flag) => flag.toLowerCase()).sort();
  return `${path} « ${headerOf(raw, 'Subject')} » ${headerOf(raw, 'Message-ID')} [${all}] ${sha256(raw)}`;
}

/** Where this PC alone has the mail, it is the truth itself. */
async function holdingsHere(engine: EngineChild, isOurs: (path: string) => boolean): Promise<Holdings> {
  const paths = (await mailboxesShown(engine)).map(({ path }) => path).filter(isOurs);
  const messages: HeldMessage[] = [];
  for (const { id, path, flags, keywords } of (await messagesShown(engine)).filter((row) => isOurs(row.path))) {
    const source = await engine.client.host.messageSource({ messageId: id });
    const named = (Object.keys(SERVER_NAMES) as (keyof MessageFlags)[]).filter((flag) => flags[flag]);
    const all = [...named.map((flag) => SERVER_NAMES[flag]), ...keywords];
    messages.push({ path, uid: id, flags: all, raw: Buffer.from(source?.bytes ?? []) });
  }
  return { paths, messages };
}

function wrongLetters(ledger: Ledger, messages: readonly HeldMessage[]): string[] {
  const found = new Map<number, Found[]>();
  for (const { path, flags, raw } of messages) {
    const number = letterNumber(headerOf(raw, 'Subject') ?? '');
    if (number === null) continue;
    const one = { place: placeOf(path), flags: flags.map((flag) => flag.toLowerCase()), sha256: sha256(raw) };
    found.set(number, [...(found.get(number) ?? []), one]);
  }
  return [...ledger.letters.values()].flatMap((letter) => {
    const all = found.get(letter.number) ?? [];
    const wrong = wrongLetter(ledger, letter, all);
    // Without UIDPLUS what was deleted stays marked where others have marked messages too (engine/imap/destroy.ts); and a
    // letter that others have marked stays so where it is copied to.
    const isMarked = ({ flags }: Found) => flags.includes('\\deleted');
    const possible = all.reduce<Found[][]>(
      (lists, one) => lists.flatMap((list) => (isMarked(one) ? [list, [...list, one]] : [[...list, one]])),
      [[]],
    );
    return possible.some((left) => wrongLetter(ledger, letter, left).length === 0) ? [] : wrong;
  });
}

function wrongFolders({ folders, refusals }: Ledger, paths: readonly string[]): string[] {
  return [...folders].flatMap(([place, { exists }]) => {
    const there = paths.filter((path) => placeOf(path) === place).length;
    if (there > 1) return [`folder ${place} is there ${there} times`];
    return exists.has(there === 1) || refusals.length > 0
      ? []
      : [`folder ${place} is ${there === 1 ? 'there still' : 'lost'}`];
  });
}

function wrongDrafts({ drafts }: Ledger, messages: readonly HeldMessage[]): string[] {
  return [...drafts].flatMap(([number, versions]) => {
    const subject = draftSubject(number);
    const filed = messages.filter(({ raw }) => headerOf(raw, 'Subject') === subject);
    if (filed.length > 1) return [`${subject} stands ${filed.length} times: ${filed.map(({ path }) => path)}`];
    const version = filed[0] ? versionOf(filed[0].raw.toString()) : 0;
    return versions.has(version) ? [] : [`${subject} is version ${version}, not ${[...versions].join(' or ')}`];
  });
}

function wrongSendings(
  ledger: Ledger,
  messages: readonly HeldMessage[],
  received: ReadonlyMap<string, ReadonlySet<string>>,
) {
  return [...ledger.sendings].flatMap(([number, { handedOver, written }]) => {
    const subject = sendingSubject(number);
    const arrived = received.get(subject)?.size ?? 0;
    const own = messages.filter(({ raw }) => headerOf(raw, 'Subject') === subject);
    const filed = own.filter(({ path }) => ownPath(path) === 'Sent').length;
    const kept = own.filter(({ path }) => ownPath(path) === 'Drafts').length;
    const isSent = arrived === 1 && filed === 1 && kept === 0;
    const isDraft = arrived === 0 && filed === 0 && (kept === 1 || (kept === 0 && written.has(false)));
    if ((handedOver.has(true) && isSent) || (handedOver.has(false) && isDraft)) return [];
    return [`${subject}: sent ${arrived} times, ${filed} in Sent, ${kept} in Drafts, handed over: ${[...handedOver]}`];
  });
}

/** Nothing exists that nobody made. */
function invented(ledger: Ledger, messages: readonly HeldMessage[], received: ReadonlyMap<string, unknown>): string[] {
  const made = new Set([...ledger.drafts.keys()].map(draftSubject));
  const sent = [...ledger.sendings.keys()].map(sendingSubject);
  for (const subject of sent) made.add(subject);
  const subjects = messages.map(({ raw }) => headerOf(raw, 'Subject') ?? '');
  const strange = subjects.filter((subject) => !made.has(subject) && !ledger.letters.has(letterNumber(subject) ?? 0));
  return [...strange, ...[...received.keys()].filter((subject) => !sent.includes(subject))].map(
    (subject) => `« ${subject} » is invented`,
  );
}
