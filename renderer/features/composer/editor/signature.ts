// Exchanging the signature when another identity is chosen. It stands in a node of its own (schema.ts). One that the
// person changed, or wrote into, is hers: it stays as it is.
import type { Node, Schema } from '@tiptap/pm/model';
import type { Editor } from '@tiptap/react';
import { isForwardedHead, isSignature } from '../signature-exchange.ts';
import { documentFromHtml } from './html.ts';

/** '' takes it away. `known`: every signature there is. A body without one gets it before the first quote, or at its end. */
export function replaceSignature(editor: Editor, known: readonly string[], html: string): void {
  const { doc, schema } = editor.state;
  const content = html.trim() === '' ? null : documentFromHtml(schema, html).content;
  const fresh = content ? schema.nodes.signature!.create(null, content) : null;
  const old = childOf(editor, 'signature');
  if (old && !isSignature(wordsOf(old.node), textsOf(schema, known))) return;
  const transaction = editor.state.tr;
  if (old && fresh) transaction.replaceWith(old.from, old.to, fresh);
  else if (old) transaction.delete(old.from, old.to);
  else if (fresh) transaction.insert(startOfQuote(editor) ?? doc.content.size, fresh);
  else return;
  editor.view.dispatch(transaction);
}

/** Empty, it is nobody's words either. */
function textsOf(schema: Schema, known: readonly string[]): string[] {
  return ['', ...known.map((html) => wordsOf(documentFromHtml(schema, html)))];
}

const wordsOf = (node: Node) => node.textBetween(0, node.content.size, '\n', '\n');

/** The body without signature and without what is answered or forwarded. */
export function ownPart(editor: Editor): Node {
  const { doc, schema } = editor.state;
  const end = startOfQuote(editor) ?? doc.content.size;
  const own: Node[] = [];
  doc.forEach((node, offset) => {
    if (offset < end && node.type.name !== 'signature') own.push(node);
  });
  while (own.at(-1)?.textContent === '' && own.at(-1)?.isTextblock) own.pop();
  return schema.nodes.doc!.create(null, own);
}

/** Above the line that says whose words follow. */
function startOfQuote(editor: Editor): number | null {
  const forwarded = firstChild(editor, (node) => node.isTextblock && isForwardedHead(node.textContent));
  if (forwarded) return forwarded.from;
  const quote = childOf(editor, 'blockquote');
  if (!quote) return null;
  const before = editor.state.doc.resolve(quote.from).nodeBefore;
  return before && /:\s*$/.test(before.textContent) ? quote.from - before.nodeSize : quote.from;
}

interface Child {
  node: Node;
  from: number;
  to: number;
}

/** The first top-level block of this name. */
const childOf = (editor: Editor, name: string) => firstChild(editor, ({ type }) => type.name === name);

function firstChild(editor: Editor, is: (node: Node) => boolean): Child | null {
  let found: Child | null = null;
  editor.state.doc.forEach((node, offset) => {
    if (!found && is(node)) found = { node, from: offset, to: offset + node.nodeSize };
  });
  return found;
}
