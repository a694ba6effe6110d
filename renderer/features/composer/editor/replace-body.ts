// Another body in place of the one that stands in the rich editor: what differs is exchanged in one step of its history,
// the cursor stays where it was.
import { closeHistory } from '@tiptap/pm/history';
import type { Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import type { Editor } from '@tiptap/react';
import { documentFromHtml } from './html.ts';

/** Answers how to take it back: false where what was put there has been changed since. */
export function replaceBody(editor: Editor, html: string): () => boolean {
  const { doc, schema } = editor.state;
  const fresh = documentFromHtml(schema, html);
  const range = difference(doc, fresh);
  if (!range) return () => true;
  const { start, end, freshEnd } = range;
  const before = doc.slice(start, end);
  const after = fresh.slice(start, freshEnd);
  exchange(editor, start, end, after);
  const since = new Mapping();
  const follow = ({ transaction }: { transaction: Transaction }) => since.appendMapping(transaction.mapping);
  editor.on('transaction', follow);
  return () => {
    editor.off('transaction', follow);
    const from = since.map(start, 1);
    const to = Math.max(from, since.map(freshEnd, -1));
    if (!editor.state.doc.slice(from, to).eq(after)) return false;
    exchange(editor, from, to, before);
    return true;
  };
}

function exchange(editor: Editor, from: number, to: number, slice: Slice): void {
  const transaction = closeHistory(editor.state.tr);
  if (slice.size === 0) transaction.delete(from, to);
  else transaction.replace(from, to, slice);
  editor.view.dispatch(transaction);
}

/** null: they are the same. */
function difference(a: Node, b: Node): { start: number; end: number; freshEnd: number } | null {
  const start = a.content.findDiffStart(b.content);
  const ends = a.content.findDiffEnd(b.content);
  if (start === null || !ends) return null;
  // « aa » to « a »: both ends meet the start.
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  return { start, end: ends.a + overlap, freshEnd: ends.b + overlap };
}
