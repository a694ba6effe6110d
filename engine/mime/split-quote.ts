// Tells a person's own words from the quoted history below them.

export interface SplitText {
  own: string;
  quoted: string;
}

export function splitQuote(text: string): SplitText {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('>'));
  return first < 0
    ? { own: text, quoted: '' }
    : { own: lines.slice(0, first).join('\n'), quoted: lines.slice(first).join('\n') };
}
