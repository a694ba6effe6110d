// Exchanging the signature when another identity is chosen. It stands in a node of its own (schema.ts).
import type { Editor } from '@tiptap/react';
import { documentFromHtml } from './html.ts';

/** '' takes it away. A body without one gets it before the first quote, or at its end. */
export function replaceSignature(editor: Editor, html: string): void {
  const { doc, schema } = editor.state;
  const content = html.trim() === '' ? null : documentFromHtml(schema, html).content;
  const fresh = content ? schema.nodes.signature!.create(null, content) : null;
  const old = childOf(editor, 'signature');
  const transaction = editor.state.tr;
  if (old && fresh) transaction.replaceWith(old.from, old.to, fresh);
  else if (old) transaction.delete(old.from, old.to);
  else if (fresh) transaction.insert(childOf(editor, 'blockquote')?.from ?? doc.content.size, fresh);
  else return;
  editor.view.dispatch(transaction);
}

/** The first top-level block of this name. */
function childOf(editor: Editor, name: string): { from: number; to: number } | null {
  let found: { from: number; to: number } | null = null;
  editor.state.doc.forEach((node, offset) => {
    if (!found && node.type.name === name) found = { from: offset, to: offset + node.nodeSize };
  });
  return found;
}
