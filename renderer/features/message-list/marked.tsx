// Text with the words of a search marked.
import { memo } from 'react';
import { matchRanges } from '../../../shared/domain/search.ts';

interface MarkedProps {
  text: string;
  terms: readonly string[];
}

export const Marked = memo(function Marked({ text, terms }: MarkedProps) {
  const ranges = matchRanges(text, terms);
  if (ranges.length === 0) return text;
  return (
    <>
      {ranges.map(([start, end], index) => (
        <span key={start}>
          {text.slice(index === 0 ? 0 : ranges[index - 1]![1], start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)![1])}
    </>
  );
});
