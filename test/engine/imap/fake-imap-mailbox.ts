// One mailbox of the fake server: what is in it, and what it claims is in it.

export interface FakeMessage {
  uid: number;
  flags: string[];
  subject: string;
  /** Absent: a short letter with this subject. */
  raw?: string;
  /** Told instead of the true size. */
  sizeBytes?: number;
  /** The server answers NO to a FETCH of its header or body. */
  unreadable?: boolean;
}

export interface FakeMailbox {
  /** Of LIST: \Noselect, \Sent, … */
  attributes: string[];
  uidValidity: number;
  uidNext: number;
  highestModSeq: string;
  messages: FakeMessage[];
  /** Claimed instead of the true count. */
  exists: number | null;
  /** Untagged lines that SELECT adds, as they are: « * VANISHED … ». */
  selectExtra: string[];
  /** Lines put before the answer to any UID FETCH. */
  fetchExtra: string[];
  /** Of STATUS, beside the usual: « MAILBOXID (M1) ». */
  statusExtra: string;
  add(...messages: FakeMessage[]): void;
  chosen(set: string): FakeMessage[];
  searched(command: string): number[];
  selected(): string[];
  status(): string;
  store(command: string): void;
}

export function rawOf({ raw, subject, uid }: FakeMessage): string {
  return raw ?? `Subject: ${subject}\r\nMessage-ID: <${subject}-${uid}@ecole.example>\r\n\r\nBonjour.\r\n`;
}

const FLAGS = '\\Seen \\Answered \\Flagged \\Draft \\Deleted';

export function fakeMailbox(some: { attributes?: string[]; uidValidity?: number } = {}): FakeMailbox {
  const mailbox: FakeMailbox = {
    attributes: [],
    uidValidity: 1,
    uidNext: 1,
    highestModSeq: '10',
    messages: [],
    exists: null,
    selectExtra: [],
    fetchExtra: [],
    statusExtra: '',
    ...some,
    add(...messages) {
      mailbox.messages.push(...messages);
      mailbox.uidNext = Math.max(mailbox.uidNext, ...messages.map(({ uid }) => uid + 1));
    },
    chosen(set) {
      const highest = Math.max(0, ...mailbox.messages.map(({ uid }) => uid));
      const end = (text: string) => (text === '*' ? highest : Number(text));
      const ranges = set.split(',').map((part) => part.split(':').map(end));
      return mailbox.messages.filter(({ uid }) => ranges.some(([a, b]) => uid >= a! && uid <= (b ?? a!)));
    },
    searched(command) {
      const set = / UID (\S+)/.exec(command.slice('UID SEARCH'.length))?.[1];
      const flag = /(SEEN|ANSWERED|FLAGGED|DRAFT|DELETED)$/.exec(command)?.[1];
      const words = /TEXT "?([^"]*)"?/.exec(command)?.[1]?.toLowerCase();
      return (set ? mailbox.chosen(set) : mailbox.messages)
        .filter(({ flags }) => !flag || flags.some((one) => one.toUpperCase() === `\\${flag}`))
        .filter((message) => words === undefined || rawOf(message).toLowerCase().includes(words))
        .map(({ uid }) => uid);
    },
    selected: () => [
      `* FLAGS (${FLAGS})`,
      `* ${mailbox.exists ?? mailbox.messages.length} EXISTS`,
      `* OK [UIDVALIDITY ${mailbox.uidValidity}]`,
      `* OK [UIDNEXT ${mailbox.uidNext}]`,
      `* OK [HIGHESTMODSEQ ${mailbox.highestModSeq}]`,
      ...mailbox.selectExtra,
    ],
    status() {
      const { messages, exists, uidNext, uidValidity, highestModSeq, statusExtra } = mailbox;
      const unseen = messages.filter(({ flags }) => !flags.includes('\\Seen')).length;
      return `MESSAGES ${exists ?? messages.length} UIDNEXT ${uidNext} UIDVALIDITY ${uidValidity} UNSEEN ${unseen} HIGHESTMODSEQ ${highestModSeq} ${statusExtra}`.trim();
    },
    store(command) {
      const [, set, sign, list] = /^UID STORE (\S+) ([+-])FLAGS\S* \(([^)]*)\)/.exec(command) ?? [];
      const changed = new Set((list ?? '').split(' '));
      for (const message of set ? mailbox.chosen(set) : []) {
        const kept = message.flags.filter((flag) => !changed.has(flag));
        message.flags = sign === '+' ? [...kept, ...changed] : kept;
      }
    },
  };
  return mailbox;
}
