// Holds a store that was opened again against the day that was cut off: what must be there, what may be, and what was
// agreed with the servers by then. Everything is found by its subject, which the script makes unique.
import { createHash } from 'node:crypto';
import { FLAG_BIT } from '../../../engine/core/flags.ts';
import { unpackSource } from '../../../engine/mime/packed-source.ts';
import { LETTERS, NOWHERE } from './day.ts';
import type { ShownMessage, Snapshot } from './snapshot.ts';
import type { TraceEvent } from './trace.ts';
import type { Wire } from './wire.ts';

export interface Day {
  events: readonly TraceEvent[];
  wire: Wire;
  letters: readonly Buffer[];
}

const ABSENT = 'absent';
/** Once a message may have left, its entry is in one of these, or finished and filed. */
const NEVER_SENT_AGAIN = ['handedOver', 'accepted', 'unknown'];

/** Sentences about what is wrong at the moment before event `now`; none: all is well. */
export function judge(snapshot: Snapshot, day: Day, now: number): string[] {
  return [
    ...snapshot.defects,
    ...wrongSources(snapshot, day),
    ...wrongIntents(snapshot),
    ...wrongBeliefs(snapshot, day, now),
    ...wrongAgreements(snapshot, day.wire, now),
    ...wrongSubmissions(snapshot, day.wire, now),
  ];
}

/** Unpacked once, compared with what was unpacked from then on. */
const verified = new Map<string, Buffer>();

function wrongSources({ sources, messages }: Snapshot, { letters }: Day): string[] {
  const wrong: string[] = [];
  for (const { hash, encoding, bytes } of sources.values()) {
    if (verified.get(hash)?.equals(bytes)) continue;
    const raw = unpackSource({ encoding, bytes });
    if (createHash('sha256').update(raw).digest('hex') !== hash) wrong.push('a source is not what its hash says');
    verified.set(hash, bytes);
  }
  const hashes = letters.map((raw) => createHash('sha256').update(raw).digest('hex'));
  for (const { subject, sourceId } of messages) {
    const number = Number(/^Lettre (\d+)$/.exec(subject)?.[1] ?? 0);
    const hash = sourceId === null ? undefined : sources.get(sourceId)?.hash;
    if (number > 0 && sourceId !== null && hash !== hashes[number - 1]) wrong.push(`${subject} is not as it came`);
  }
  return wrong;
}

/** What is shown and what the server last told differ only while an operation is pending. */
function wrongIntents({ messages }: Snapshot): string[] {
  return messages
    .filter((message) => message.flags !== message.serverFlags || message.place !== message.serverPlace)
    .filter(({ intents }) => intents === 0)
    .map(
      ({ subject, place, serverPlace }) => `${subject} is shown in ${place}, not ${serverPlace}, and nobody wants it`,
    );
}

function wrongBeliefs(snapshot: Snapshot, { events }: Day, now: number): string[] {
  const beliefs = new Map<string, Set<string>>();
  events.slice(0, now).forEach((event) => {
    if (event.type !== 'mark') return;
    const { type, about, value } = event.mark;
    const before = beliefs.get(about) ?? new Set([initially(about)]);
    beliefs.set(about, type === 'answered' ? new Set([value]) : before.add(value));
  });
  return [...beliefs].flatMap(([about, allowed]) => {
    const found = whatIs(about, snapshot);
    return found === null || allowed.has(found) ? [] : [`${about} is ${found}, not ${[...allowed].join(' or ')}`];
  });
}

function initially(about: string): string {
  if (/^(seen|flagged) of /.test(about)) return 'false';
  if (about.startsWith('place of ')) return 'INBOX';
  return ABSENT;
}

/** null: no longer to be told, as it has become something else in order. */
function whatIs(about: string, snapshot: Snapshot): string | null {
  const [, flag, flagged] = /^(seen|flagged) of letter (\d+)$/.exec(about) ?? [];
  if (flag) {
    const letter = letterOf(snapshot, Number(flagged));
    return letter ? String((letter.flags & FLAG_BIT[flag as 'seen']) !== 0) : null;
  }
  const placed = /^place of letter (\d+)$/.exec(about)?.[1];
  if (placed) return letterOf(snapshot, Number(placed))?.place ?? NOWHERE;
  const drafted = /^draft (.*)$/.exec(about)?.[1];
  if (drafted) return versionOf(drafted, snapshot);
  const attached = /^attachment of (.*)$/.exec(about)?.[1];
  if (attached) {
    const draft = snapshot.drafts.find(({ subject }) => subject === attached);
    return draft ? (draft.attachmentBytes === 0 ? ABSENT : String(draft.attachmentBytes)) : null;
  }
  const sent = /^sending of (.*)$/.exec(about)?.[1];
  if (sent) return sendingOf(sent, snapshot);
  if (about === 'account') return snapshot.accounts[0] ?? ABSENT;
  if (about === 'theme') return snapshot.theme ?? ABSENT;
  if (about === 'contact jeanne') return snapshot.contacts.get('jeanne@parents.example') ?? ABSENT;
  if (about === 'group CM2') return String(snapshot.groups.get('CM2') ?? ABSENT);
  throw new Error(`nobody knows how to look at ${about}`);
}

