// A few lines of IMAP spoken by hand: another mail program for tests, and a reader of what a server really holds. It
// shares nothing with the program under test: no library, no parser, no belief. Loopback only, without TLS.
import { connect, type Socket } from 'node:net';
import { decodeMailboxName, encodeMailboxName } from './mailbox-name.ts';

/** One answer, its literals taken out: `text` has a \0 for each. */
interface Line {
  text: string;
  literals: Buffer[];
}

export interface HeldMessage {
  path: string;
  uid: number;
  /** As the server has them, without \Recent; sorted. */
  flags: string[];
  raw: Buffer;
}

export class ImapRefusal extends Error {}

export interface PlainImap {
  /** Selectable mailboxes, decoded. */
  list(): Promise<string[]>;
  select(path: string, how?: 'SELECT' | 'EXAMINE'): Promise<void>;
  /** Everything in the selected mailbox is left as it is: flags too. */
  readAll(path: string): Promise<HeldMessage[]>;
  search(criteria: string): Promise<number[]>;
  append(path: string, raw: string | Uint8Array, flags?: string[]): Promise<void>;
  /** Any other command; the names in it by `quoted`. Throws ImapRefusal on NO and BAD. */
  run(command: string): Promise<void>;
  close(): Promise<void>;
}

/** A mailbox's name as an argument. */
export function quoted(path: string): string {
  return `"${encodeMailboxName(path).replace(/["\\]/g, '\\$&')}"`;
}

export async function openPlainImap(port: number, userName: string, password: string): Promise<PlainImap> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const lines = readLines(socket);
  let lastTag = 0;

  const finish = async (tag: string): Promise<Line[]> => {
    const untagged: Line[] = [];
    for (;;) {
      const { value: line, done } = await lines.next();
      if (done) throw new Error('the server hung up');
      if (line.text.startsWith('+ ')) return untagged;
      if (!line.text.startsWith(`${tag} `)) untagged.push(line);
      else if (line.text.startsWith(`${tag} OK`)) return untagged;
      else throw new ImapRefusal(line.text);
    }
  };
  const send = (command: string): Promise<Line[]> => {
    lastTag += 1;
    socket.write(`p${lastTag} ${command}\r\n`);
    return finish(`p${lastTag}`);
  };

  const greeting = await lines.next();
  if (greeting.done) throw new Error('the server hung up before its greeting');
  await send(`LOGIN "${userName}" "${password}"`);
  return {
    list: async () =>
      (await send('LIST "" "*"')).flatMap(({ text, literals }) => {
        const [, flags, name] = /^\* LIST \(([^)]*)\) (?:"[^"]*"|NIL) (.+)$/.exec(text) ?? [];
        if (name === undefined || /\\(noselect|nonexistent)/i.test(flags ?? '')) return [];
        const plain = name === '\0' ? literals[0]!.toString() : name.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
        return [decodeMailboxName(plain)];
      }),
    select: async (path, how = 'SELECT') => void (await send(`${how} ${quoted(path)}`)),
    readAll: async (path) => {
      await send(`EXAMINE ${quoted(path)}`);
      const rows = await send('UID FETCH 1:* (UID FLAGS BODY.PEEK[])');
      return rows.flatMap((row) => readRow(path, row)).sort((a, b) => a.uid - b.uid);
    },
    search: async (criteria) => {
      const answers = await send(`UID SEARCH ${criteria}`);
      return answers.flatMap(({ text }) => (/^\* SEARCH(.*)$/.exec(text)?.[1] ?? '').match(/\d+/g)?.map(Number) ?? []);
    },
    append: async (path, raw, flags = []) => {
      const bytes = Buffer.from(raw);
      await send(`APPEND ${quoted(path)} (${flags.join(' ')}) {${bytes.length}}`);
      socket.write(bytes);
      socket.write('\r\n');
      await finish(`p${lastTag}`);
    },
    run: async (command) => void (await send(command)),
    close: async () => {
      await send('LOGOUT').catch(() => undefined);
      socket.destroy();
    },
  };
}

function readRow(path: string, { text, literals }: Line): HeldMessage[] {
  const uid = /^\* \d+ FETCH .*\bUID (\d+)/.exec(text)?.[1];
  const flags = /\bFLAGS \(([^)]*)\)/.exec(text)?.[1];
  if (uid === undefined || flags === undefined) return [];
  const kept = flags.split(' ').filter((flag) => flag !== '' && flag !== '\\Recent');
  // An empty message comes as "".
  return [{ path, uid: Number(uid), flags: kept.sort(), raw: literals[0] ?? Buffer.alloc(0) }];
}

/** Answers, each with the literals that its lines announce. */
async function* readLines(socket: Socket): AsyncGenerator<Line, void> {
  let bytes = Buffer.alloc(0);
  let line: Line = { text: '', literals: [] };
  let literalLeft: number | null = null;
  socket.on('error', () => undefined); // told by the end of the answers
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      if (literalLeft !== null) {
        if (bytes.length < literalLeft) break;
        line.literals.push(Buffer.from(bytes.subarray(0, literalLeft)));
        bytes = bytes.subarray(literalLeft);
        literalLeft = null;
      }
      const end = bytes.indexOf('\r\n');
      if (end < 0) break;
      const text = bytes.subarray(0, end).toString('latin1');
      bytes = bytes.subarray(end + 2);
      const announced = /\{(\d+)\}$/.exec(text);
      if (announced) {
        line.text += `${text.slice(0, announced.index)}\0`;
        literalLeft = Number(announced[1]);
        continue;
      }
      yield { ...line, text: line.text + text };
      line = { text: '', literals: [] };
    }
  }
}
