// The addresses that the guard speaks of, underlined where they stand in the rich body, with its sentence for a screen
// reader. Shown only: nothing of it is in the document, and so nothing of it is sent.
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type Editor, Extension } from '@tiptap/react';
import { addressesIn } from '../../../../shared/guard/index.ts';

/** What is said of each address, in addressKey form. */
export type Exposed = ReadonlyMap<string, string>;

const key = new PluginKey<DecorationSet>('exposed-addresses');

export const exposedAddresses = Extension.create({
  name: 'exposedAddresses',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, shown) =>
          (transaction.getMeta(key) as DecorationSet | undefined) ?? shown.map(transaction.mapping, transaction.doc),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

export function markExposed(editor: Editor, exposed: Exposed): void {
  const { doc, tr } = editor.state;
  const places = exposed.size === 0 ? [] : placesOf(doc).filter(({ address }) => exposed.has(address));
  if (places.length === 0 && key.getState(editor.state)?.find().length === 0) return;
  const marks = places.map(({ address, from, to }) =>
    Decoration.inline(from, to, {
      ...{ class: 'exposed-address', role: 'mark', 'aria-description': exposed.get(address)! },
    }),
  );
  editor.view.dispatch(tr.setMeta(key, DecorationSet.create(doc, marks)).setMeta('addToHistory', false));
}

interface Place {
  address: string;
  from: number;
  to: number;
}

/** Nodes are immutable: a paragraph that was not touched since it was last read holds what it held then. */
const known = new WeakMap<Node, Place[]>();

function placesOf(doc: Node): Place[] {
  const places: Place[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const here = known.get(node) ?? placesIn(node);
    known.set(node, here);
    for (const { address, from, to } of here)
      places.push({ address, from: position + 1 + from, to: position + 1 + to });
    return false;
  });
  return places;
}

/** Offsets in the paragraph: of addresses that are written, and of links to them. */
function placesIn(paragraph: Node): Place[] {
  // A leaf keeps its place, so that offsets in the text are offsets in the document.
  const text = paragraph.textBetween(0, paragraph.content.size, undefined, '\ufffc');
  const written = addressesIn(text).map(({ address, start, end }) => ({ address, from: start, to: end }));
  const linked: Place[] = [];
  paragraph.forEach((node, from) => {
    const href = node.marks.find(({ type }) => type.name === 'link')?.attrs.href;
    if (typeof href !== 'string' || !/^mailto:/i.test(href)) return;
    for (const { address } of addressesIn(href)) linked.push({ address, from, to: from + node.nodeSize });
  });
  return [...written, ...linked.filter((one) => !written.some(({ from, to }) => from < one.to && one.from < to))];
}
