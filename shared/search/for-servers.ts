// The part of a search that is asked of servers: texts, as they do not know what lies where and is read here. Facts
// (dates, flags, folders) are known of every message, downloaded or not, and are looked at here.
import type { SearchQuery, TextTerm } from './query.ts';

/** One of its terms has to hold. */
export type ServerClause = ServerTerm[];

export interface ServerTerm {
  field: Exclude<TextTerm['field'], 'attachment'>;
  /** As typed; all have to be there. */
  texts: string[];
  isNegated: boolean;
}

/** null: it asks for what no server can tell (names of files, « de:paul ou non lu »), or for no text at all. */
export function clausesForServers({ clauses }: SearchQuery): ServerClause[] | null {
  const asked: ServerClause[] = [];
  for (const clause of clauses) {
    const texts = clause.filter((term) => term.kind === 'text');
    if (texts.length === 0) continue;
    const terms = texts.flatMap(({ field, typed, isNegated }): ServerTerm[] =>
      field === 'attachment' ? [] : [{ field, texts: typed, isNegated }],
    );
    if (terms.length < clause.length) return null;
    asked.push(terms);
  }
  return asked.length === 0 ? null : asked;
}
