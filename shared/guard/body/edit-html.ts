// Words of HTML exchanged in place: found in the text as it is read, whatever tags and entities it is written with, and
// changed in the source, of which not a byte else moves. Also: a stretch of the source left out with its elements.
import { edited, type TextEdit } from '../mask-text.ts';
import { type Line, linesOfHtml } from './lines.ts';
import { decodedSpans, isVoid, tokensOf } from './markup.ts';

/**
 * @param find what to exchange in one line of text
 * @param leavesOut whether invisible HTML (an attribute, a comment, a text not displayed) goes because of what it says
 */
export function editHtml(
  html: string,
  find: (text: string) => TextEdit[],
  leavesOut: (hidden: string) => boolean,
): string {
  const edits = linesOfHtml(html).flatMap((line) => [
    ...line.hidden
      .filter(({ text }) => leavesOut(text))
      .map(({ start, end }): TextEdit => ({ start, end, replacement: '' })),
    ...editsOfLine(html, line, find),
  ]);
  return edited(
    html,
    edits.sort((a, b) => a.start - b.start || b.end - a.end),
  );
}

function editsOfLine(html: string, line: Line, find: (text: string) => TextEdit[]): TextEdit[] {
  if (line.text.trim() === '' || !line.pieces || find(line.text).length === 0) return [];
  let text = '';
  let starts: number[] = [];
  let ends: number[] = [];
  for (const { start, end } of line.pieces) {
    const piece = start === end ? { text: ' ', starts: [start], ends: [end] } : decodedSpans(html, start, end);
    text += piece.text;
    starts = starts.concat(piece.starts);
    ends = ends.concat(piece.ends);
  }
  // Over several text nodes: the first takes the replacement, the others lose their part.
  return find(text).flatMap((edit) => {
    const edits: TextEdit[] = [];
    for (let i = edit.start; i < edit.end; i++) {
      const last = edits.at(-1);
      if (last && last.end === starts[i]) last.end = ends[i]!;
      else if (!last || ends[i]! > last.end) {
        edits.push({
          start: starts[i]!,
          end: ends[i]!,
          replacement: edits.length === 0 ? escaped(edit.replacement) : '',
        });
      }
    }
    return edits;
  });
}

/** Leaves out what stands between two places; elements that reach across either of them stay whole. */
export function cutHtml(html: string, start: number, end: number, mark: string): string {
  const open: string[] = [];
  const kept: string[] = [];
  for (const token of tokensOf(html, start)) {
    if (token.start >= end) break;
    if (token.kind === 'open' && !isVoid(token.name) && !token.selfClosing)
      open.push(html.slice(token.start, token.end));
    if (token.kind !== 'close') continue;
    const at = open.findLastIndex((tag) => nameOf(tag) === token.name);
    if (at >= 0) open.length = at;
    else if (token.name !== 'p' && token.name !== 'br') kept.push(html.slice(token.start, token.end));
    else if (isOpenBefore(html, start)) kept.push(html.slice(token.start, token.end));
  }
  return `${html.slice(0, start)}${escaped(mark)}${kept.join('')}${open.join('')}${html.slice(end)}`;
}

function nameOf(tag: string): string {
  return /^<([^\s/>]+)/.exec(tag)![1]!.toLowerCase();
}

/** `</p>` alone makes an empty paragraph: it is kept only where one is open. */
function isOpenBefore(html: string, at: number): boolean {
  return html.lastIndexOf('<p', at) > html.lastIndexOf('</p', at);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
