// Text with the words of a search marked.
import { memo } from 'react';
import { matchRanges } from '../../../shared/domain/search.ts';
import { TextWithMarks } from '../../ui/text-with-marks.tsx';

interface MarkedProps {
  text: string;
  terms: readonly string[];
}

export const Marked = memo(function Marked({ text, terms }: MarkedProps) {
  return <TextWithMarks text={text} ranges={matchRanges(text, terms)} />;
});
