// HTML of a draft to and from the editor's document. Under Trusted Types a string becomes a document only through
// a named policy; `casier-editor` (allowed by the CSP) is used here alone. It may pass everything, as what it
// makes is an inert document that is read node by node against the schema: no script runs, nothing is loaded.
import { DOMSerializer, DOMParser as DocumentParser, type Node, type Schema } from '@tiptap/pm/model';

interface Policy {
  createHTML(html: string): string;
}

let policy: Policy | null = null;

function trusted(html: string): string {
  const { trustedTypes } = window as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
  policy ??= trustedTypes?.createPolicy('casier-editor', { createHTML: (text) => text }) ?? null;
  return policy ? policy.createHTML(html) : html;
}

export function documentFromHtml(schema: Schema, html: string): Node {
  const { body } = new DOMParser().parseFromString(trusted(html), 'text/html');
  return DocumentParser.fromSchema(schema).parse(body);
}

/**
 * Nodes are immutable: a block that was not touched since the last save has the HTML it had then. A long quoted
 * history is written once, however often the words above it are saved.
 */
const written = new WeakMap<Node, string>();

export function htmlFromDocument(document: Node): string {
  let html = '';
  document.forEach((block) => {
    const known = written.get(block) ?? htmlOf(block);
    written.set(block, known);
    html += known;
  });
  return html;
}

function htmlOf(block: Node): string {
  const inert = document.implementation.createHTMLDocument();
  const holder = inert.createElement('div');
  holder.append(DOMSerializer.fromSchema(block.type.schema).serializeNode(block, { document: inert }));
  for (const paragraph of holder.querySelectorAll('p')) {
    // An empty paragraph has no height in other programs; one inside a list item adds some.
    if (!paragraph.hasChildNodes()) paragraph.append(inert.createElement('br'));
    if (paragraph.parentElement?.tagName === 'LI' && paragraph === paragraph.parentElement.firstElementChild) {
      paragraph.replaceWith(...paragraph.childNodes);
    }
  }
  for (const quote of holder.querySelectorAll('blockquote')) quote.setAttribute('type', 'cite');
  return holder.innerHTML;
}
