// Which attachments a message was found by: those whose name or text holds what nothing else of the message does. Asked
// for the rows that are on the screen.
import type { FoundInAttachments } from '../../shared/contract/search.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { fold } from '../../shared/domain/search.ts';
import { singularsOf } from '../../shared/search/french.ts';
import type { TextTerm } from '../../shared/search/query.ts';
import { type AttachmentsOf, attachedTexts, attachmentsOf } from '../store/attached-texts.ts';
import type { Store } from '../store/database.ts';
import type { ReadDb } from '../store/handles.ts';
import { matchBeside } from '../store/search-match.ts';
import { isShort } from '../store/search-starts.ts';
import { understood } from './search.ts';

export function foundInAttachments(
  { reads }: Pick<Store, 'reads'>,
  text: string,
  ids: readonly MessageId[],
  nowAt: number,
): FoundInAttachments[] {
  const terms = understood(reads, text, nowAt)
    .clauses.flat()
    .filter((term) => term.kind === 'text')
    .filter(({ field, isNegated }) => !isNegated && (field === 'anywhere' || field === 'attachment'));
  if (terms.length === 0) return [];
  const messages = attachmentsOf(reads, ids);
  const beside = heldBeside(reads, messages, terms);
  return messages.flatMap((message) => {
    const names = namesHolding(
      reads,
      message,
      terms.filter((term) => !beside.get(term)?.has(message.sourceId)),
    );
    return names.length === 0 ? [] : [{ id: message.id, names }];
  });
}

/**
 * Which of their sources hold each term without their attachments. All at once: the index reads every place of a beginning
 * whenever it is asked, for one source as for fifty.
 */
function heldBeside(
  db: ReadDb,
  messages: readonly AttachmentsOf[],
  terms: readonly TextTerm[],
): ReadonlyMap<TextTerm, ReadonlySet<number>> {
  const sources = messages.map(({ sourceId }) => sourceId);
  if (sources.length === 0) return new Map();
  const range = { after: Math.min(...sources) - 1, before: Math.max(...sources) + 1 };
  const anywhere = terms.filter(({ field }) => field === 'anywhere');
  return new Map(anywhere.map((term) => [term, new Set(db.found(matchBeside(term), range, Number.MAX_SAFE_INTEGER))]));
}

function namesHolding(db: ReadDb, { sourceId, attachments }: AttachmentsOf, left: readonly TextTerm[]): string[] {
  if (left.length === 0) return [];
  const texts = new Map(attachedTexts(db, sourceId).map(({ partId, text }) => [partId, text]));
  return attachments
    .filter(({ partId, name }) => left.some((term) => holds(fold(name), texts.get(partId) ?? '', term)))
    .map(({ name }) => name);
}

/** As the index finds it: each word as the beginning of one, or its singular as a whole one; a phrase in one go. */
function holds(name: string, text: string, { words, phrase }: TextTerm): boolean {
  const both = `${name}\n${text}`;
  if (phrase !== 'no') return isIn(both, words.join('[^\\p{L}\\p{N}]+') + (phrase === 'open' ? '' : END));
  return words.every((word) =>
    isShort(word)
      ? isIn(name, word) || isIn(text, word + END)
      : isIn(both, [word, ...singularsOf(word).map((one) => one + END)].join('|')),
  );
}

const END = '(?![\\p{L}\\p{N}])';

/** Words are letters and digits: nothing in them is a pattern's. */
function isIn(folded: string, pattern: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})`, 'u').test(folded);
}
