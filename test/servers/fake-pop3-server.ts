// A POP3 server with one maildrop and bad manners, for what no real server can be made to do: no UIDL, ids that repeat
// or change, answers that are malformed or cut off, silence, deletions that are noted and never done. Plain text on
// loopback; it keeps its own maildrop, and a test changes it between sessions or in their midst.
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface FakePop3Message {
  raw: string;
  /** null: left out of the UIDL listing. */
  uidl: string | null;
  /** Claimed by LIST instead of the true size. */
  listedBytes?: number;
  /** The server answers -ERR to RETR and TOP of it. */
  unreadable?: boolean;
}

const FULL_CAPABILITY = ['TOP', 'UIDL', 'USER', 'SASL PLAIN LOGIN', 'RESP-CODES', 'AUTH-RESP-CODE', 'PIPELINING'];

export class FakePop3Server {
  messages: FakePop3Message[] = [];
  greeting = '+OK ready';
  /** null: CAPA is not known. */
  capability: string[] | null = FULL_CAPABILITY;
  password = 'craie-42';
  knowsUidl = true;
  knowsTop = true;
  lineEnd = '\r\n';
  /** The whole answer, instead of the usual one, to commands that begin like this; « null » = none at all. */
  readonly answers = new Map<string, string | null>();
  /** The connection is cut after so many bytes of answers. */
  cutAfterBytes = Number.POSITIVE_INFINITY;
  /**
   * QUIT: `unanswered` deletes and cuts before it says so; `forgotten` cuts and deletes nothing; `partly` says -ERR.
   */
  quitting: 'answered' | 'unanswered' | 'forgotten' | 'partly' = 'answered';
  /** Another client has the maildrop: logins are refused with [IN-USE]. */
  inUse = false;
  /** The greatest number of bytes written at once. */
  packetBytes = Number.POSITIVE_INFINITY;
  /** In the order they came, of all sessions; without what was said in a login. */
  readonly commands: string[] = [];
  passwordsHeard = 0;
  sessions = 0;
  readonly #sockets = new Set<Socket>();
  #server = createServer((socket) => this.#serve(socket));

  add(...messages: FakePop3Message[]): void {
    this.messages.push(...messages);
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** How often this command was given. */
  count(verb: string): number {
    return this.commands.filter((command) => command.split(' ')[0] === verb).length;
  }

  #serve(socket: Socket): void {
    this.sessions++;
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => {}); // the client hangs up as it likes
    socket.on('close', () => this.#sockets.delete(socket));
    const session = new FakeSession(this, [...this.messages]);
    let sentBytes = 0;
    const send = (text: string) => {
      const bytes = Buffer.from(text).subarray(0, Math.max(0, this.cutAfterBytes - sentBytes));
      sentBytes += bytes.length;
      for (let at = 0; at < bytes.length; at += this.packetBytes) {
        socket.write(bytes.subarray(at, Math.min(bytes.length, at + this.packetBytes)));
      }
      if (sentBytes >= this.cutAfterBytes) socket.end();
    };
    send(this.greeting + this.lineEnd);
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const answer = session.answer(line);
        if (answer !== null) send(answer);
        if (session.isOver) return socket.end();
      }
    });
  }
}

class FakeSession {
  isOver = false;
  readonly #server: FakePop3Server;
  /** As the maildrop stood when the session began: what comes later has no number in it. */
  readonly #messages: readonly FakePop3Message[];
  readonly #deleted = new Set<FakePop3Message>();
  #login: 'none' | 'plain' | 'user' | 'pass' = 'none';

  constructor(server: FakePop3Server, messages: readonly FakePop3Message[]) {
    this.#server = server;
    this.#messages = messages;
  }

  answer(line: string): string | null {
    if (this.#login === 'plain') return this.#logIn(Buffer.from(line, 'base64').toString().split('\0')[2]!);
    if (line.startsWith('PASS ')) return this.#logIn(line.slice(5));
    this.#server.commands.push(line);
    const special = [...this.#server.answers].find(([beginning]) => line.startsWith(beginning));
    if (special) return special[1];
    return this.#usual(line);
  }

  #usual(line: string): string {
    const [verb, argument] = line.split(' ');
    switch (verb) {
      case 'CAPA':
        return this.#server.capability ? this.#text(this.#server.capability) : this.#line('-ERR what?');
      case 'AUTH':
        this.#login = 'plain';
        return this.#line('+ ');
      case 'USER':
      case 'NOOP':
        return this.#line('+OK');
      case 'LIST':
        return this.#text(this.#numbered(({ raw, listedBytes }) => listedBytes ?? Buffer.byteLength(raw)));
      case 'UIDL':
        return this.#server.knowsUidl ? this.#text(this.#numbered(({ uidl }) => uidl)) : this.#line('-ERR what?');
      case 'TOP':
        return this.#server.knowsTop ? this.#message(argument!, true) : this.#line('-ERR what?');
      case 'RETR':
        return this.#message(argument!, false);
      case 'DELE':
        return this.#delete(argument!);
      case 'QUIT':
        return this.#quit();
      default:
        return this.#line('-ERR what?');
    }
  }

  #logIn(password: string): string {
    this.#login = 'none';
    this.#server.passwordsHeard++;
    if (this.#server.inUse) return this.#line('-ERR [IN-USE] another session has it');
    return this.#line(password === this.#server.password ? '+OK' : '-ERR [AUTH] no');
  }

  #numbered(value: (message: FakePop3Message) => string | number | null): string[] {
    return this.#messages.flatMap((message, i) => {
      const told = value(message);
      return this.#deleted.has(message) || told === null ? [] : [`${i + 1} ${told}`];
    });
  }

  #message(number: string, headerOnly: boolean): string {
    const message = this.#messages[Number(number) - 1];
    if (!message || message.unreadable || this.#deleted.has(message)) return this.#line('-ERR no such message');
    const raw = headerOnly ? `${message.raw.split('\r\n\r\n')[0]}\r\n\r\n` : message.raw;
    const { lineEnd } = this.#server;
    const stuffed = `\r\n${raw}`.replaceAll('\r\n.', '\r\n..').slice(2);
    return `+OK ${Buffer.byteLength(raw)} octets${lineEnd}${lineEnd === '\n' ? stuffed.replaceAll('\r\n', '\n') : stuffed}.${lineEnd}`;
  }

  #delete(number: string): string {
    const message = this.#messages[Number(number) - 1];
    if (!message || this.#deleted.has(message)) return this.#line('-ERR no such message');
    this.#deleted.add(message);
    return this.#line('+OK');
  }

  #quit(): string {
    this.isOver = true;
    const { quitting } = this.#server;
    if (quitting === 'partly') return this.#line('-ERR some deleted messages not removed');
    if (quitting !== 'forgotten') {
      this.#server.messages = this.#server.messages.filter((message) => !this.#deleted.has(message));
    }
    return quitting === 'answered' ? this.#line('+OK bye') : '';
  }

  #line(text: string): string {
    return text + this.#server.lineEnd;
  }

  #text(lines: readonly string[]): string {
    return ['+OK', ...lines, '.'].map((line) => this.#line(line)).join('');
  }
}
