// A running mail server whose users hold the benches' mailboxes. Dovecot's own first scan and cache warm-up are done
// before anything is measured, so that no client pays for them.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type Corpus, generateCorpus } from './corpus.ts';

export const BOXES = {
  rich10k: { user: 'rich10k', kind: 'rich', inbox: 10_000, seed: 10 },
  light50k: { user: 'light50k', kind: 'light', inbox: 50_000, seed: 50 },
  tiny100k: { user: 'tiny100k', kind: 'tiny', inbox: 100_000, seed: 100 },
  huge: { user: 'huge', kind: 'huge', inbox: 8, seed: 25 },
} as const;
export type BoxName = keyof typeof BOXES;

const DOMAIN = 'ecole.example';
export const PASSWORD = 'bench-password';

export interface BenchServer {
  server: MailServer;
  corpora: Record<BoxName, Corpus | null>;
}

/** Eight messages are eight at any scale. */
export function scaled(name: BoxName, scale: number): number {
  return name === 'huge' ? BOXES[name].inbox : Math.round(BOXES[name].inbox * scale);
}

/** `scale` shrinks the mailboxes for a trial of the bench itself. */
export async function startBenchServer(names: readonly BoxName[], scale: number): Promise<BenchServer> {
  const users = Object.fromEntries(names.map((name) => BOXES[name].user).map((user) => [user, { password: PASSWORD }]));
  const hosts = ['imap', 'smtp'].map((name) => `${name}.${DOMAIN}`);
  const server = await startMailServer({ users, domain: DOMAIN, names: hosts, maxMessageSizeBytes: 40_000_000 });
  const corpora: BenchServer['corpora'] = { rich10k: null, light50k: null, tiny100k: null, huge: null };
  for (const name of names) {
    const { user, kind, seed } = BOXES[name];
    const home = path.join(server.dir, 'mail', server.address(user));
    const maildir = path.join(home, 'Maildir');
    const owner = server.address(user);
    corpora[name] = generateCorpus({ kind, inbox: scaled(name, scale), seed, maildir, owner });
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'mail:mail', home]);
    await warmUp(server, user);
  }
  return { server, corpora };
}

/** What a client's first listing makes Dovecot compute: its index and the cached header fields. */
async function warmUp(server: MailServer, user: string): Promise<void> {
  const fields =
    'uid flags size.virtual date.received hdr.from hdr.subject hdr.message-id hdr.references hdr.content-type';
  await server.doveadm('fetch', '-u', server.address(user), fields, 'mailbox', '*');
}
