// What a repair could bring back, and what not, kind by kind. What is not known is not made up: where a page of a table
// cannot be read, nobody can tell how much stood on it.
import type { RepairedKind, RepairReport } from '../../../shared/domain/repair.ts';
import type { ReadDb } from '../handles.ts';
import type { Filled } from './fill.ts';
import type { Mended } from './mend.ts';
import type { StoreRemains } from './remains.ts';

export interface Findings {
  remains: StoreRemains;
  filled: Filled;
  mended: Mended;
  /** As the mailboxes had counted them. */
  expectedMessages: number;
  /** Messages made of sources that no message spoke of. */
  adopted: number;
  /** Messages on their way to a server, whose operation is lost. */
  stranded: number;
  reads: ReadDb;
}

/** The tables that a kind stands in: what is lost of any is lost of the kind. */
const TABLES: Record<Exclude<RepairedKind, 'messages' | 'texts'>, string[]> = {
  accounts: ['accounts', 'identities'],
  mailboxes: ['mailboxes'],
  drafts: ['drafts', 'draft_attachments'],
  outbox: ['outbox', 'outbox_bytes', 'outbox_tails', 'mailings', 'mailing_letters'],
  operations: ['operations', 'operation_targets'],
  contacts: ['contacts', 'children', 'child_contacts'],
  groups: ['contact_groups', 'group_members'],
  settings: ['settings'],
};

export function reportOf(findings: Findings): Omit<RepairReport, 'keptAs'> {
  const { remains, mended } = findings;
  const kinds = Object.keys(TABLES) as (keyof typeof TABLES)[];
  return {
    unreadablePages: remains.unreadablePages,
    items: [messages(findings), texts(findings), ...kinds.map((kind) => itemOf(kind, findings))],
    textsAgain: mended.textsAgain,
    sendingsLost: mended.sendingsLost,
    adopted: findings.adopted + findings.stranded,
  };
}

type Item = RepairReport['items'][number];

function messages({ filled, expectedMessages, reads, adopted }: Findings): Item {
  const recovered = countOf(reads, 'SELECT count(*) FROM messages WHERE mailbox_id IS NOT NULL') - adopted;
  const counted = Math.max(0, expectedMessages - recovered);
  // Without the mailboxes' own counters, what stood on a page is not known.
  const isUnsure = ['mailboxes', 'messages'].every((table) => (filled.get(table)?.unreadablePages ?? 0) > 0);
  return { what: 'messages', recovered, lost: isUnsure && counted === 0 ? null : counted };
}

function texts({ mended, reads }: Findings): Item {
  return { what: 'texts', recovered: countOf(reads, 'SELECT count(*) FROM sources'), lost: mended.textsLost };
}

function itemOf(what: keyof typeof TABLES, { filled, mended, reads }: Findings): Item {
  const tables = TABLES[what];
  const broken = tables.reduce((sum, table) => sum + (filled.get(table)?.broken ?? 0), 0);
  const isUnsure = tables.some((table) => (filled.get(table)?.unreadablePages ?? 0) > 0);
  const lost = what === 'outbox' ? mended.sendingsLost.length : broken;
  return {
    what,
    recovered: countOf(reads, `SELECT count(*) FROM ${tables[0]}`),
    lost: isUnsure && lost === 0 ? null : lost,
  };
}

function countOf(reads: ReadDb, sql: string): number {
  return reads.value<number>('repair count', sql) ?? 0;
}
