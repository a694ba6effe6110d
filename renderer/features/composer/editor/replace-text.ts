// Another text in place of the one of a text area: what differs is exchanged as if it had been typed, so that Ctrl+Z
// takes it back, and the cursor stays where it was.

/** Answers how to take it back: false where what was put there has been changed since. */
export function replaceText(area: HTMLTextAreaElement, text: string): () => boolean {
  const before = area.value;
  const { start, end, freshEnd } = difference(before, text);
  const [old, fresh] = [before.slice(start, end), text.slice(start, freshEnd)];
  exchange(area, start, end, fresh);
  return () => {
    const since = difference(text, area.value);
    const moved = since.end <= start ? since.freshEnd - since.end : 0;
    const isApart = since.end <= start || since.start >= freshEnd || since.start === since.end;
    const isThere = area.value.slice(start + moved, freshEnd + moved) === fresh;
    if (!isApart || !isThere) return false;
    exchange(area, start + moved, freshEnd + moved, old);
    return true;
  };
}

function exchange(area: HTMLTextAreaElement, start: number, end: number, text: string): void {
  if (start === end && text === '') return;
  const { selectionStart, selectionEnd } = area;
  const focused = document.activeElement;
  const moved = (at: number) =>
    at <= start ? at : at >= end ? at + text.length - (end - start) : Math.min(at, start + text.length);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  // Deprecated, and the only way into the history of a text area.
  document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
  area.setSelectionRange(moved(selectionStart), moved(selectionEnd));
  if (focused instanceof HTMLElement && focused !== area) focused.focus({ preventScroll: true });
}

/** What lies between the common beginning and the common end. */
function difference(a: string, b: string): { start: number; end: number; freshEnd: number } {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  return { start, end: a.length - tail, freshEnd: b.length - tail };
}