function letterOf({ messages }: Snapshot, number: number): ShownMessage | undefined {
  const found = messages.filter(({ subject, place }) => subject === `Lettre ${number}` && place !== null);
  // Letter 7 is copied.
  return found.find(({ serverPlace }) => serverPlace !== null) ?? found[0];
}

/** In its composer, or on its way out, or closed and filed. */
function versionOf(subject: string, { drafts, outbox, messages, sources }: Snapshot): string | null {
  const open = drafts.filter((draft) => draft.subject === subject);
  if (open.length > 1) return `there ${open.length} times`;
  const version = (text: string) => /version (\d+)/.exec(text)?.[1] ?? ABSENT;
  if (open[0]) return version(open[0].text);
  if (outbox.some((entry) => entry.subject === subject)) return null;
  const filed = messages.filter((message) => message.subject === subject && message.place !== null);
  if (filed.some(({ place }) => place !== 'Drafts')) return null;
  if (filed.length > 1) return `filed ${filed.length} times`;
  const source = filed[0]?.sourceId == null ? undefined : sources.get(filed[0].sourceId);
  return source ? version(unpackSource(source).toString('latin1')) : ABSENT;
}

/** Wholly a draft, or wholly handed over: never both, never neither. */
function sendingOf(subject: string, { drafts, outbox, messages }: Snapshot): string {
  const filed = messages.filter((message) => message.subject === subject && message.place === 'Sent').length;
  const entries = outbox.filter((entry) => entry.subject === subject);
  const open = drafts.filter((draft) => draft.subject === subject).length;
  if (entries.length === 0 && filed === 0 && open === 1) return ABSENT;
  const finished = entries.length === 0 || entries[0]!.state === 'accepted';
  if (entries.length <= 1 && filed <= 1 && filed + entries.length > 0 && (filed === 1) === finished)
    return 'handed over';
  return `half done: ${open} drafts, ${entries.map(({ state }) => state)} in the outbox, ${filed} filed`;
}

/** Nothing counts as agreed that the server has not said OK to. */
function wrongAgreements({ messages }: Snapshot, wire: Wire, now: number): string[] {
  const wrong: string[] = [];
  for (const { subject, messageId, serverPlace, serverFlags, uid } of messages) {
    const number = Number(/^Lettre (\d+)$/.exec(subject)?.[1] ?? 0);
    if (number > 0 && serverPlace === 'INBOX') {
      for (const [name, flag] of [
        ['seen', '\\Seen'],
        ['flagged', '\\Flagged'],
      ] as const) {
        const agreed = wire.flagsAgreed.some(
          (one) => one.at < now && one.flag === flag && one.value && one.uids.includes(number),
        );
        if ((serverFlags & FLAG_BIT[name]) !== 0 && !agreed) wrong.push(`${subject} is ${name} by nobody's word`);
      }
    } else if (number > 0 && number <= LETTERS && serverPlace !== null && number !== COPIED) {
      const agreed = wire.movesAgreed.some(
        ({ at, to, from, uids }) => at < now && to === serverPlace && (from !== 'INBOX' || uids.includes(number)),
      );
      if (!agreed) wrong.push(`${subject} is in ${serverPlace} by nobody's word`);
    } else if (uid !== null && (serverPlace === 'Sent' || serverPlace === 'Drafts')) {
      const agreed = wire.appendsAgreed.some((one) => one.at < now && one.messageId === messageId);
      if (!agreed) wrong.push(`${subject} is filed in ${serverPlace} by nobody's word`);
    }
  }
  return wrong;
}

const COPIED = 7;

/** A message that may have left is never ready to go again; one that was not accepted is never finished. */
function wrongSubmissions({ outbox, messages }: Snapshot, { submissions }: Wire, now: number): string[] {
  return submissions.flatMap(({ messageId, leftAt, acceptedAt }) => {
    const entry = outbox.find((one) => one.messageId === messageId);
    const filed = messages.some((message) => message.messageId === messageId && message.place === 'Sent');
    const has = `message ${messageId} is ${entry?.state ?? 'in no row'}${filed ? ' and filed' : ''}`;
    if (leftAt < now && !(entry ? NEVER_SENT_AGAIN.includes(entry.state) : filed)) return [`${has}, but may have left`];
    if (acceptedAt >= now && (entry?.state === 'accepted' || filed)) return [`${has}, but nobody accepted it`];
    return [];
  });
}
