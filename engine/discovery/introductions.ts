// How each kind of mail server is greeted, as far as the password: its greeting, what it can, TLS where it begins in
// clear text, and good-bye. What it says decides by the protocol's own marks, never by words. No user name is said.
import { MailError, type MailErrorData, type MailErrorReason } from '../../shared/domain/problem.ts';
import type { MailService } from '../../shared/domain/setup.ts';
import type { StartTlsDialogue } from '../connection/certificate-facts.ts';
import type { Conversation } from './conversation.ts';

export interface Introduction {
  /** Answers what the server can, upper case. Throws a MailError without host and port. */
  greet(talk: Conversation): Promise<void>;
  capabilities(talk: Conversation): Promise<string[]>;
  /** Asks for TLS; what comes next on the line is the handshake. */
  askForTls(talk: Conversation): Promise<void>;
  offersTls(capabilities: readonly string[]): boolean;
  takesPasswords(capabilities: readonly string[]): boolean;
  goodBye: string;
  /** The same once more, to look at a refused certificate. */
  startTls: StartTlsDialogue;
}

const stranger = (reason: MailErrorReason) => new MailError({ kind: 'unsupported', reason });
const noTls = (detail: string) =>
  new MailError({ kind: 'certificate', reason: 'tlsFailed', detail: detail.slice(0, 200) });
const patience = (detail: string) =>
  new MailError({ kind: 'throttled', detail: detail.slice(0, 200) } satisfies MailErrorData);

/** A line, or the end of it: who sends no lines is no mail server. */
async function hear(talk: Conversation, reason: MailErrorReason): Promise<string> {
  const line = await talk.hear();
  if (line === null) throw stranger(reason);
  return line;
}

const imap: Introduction = {
  async greet(talk) {
    const greeting = await hear(talk, 'notImap');
    if (/^\* BYE\b/i.test(greeting)) throw patience(greeting);
    if (!/^\* (OK|PREAUTH)\b/i.test(greeting)) throw stranger('notImap');
  },
  async capabilities(talk) {
    talk.say('c CAPABILITY');
    const found: string[] = [];
    while (true) {
      const line = await hear(talk, 'notImap');
      const said = /^\* CAPABILITY (.*)$/i.exec(line)?.[1];
      if (said) found.push(...said.trim().toUpperCase().split(/ +/));
      if (/^c OK\b/i.test(line)) return found;
      if (!line.startsWith('* ')) throw stranger('notImap');
    }
  },
  async askForTls(talk) {
    talk.say('s STARTTLS');
    const answer = await hear(talk, 'notImap');
    if (!/^s OK\b/i.test(answer)) throw noTls(answer);
  },
  offersTls: (capabilities) => capabilities.includes('STARTTLS'),
  takesPasswords: (capabilities) =>
    !capabilities.includes('LOGINDISABLED') || capabilities.some((one) => one === 'AUTH=PLAIN' || one === 'AUTH=LOGIN'),
  goodBye: 'z LOGOUT',
  startTls: { lines: ['a STARTTLS'], isComplete: (answer) => /^(\* OK|a OK).*\r\n$/m.test(answer) },
};

const pop3: Introduction = {
  async greet(talk) {
    const greeting = await hear(talk, 'notPop3');
    if (/^-ERR\b/i.test(greeting)) throw patience(greeting);
    if (!/^\+OK\b/i.test(greeting)) throw stranger('notPop3');
  },
  async capabilities(talk) {
    talk.say('CAPA');
    const answer = await hear(talk, 'notPop3');
    // An old server does not know the question (RFC 2449 §5).
    if (/^-ERR\b/i.test(answer)) return [];
    if (!/^\+OK\b/i.test(answer)) throw stranger('notPop3');
    const found: string[] = [];
    while (true) {
      const line = await hear(talk, 'notPop3');
      if (line === '.') return found;
      found.push(line.trim().toUpperCase());
    }
  },
  async askForTls(talk) {
    talk.say('STLS');
    const answer = await hear(talk, 'notPop3');
    if (!/^\+OK\b/i.test(answer)) throw noTls(answer);
  },
  // Who lists nothing may know STLS all the same.
  offersTls: (capabilities) => capabilities.length === 0 || capabilities.includes('STLS'),
  takesPasswords: (capabilities) =>
    capabilities.length === 0 || capabilities.some((one) => one === 'USER' || /^SASL\b.*\b(PLAIN|LOGIN)\b/.test(one)),
  goodBye: 'QUIT',
  startTls: { lines: ['STLS'], isComplete: (answer) => /^\+OK.*\r?\n$/m.test(answer) },
};

/** Not the computer's name, which is nobody's business (RFC 5321 §4.1.3 allows the address). */
const EHLO = 'EHLO [127.0.0.1]';

/** All lines of one answer, without their codes. */
async function hearReply(talk: Conversation, code: string): Promise<string[]> {
  const lines: string[] = [];
  while (true) {
    const line = await hear(talk, 'notSmtp');
    const [, given, mark, words] = /^(\d{3})([ -]?)(.*)$/.exec(line) ?? [];
    if (given === undefined) throw stranger('notSmtp');
    if (given.startsWith('4')) throw patience(line);
    if (given !== code) throw stranger('notSmtp');
    lines.push(words!);
    if (mark !== '-') return lines;
  }
}

const smtp: Introduction = {
  async greet(talk) {
    await hearReply(talk, '220');
  },
  async capabilities(talk) {
    talk.say(EHLO);
    return (await hearReply(talk, '250')).slice(1).map((line) => line.trim().toUpperCase());
  },
  async askForTls(talk) {
    talk.say('STARTTLS');
    const answer = await hear(talk, 'notSmtp');
    if (!answer.startsWith('220')) throw noTls(answer);
  },
  offersTls: (capabilities) => capabilities.includes('STARTTLS'),
  takesPasswords: (capabilities) => capabilities.some((one) => /^AUTH\b.*\b(PLAIN|LOGIN)\b/.test(one)),
  goodBye: 'QUIT',
  startTls: { lines: [EHLO, 'STARTTLS'], isComplete: (answer) => /^\d{3}( .*)?\r\n$/m.test(answer) },
};

export const INTRODUCTIONS: Readonly<Record<MailService, Introduction>> = { imap, pop3, smtp };
