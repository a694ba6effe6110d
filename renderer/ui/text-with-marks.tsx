// Text with what was found in it marked.

interface TextWithMarksProps {
  text: string;
  /** In order, beside one another. */
  ranges: readonly (readonly [start: number, end: number])[];
  /** Of each mark. */
  className?: string | undefined;
}

export function TextWithMarks({ text, ranges, className }: TextWithMarksProps) {
  if (ranges.length === 0) return text;
  return (
    <>
      {ranges.map(([start, end], index) => (
        <span key={start}>
          {text.slice(index === 0 ? 0 : ranges[index - 1]![1], start)}
          <mark className={className}>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)![1])}
    </>
  );
}
