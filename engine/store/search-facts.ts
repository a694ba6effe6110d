// What a search asks of messages beside their text, as conditions of SQL on a row of `messages`.
import type { MailboxId } from '../../shared/domain/ids.ts';
import { isTagNamed } from '../../shared/domain/tag.ts';
import { isMailboxNamed } from '../../shared/search/fields.ts';
import type { FactTerm } from '../../shared/search/query.ts';
import { FLAG_BIT } from '../core/flags.ts';
import type { ReadDb, SqlValue } from './handles.ts';
import { listMailboxes } from './mailboxes.ts';
import { bearsKeyword, listTags } from './tags.ts';

export interface Condition {
  sql: string;
  params: SqlValue[];
}

export type FactHeld = FactTerm & { isNegated: boolean };

/** What a folded name means. */
export interface Named {
  mailboxes(name: string): MailboxId[];
  /** Keywords: those of the tags of this name, and that of this name itself. */
  keywords(name: string): string[];
}

export function conditionOf(term: FactHeld, named: Named): Condition {
  const { sql, params } = positive(term, named);
  return { sql: term.isNegated ? `NOT (${sql})` : sql, params };
}

function positive(term: FactTerm, named: Named): Condition {
  switch (term.kind) {
    case 'date':
      return {
        sql: 'date_at >= ? AND date_at < ?',
        params: [term.fromAt ?? Number.MIN_SAFE_INTEGER, term.toAt ?? Number.MAX_SAFE_INTEGER],
      };
    case 'place':
      return {
        sql: 'mailbox_id IN (SELECT value FROM json_each(?))',
        params: [JSON.stringify(named.mailboxes(term.name))],
      };
    case 'tag':
      return bearsKeyword(named.keywords(term.name));
    case 'attached':
      return { sql: 'has_attachments <> 0', params: [] };
    case 'flag':
      return { sql: '(flags & ?) <> 0', params: [FLAG_BIT[term.flag]] };
  }
}

export function allOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, ' AND ', '1');
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, ' OR ', '0');
}

function joined(conditions: readonly Condition[], by: string, none: string): Condition {
  if (conditions.length === 0) return { sql: none, params: [] };
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(by),
    params: conditions.flatMap(({ params }) => params),
  };
}

export function namesIn(db: ReadDb): Named {
  return {
    mailboxes: (name) =>
      listMailboxes(db)
        .filter((mailbox) => isMailboxNamed(mailbox, name))
        .map(({ id }) => id),
    keywords: (name) => [
      name,
      ...listTags(db)
        .filter((tag) => isTagNamed(tag, name))
        .map(({ keyword }) => keyword),
    ],
  };
}
