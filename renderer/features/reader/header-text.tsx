// A text of the header with what is looked for, or what the search found, marked in it as in the body.
import { createContext, type RefObject, useContext, useLayoutEffect } from 'react';
import type { Marks } from '../../../shared/domain/marks.ts';
import { TextWithMarks } from '../../ui/text-with-marks.tsx';
import { rangesOf } from './header-lines.ts';

/** What is marked in this message. */
export const HeaderMarks = createContext<Marks | undefined>(undefined);

/** A place that one is taken to. */
const PLACE = 'header-place';

/** `isPlace`: counted by `placesInHeader`. */
export function HeaderText({ text, isPlace = true }: { text: string; isPlace?: boolean }) {
  const marks = useContext(HeaderMarks);
  return <TextWithMarks text={text} ranges={rangesOf(text, marks)} className={isPlace ? PLACE : undefined} />;
}

/** Shows the place that is looked at; `at` beyond the header's: none. */
export function useHeaderPlace(
  message: RefObject<HTMLElement | null>,
  at: number | null,
  marks: Marks | undefined,
): void {
  useLayoutEffect(() => {
    if (at === null || marks?.kind !== 'find') return;
    const place = message.current?.querySelectorAll(`mark.${PLACE}`)[at];
    place?.classList.add('current');
    place?.scrollIntoView({ block: 'nearest' });
    return () => place?.classList.remove('current');
  }, [message, at, marks]);
}
