// What is marked in the body of the message that is open: what is looked for in it, else the words of the search that found
// it; and the place in it to go to.
import { useMemo } from 'react';
import { foundPlace, type Marks } from '../../../shared/domain/marks.ts';
import { wordsToMark } from '../../../shared/search/query.ts';
import { readQuery } from '../../../shared/search/read-query.ts';
import { useFind } from '../../state/find-in-message.ts';
import { useSearchedText } from '../../state/saved-searches.ts';

const WORDS_MAX = 60;
const WORD_LENGTH_MAX = 100;

/** Of any message that is opened while this search is shown. Also what is fetched in advance has them. */
export function useSearchMarks(): Marks | undefined {
  const text = useSearchedText();
  return useMemo(() => {
    const words = text.trim() === '' ? [] : wordsToMark(readQuery(text, Date.now()));
    const some = words.filter(({ length }) => length <= WORD_LENGTH_MAX).slice(0, WORDS_MAX);
    return some.length > 0 ? { kind: 'words', words: some } : undefined;
  }, [text]);
}

export interface FindMarks {
  /** null: nothing is looked for in the message. */
  marks: Marks | null;
  /** The place that is looked at, from 0, those of the header first. */
  at: number;
}

export function useFindMarks(): FindMarks {
  const { isOpen, text, at } = useFind();
  const marks = useMemo<Marks | null>(
    () => (isOpen && text.trim() !== '' ? { kind: 'find', text } : null),
    [isOpen, text],
  );
  return { marks, at };
}

/** Of the address of a document: the place in it that is looked at. */
export function placeInBody({ marks, at }: FindMarks, inHeader: number): string {
  return marks && at >= inHeader ? `#${foundPlace(at - inHeader)}` : '';
}
