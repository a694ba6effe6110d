// What of the letters lies on the server, asked by doveadm: neither Thunderbird nor Casier.
import type { MailServer } from '../servers/mail-server.ts';
import { decodeMailboxName } from '../servers/mailbox-name.ts';
import { LETTERS } from './school.ts';

export interface Filed {
  mailbox: string;
  seen: boolean;
  flagged: boolean;
  /** Sorted; without what programs note for themselves. */
  tags: string[];
}

export type Outcome = Record<string, Filed[]>;

const NOTES = /^(\\|\$?(not)?non?junk$|\$?notjunk$|\$?junk$|\$mdnsent$|\$forwarded$)/i;

export async function outcomeOf(server: MailServer, user: string): Promise<Outcome> {
  const fields = 'mailbox flags hdr.message-id';
  const told = await server.doveadm('-f', 'tab', 'fetch', '-u', server.address(user), fields, 'ALL');
  const subjects = [...LETTERS.keys()];
  const outcome: Outcome = {};
  for (const line of told.trim().split('\n').slice(1)) {
    const [mailbox = '', flags = '', id = ''] = line.split('\t');
    const subject = subjects[Number(/rentree-(\d+)@/.exec(id)?.[1]) - 1];
    if (subject === undefined) continue;
    const words = flags.split(' ').filter(Boolean);
    const filed: Filed = {
      mailbox: decodeMailboxName(mailbox),
      seen: words.includes('\\Seen'),
      flagged: words.includes('\\Flagged'),
      tags: words.filter((word) => !NOTES.test(word)).toSorted(),
    };
    outcome[subject] = [...(outcome[subject] ?? []), filed];
  }
  return outcome;
}
