// What could not be taken as it was typed, in a sentence above the results. The rest is searched all the same.
import { useMemo } from 'react';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import { isTagNamed, type Tag } from '../../../shared/domain/tag.ts';
import { isMailboxNamed } from '../../../shared/search/fields.ts';
import type { QueryProblem, Term } from '../../../shared/search/query.ts';
import { readQuery } from '../../../shared/search/read-query.ts';
import { useWords, type WordsOf } from '../../i18n/index.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { useSearchedText } from '../../state/saved-searches.ts';
import { useTags } from '../tags/index.ts';
import { searchWords } from './words.ts';

export function QueryNote() {
  const w = useWords(searchWords);
  const text = useSearchedText();
  const mailboxes = useMailboxes();
  const tags = useTags();
  const { clauses, problems } = useMemo(() => readQuery(text, Date.now()), [text]);
  const unknown = clauses.flat().find((term) => isUnknown(term, mailboxes ?? [], tags));
  // « de: », before anything has been typed behind it, is no mistake yet.
  const isUnfinished = text.trimEnd().endsWith(':');
  const problem = problems.find(({ kind }) => kind !== 'nothingAfter' || !isUnfinished);
  const note = problem ? problemIn(w, problem) : unknown ? nameIn(w, unknown) : '';
  return (
    <span className="search-note" role="status">
      {mailboxes ? note : ''}
    </span>
  );
}

function problemIn(w: WordsOf<typeof searchWords>, problem: QueryProblem): string {
  switch (problem.kind) {
    case 'unknownField':
    case 'nothingAfter':
      return w[problem.kind](problem.field);
    case 'unreadableDate':
    case 'unknownState':
      return w[problem.kind](problem.value);
    case 'tooMany':
      return w.tooMany;
  }
}

/** A folder or a tag that nothing is called by. */
function isUnknown(term: Term, mailboxes: readonly Mailbox[], tags: readonly Tag[]): boolean {
  if (term.kind === 'place') return !mailboxes.some((mailbox) => isMailboxNamed(mailbox, term.name));
  // Another program's keyword is found by itself.
  return term.kind === 'tag' && !term.name.startsWith('$') && !tags.some((tag) => isTagNamed(tag, term.name));
}

function nameIn(w: WordsOf<typeof searchWords>, term: Term): string {
  if (term.kind === 'tag') return w.noSuchTag(term.name);
  return term.kind === 'place' ? w.noSuchFolder(term.name) : '';
}
