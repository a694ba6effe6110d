// What was agreed with the servers, and when, read from the bytes of a trace: « when » is the place of the event among
// all events, so that it can be held against what stood on the disk at that moment.
import type { TraceEvent } from './trace.ts';

export interface Wire {
  /** `UID STORE` of Courrier entrant: the server said OK. */
  flagsAgreed: { at: number; uids: number[]; flag: string; value: boolean }[];
  /** `UID MOVE`: the server said OK. */
  movesAgreed: { at: number; from: string; uids: number[]; to: string }[];
  /** `APPEND`: the server said OK. */
  appendsAgreed: { at: number; messageId: string; to: string }[];
  /** One per connection that carried a message. */
  submissions: { messageId: string; leftAt: number; acceptedAt: number }[];
}

/** Of one direction of a connection: all of its bytes, and which event brought each. */
interface Stream {
  text: string;
  starts: { offset: number; at: number }[];
}

interface Line {
  port: number;
  sent: Stream;
  received: Stream;
}

export function readWire(events: readonly TraceEvent[], ports: { imap: number; smtp: number }): Wire {
  const lines = new Map<string, Line>();
  events.forEach((event, at) => {
    if (event.type !== 'sent' && event.type !== 'received') return;
    const line = lines.get(event.connection) ?? { port: event.port, sent: newStream(), received: newStream() };
    lines.set(event.connection, line);
    const stream = line[event.type];
    stream.starts.push({ offset: stream.text.length, at });
    stream.text += event.bytes.toString('latin1');
  });
  const imap = [...lines.values()].filter(({ port }) => port === ports.imap);
  const smtp = [...lines.values()].filter(({ port }) => port === ports.smtp);
  const of = imap.map(commandsOf);
  return {
    flagsAgreed: of.flatMap(({ flags }) => flags),
    movesAgreed: of.flatMap(({ moves }) => moves),
    appendsAgreed: imap.flatMap(appendsOf),
    submissions: smtp.flatMap(submissionOf),
  };
}

function newStream(): Stream {
  return { text: '', starts: [] };
}

function eventAt({ starts }: Stream, offset: number): number {
  return starts.findLast((start) => start.offset <= offset)!.at;
}

/** When the server said OK to the command with this tag; null: never. */
function agreedAt({ received }: Line, tag: string): number | null {
  const found = new RegExp(`(?:^|\\r\\n)${tag} OK `).exec(received.text);
  return found && eventAt(received, found.index + found[0].length);
}

function commandsOf(line: Line) {
  let mailbox = '';
  const flags: Wire['flagsAgreed'] = [];
  const moves: Wire['movesAgreed'] = [];
  const commands =
    /(?:^|\r\n)(\w+) (SELECT|UID STORE|UID MOVE) ("[^"]*"|\S+)(?: ([+-])?(?:FLAGS(?:\.SILENT)? \((\S+)\)|"?([^"\r]*)"?))?/g;
  for (const [, tag, verb, argument, sign, flag, to] of line.sent.text.matchAll(commands)) {
    if (verb === 'SELECT') mailbox = argument!.replaceAll('"', '');
    const at = agreedAt(line, tag!);
    if (at === null) continue;
    if (verb === 'UID STORE' && mailbox === 'INBOX') {
      flags.push({ at, uids: uidsOf(argument!), flag: flag!, value: sign === '+' });
    } else if (verb === 'UID MOVE') moves.push({ at, from: mailbox, uids: uidsOf(argument!), to: to! });
  }
  return { flags, moves };
}

function uidsOf(set: string): number[] {
  return set.split(',').flatMap((part) => {
    const [first, last = first] = part.split(':').map(Number);
    return Array.from({ length: last! - first! + 1 }, (_, index) => first! + index);
  });
}

function appendsOf(line: Line): Wire['appendsAgreed'] {
  const appends = /(?:^|\r\n)(\w+) APPEND "?([^" ]+)"? [^{\r]*\{\d+\+?\}\r\n/g;
  return [...line.sent.text.matchAll(appends)].flatMap((found) => {
    const at = agreedAt(line, found[1]!);
    const messageId = messageIdIn(line.sent.text.slice(found.index));
    return at === null ? [] : [{ at, messageId, to: found[2]! }];
  });
}

function submissionOf({ sent, received }: Line): Wire['submissions'] {
  const data = sent.text.indexOf('\r\nDATA\r\n');
  if (data < 0) return [];
  const body = data + '\r\nDATA\r\n'.length;
  const accepted = received.text.indexOf('250 2.0.0 Ok: queued');
  if (accepted < 0) throw new Error('a message of the day was not accepted');
  return [
    {
      messageId: messageIdIn(sent.text.slice(body)),
      leftAt: eventAt(sent, body),
      acceptedAt: eventAt(received, accepted),
    },
  ];
}

function messageIdIn(text: string): string {
  return /^Message-ID: <([^>]+)>/im.exec(text)![1]!;
}
