// An IMAP server with one mailbox and bad manners, for what no real server can be made to do: answers that lie, are
// malformed, or refuse one message. Plain text on loopback; it keeps its own mailbox, and a test changes it.
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface FakeMessage {
  uid: number;
  flags: string[];
  subject: string;
  /** The server answers NO to a FETCH of its body. */
  unreadable?: boolean;
}

export class FakeImapServer {
  capability = 'IMAP4rev1 ENABLE CONDSTORE QRESYNC UIDPLUS MOVE';
  uidValidity = 1;
  uidNext = 1;
  highestModSeq = '10';
  messages: FakeMessage[] = [];
  /** Claimed instead of the true count. */
  exists: number | null = null;
  /** Untagged lines that SELECT adds, as they are: « * VANISHED … ». */
  selectExtra: string[] = [];
  /** Lines put before the answer to any UID FETCH. */
  fetchExtra: string[] = [];
  readonly commands: string[] = [];
  #server = createServer((socket) => this.#serve(socket));

  add(...messages: FakeMessage[]): void {
    this.messages.push(...messages);
    this.uidNext = Math.max(this.uidNext, ...messages.map(({ uid }) => uid + 1));
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: Socket): void {
    socket.on('error', () => {}); // the client hangs up as it likes
    socket.write(`* OK [CAPABILITY ${this.capability}] ready\r\n`);
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) socket.write(this.#answer(line), 'latin1');
    });
  }

  #answer(line: string): string {
    const [, tag, command] = /^(\S+) (.*)$/.exec(line) ?? ['', '*', ''];
    this.commands.push(command!);
    const { untagged, status } = this.#run(command!);
    return [...untagged, `${tag} ${status}`].map((text) => `${text}\r\n`).join('');
  }

  #run(command: string): { untagged: string[]; status: string } {
    const done = (untagged: string[]) => ({ untagged, status: 'OK done' });
    if (command.startsWith('CAPABILITY')) return done([`* CAPABILITY ${this.capability}`]);
    if (command.startsWith('ENABLE')) return done(['* ENABLED CONDSTORE QRESYNC']);
    if (command.startsWith('LOGOUT')) return done(['* BYE bye']);
    if (command.startsWith('SELECT')) return done(this.#select());
    if (command.startsWith('UID SEARCH')) {
      return done([
        `* SEARCH ${this.#chosen(/ UID (\S+)/.exec(command)?.[1])
          .map(({ uid }) => uid)
          .join(' ')}`,
      ]);
    }
    if (command.startsWith('UID FETCH')) return this.#fetch(command);
    return done([]);
  }

  #select(): string[] {
    return [
      `* ${this.exists ?? this.messages.length} EXISTS`,
      `* OK [UIDVALIDITY ${this.uidValidity}]`,
      `* OK [UIDNEXT ${this.uidNext}]`,
      `* OK [HIGHESTMODSEQ ${this.highestModSeq}]`,
      ...this.selectExtra,
    ];
  }

  #fetch(command: string): { untagged: string[]; status: string } {
    const chosen = this.#chosen(/^UID FETCH (\S+)/.exec(command)![1]);
    const body = /BODY\.PEEK\[([^\]]*)\]/.exec(command);
    if (body && chosen.some(({ unreadable }) => unreadable)) return { untagged: [], status: 'NO cannot read' };
    const untagged = chosen.map(({ uid, flags, subject }) => {
      const text = `Subject: ${subject}\r\n\r\n`;
      const items = `UID ${uid} FLAGS (${flags.join(' ')}) MODSEQ (10) RFC822.SIZE ${text.length}`;
      const literal = body ? ` BODY[${body[1]}] {${text.length}}\r\n${text}` : '';
      return `* ${this.messages.findIndex((message) => message.uid === uid) + 1} FETCH (${items}${literal})`;
    });
    return { untagged: [...this.fetchExtra, ...untagged], status: 'OK done' };
  }

  #chosen(set: string | undefined): FakeMessage[] {
    if (!set) return this.messages;
    const ranges = set.split(',').map((part) => part.split(':').map(Number));
    return this.messages.filter(({ uid }) => ranges.some(([a, b]) => uid >= a! && uid <= (b ?? a!)));
  }
}
