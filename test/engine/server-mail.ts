// What a mail server really holds, asked without the engine under test: its messages by mailbox, and the messages
// that its submission took in.
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { imapBackend } from '../../engine/imap/index.ts';
import { ServerSettings } from '../../shared/domain/account.ts';
import type { MailServer } from '../servers/mail-server.ts';
import { InMemoryMailboxSink } from './memory-sink.ts';

export interface HeldMessage {
  path: string;
  uid: number;
  /** As the server has them, without \Recent; sorted. */
  flags: string[];
  raw: Buffer;
}

export async function everythingHeld(server: MailServer, user: string, password: string): Promise<HeldMessage[]> {
  const settings = ServerSettings.parse({
    host: '127.0.0.1',
    port: server.ports.imaps,
    security: 'tls',
    userName: server.address(user),
  });
  const never = new AbortController().signal;
  const session = await imapBackend(settings, password, { extraCertificates: [server.ca] }).open(never);
  const held: HeldMessage[] = [];
  for (const { path: mailbox } of await session.listMailboxes(never)) {
    const sink = new InMemoryMailboxSink();
    await session.syncMailbox(mailbox, sink, never);
    const uids = sink.knownUids();
    if (uids.length > 0) await session.fetchSources(mailbox, sink.state().uidValidity!, uids, sink, never);
    for (const uid of uids) {
      const source = sink.messages.get(uid)?.source;
      // Deleted between the two questions.
      if (!source) continue;
      const raw = Buffer.from(source);
      held.push({ path: mailbox, uid, flags: sink.flagsOf(uid), raw });
    }
  }
  await session.close();
  return held;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function headerOf(raw: Buffer, name: string): string | null {
  const header = raw.toString('latin1').split('\r\n\r\n', 1)[0]!;
  return new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(header)?.[1] ?? null;
}

/** By which submission a message came: a delivery that was tried twice bears the same number twice. */
export function submissionOf(raw: Buffer): string | null {
  return /with ESMTPSA id (\w+)/.exec(raw.toString('latin1').replace(/\r\n[ \t]+/g, ' '))?.[1] ?? null;
}

/** What was received, by subject: the numbers of the submissions it came by. */
export async function submissionsBySubject(server: MailServer, user: string, password: string) {
  const submissions = new Map<string, Set<string>>();
  for (const { raw } of await everythingHeld(server, user, password)) {
    const subject = headerOf(raw, 'Subject')!;
    const known = submissions.get(subject) ?? new Set();
    submissions.set(subject, known.add(submissionOf(raw)!));
  }
  return submissions;
}

/** « path <Message-ID> flags hash », to be held against what an engine shows. */
export function comparableHeld({ path: mailbox, flags, raw }: HeldMessage): string {
  const named = flags.map((flag) => flag.slice(1).toLowerCase()).sort();
  return `${mailbox} ${headerOf(raw, 'Message-ID')} ${named} ${sha256(raw)}`;
}

/**
 * Nothing accepted is still on its way to a mailbox. A Postfix that is killed leaves files that it had not accepted:
 * one that is complete may be executed by its owner.
 */
export function isQueueEmpty(server: MailServer): boolean {
  return ['maildrop', 'incoming', 'active', 'deferred'].every((queue) => {
    const entries = readdirSync(path.join(server.dir, 'postfix/queue', queue), {
      recursive: true,
      withFileTypes: true,
    });
    return entries.every((entry) => {
      const file = statSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false });
      return !file?.isFile() || (file.mode & 0o100) === 0;
    });
  });
}
