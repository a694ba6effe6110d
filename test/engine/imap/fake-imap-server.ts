// An IMAP server in memory with manners of its own, for what no real server at hand can be made to do: answers that
// lie, are malformed, refuse one message, or look like another make of server. Plain text on loopback; it keeps its own
// mailboxes, and a test changes them. A personality (personalities/) sets what it offers and what it answers otherwise.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type FakeMailbox, type FakeMessage, fakeMailbox, rawOf } from './fake-imap-mailbox.ts';

export interface Answer {
  untagged: string[];
  /** Without the tag: « OK done ». */
  status: string;
}

/** What one connection has selected. */
interface Connection {
  selected: FakeMailbox | null;
}

/** Answers a command in the server's stead; null: it is none of its business. */
export type Manner = (command: string, connection: Connection) => Answer | null;

export const done = (...untagged: string[]): Answer => ({ untagged, status: 'OK done' });
export const refused = (words: string): Answer => ({ untagged: [], status: words });

export class FakeImapServer {
  capability = 'IMAP4rev1 ENABLE CONDSTORE QRESYNC UIDPLUS MOVE';
  delimiter = '/';
  readonly mailboxes = new Map<string, FakeMailbox>([['INBOX', fakeMailbox()]]);
  /** Asked first, the last one before the others. */
  readonly manners: Manner[] = [];
  readonly commands: string[] = [];
  logins = 0;
  /** Bytes of bodies that were given out. */
  sourceBytes = 0;
  #server = createServer((socket) => this.#serve(socket));
  #sockets = new Set<Socket>();

  get inbox(): FakeMailbox {
    return this.mailboxes.get('INBOX')!;
  }

  add(path: string, ...attributes: string[]): FakeMailbox {
    const mailbox = fakeMailbox({ attributes, uidValidity: this.mailboxes.size + 1 });
    this.mailboxes.set(path, mailbox);
    return mailbox;
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.hangUp();
    await closed;
  }

  hangUp(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #serve(socket: Socket): void {
    const connection: Connection = { selected: null };
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {}); // the client hangs up as it likes
    socket.write(`* OK [CAPABILITY ${this.capability}] ready\r\n`);
    let rest = '';
    let idleTag: string | null = null;
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (idleTag !== null && line === 'DONE') {
          socket.write(`${idleTag} OK done\r\n`);
          idleTag = null;
          continue;
        }
        const [, tag, command] = /^(\S+) (.*)$/.exec(line) ?? ['', '*', ''];
        if (command === 'IDLE') {
          idleTag = tag!;
          socket.write('+ idling\r\n');
          continue;
        }
        this.commands.push(command!);
        const { untagged, status } = this.#run(command!, connection);
        socket.write([...untagged, `${tag} ${status}`].map((text) => `${text}\r\n`).join(''), 'latin1');
      }
    });
  }

  #run(command: string, connection: Connection): Answer {
    for (const manner of this.manners.toReversed()) {
      const answer = manner(command, connection);
      if (answer) return answer;
    }
    return this.usual(command, connection);
  }

  /** What an ordinary server answers. */
  usual(command: string, connection: Connection): Answer {
    const verb = /^(?:UID )?\w+/.exec(command)?.[0].toUpperCase();
    switch (verb) {
      case 'CAPABILITY':
        return done(`* CAPABILITY ${this.capability}`);
      case 'LOGIN':
      case 'AUTHENTICATE':
        this.logins += 1;
        return done();
      case 'ENABLE':
        return done('* ENABLED CONDSTORE QRESYNC');
      case 'LOGOUT':
        return done('* BYE bye');
      case 'LIST':
        return done(...(command.endsWith('""') ? [] : this.#listed(command)));
      case 'STATUS':
        return this.#status(command);
      case 'SELECT':
      case 'EXAMINE':
        return this.#select(command, connection);
    }
    const { selected } = connection;
    if (!selected) return done();
    switch (verb) {
      case 'UID SEARCH':
        return done(`* SEARCH ${selected.searched(command).join(' ')}`);
      case 'UID FETCH':
        return this.#fetch(selected, command);
      case 'UID STORE':
        selected.store(command);
        return done();
    }
    return done();
  }

  #listed(command: string): string[] {
    const pattern = namesIn(command).at(-1)!;
    const wanted = new RegExp(
      `^${pattern
        .replace(/[.[\]\\^$+?()|{}]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('%', `[^${this.delimiter}]*`)}$`,
      'i',
    );
    return [...this.mailboxes].flatMap(([path, { attributes }]) =>
      wanted.test(path) ? [`* LIST (${attributes.join(' ')}) ${quoted(this.delimiter)} ${quoted(path)}`] : [],
    );
  }

  #status(command: string): Answer {
    const [name] = namesIn(command);
    const mailbox = this.mailboxes.get(name!);
    return mailbox ? done(`* STATUS ${quoted(name!)} (${mailbox.status()})`) : refused('NO no such mailbox');
  }

  #select(command: string, connection: Connection): Answer {
    const mailbox = this.mailboxes.get(namesIn(command)[0]!);
    connection.selected = mailbox ?? null;
    return mailbox ? done(...mailbox.selected()) : refused('NO no such mailbox');
  }

  #fetch(mailbox: FakeMailbox, command: string): Answer {
    const chosen = mailbox.chosen(/^UID FETCH (\S+)/i.exec(command)![1]!);
    const section = /BODY\.PEEK\[([^\]]*)\](?:<(\d+)\.(\d+)>)?/.exec(command);
    if (section && chosen.some(({ unreadable }) => unreadable)) return refused('NO cannot read a message');
    const untagged = chosen.map((message) => this.#fetched(mailbox, message, section));
    return done(...mailbox.fetchExtra, ...untagged);
  }

  #fetched(mailbox: FakeMailbox, message: FakeMessage, section: RegExpExecArray | null): string {
    const raw = rawOf(message);
    const number = mailbox.messages.indexOf(message) + 1;
    const items = `UID ${message.uid} FLAGS (${message.flags.join(' ')}) MODSEQ (${mailbox.highestModSeq}) INTERNALDATE "16-Nov-2026 08:30:00 +0100" RFC822.SIZE ${message.sizeBytes ?? raw.length}`;
    if (!section) return `* ${number} FETCH (${items})`;
    const [, what, from] = section;
    const whole = what === '' ? raw : `${raw.split('\r\n\r\n', 1)[0]}\r\n\r\n`;
    const text = from === undefined ? whole : whole.slice(Number(from), Number(from) + Number(section[3]));
    if (what === '') this.sourceBytes += text.length;
    return `* ${number} FETCH (${items} BODY[${what}]${from === undefined ? '' : `<${from}>`} {${text.length}}\r\n${text})`;
  }
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Quoted strings and atoms behind the verb, up to the first list. */
function namesIn(command: string): string[] {
  const names: string[] = [];
  for (const [token, inQuotes, bare] of command.replace(/^\S+ /, '').matchAll(/"((?:[^"\\]|\\.)*)"|([^\s("]+)|\(/g)) {
    if (token === '(' || bare === 'RETURN') break;
    names.push(inQuotes === undefined ? bare! : inQuotes.replace(/\\(.)/g, '$1'));
  }
  return names;
}
