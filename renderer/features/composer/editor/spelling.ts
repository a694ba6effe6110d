// Spell check inside the rich body: words are asked of the engine once (its dictionary ships with Casier) and the
// unknown ones underlined. It runs when typing pauses; quotes and the word being typed are left alone.

import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { Extension } from '@tiptap/react';
import { MailError } from '../../../../shared/domain/problem.ts';
import { engine } from '../../../engine/engine.ts';

const PAUSE_MS = 400;
/** Words of one question. */
const ASKED_AT_ONCE = 1_000;
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*/gu;

export const spellingKey = new PluginKey<DecorationSet>('spelling');

interface PlacedWord {
  word: string;
  from: number;
  to: number;
}

export function spelling({ enabled }: { enabled: boolean }) {
  return Extension.create({
    name: 'spelling',
    addProseMirrorPlugins: () => (enabled ? [spellingPlugin()] : []),
  });
}

function spellingPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: spellingKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, marked) =>
        (transaction.getMeta(spellingKey) as DecorationSet | undefined) ??
        marked.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => spellingKey.getState(state) },
    view: (view) => checker(view),
  });
}

/** Asks when typing has paused. `known` outlives the answers: a word is asked once per window. */
function checker(view: EditorView) {
  const known = new Map<string, boolean>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;

  async function check(): Promise<void> {
    const words = wordsOf(view.state.doc);
    const unasked = [...new Set(words.map(({ word }) => word))].filter((word) => !known.has(word));
    for (let at = 0; at < unasked.length; at += ASKED_AT_ONCE) {
      const asked = unasked.slice(at, at + ASKED_AT_ONCE);
      const wrong = await misspelled(asked);
      if (gone || !wrong) return;
      for (const word of asked) known.set(word, !wrong.has(word));
    }
    mark();
  }

  function mark(): void {
    const { doc, selection } = view.state;
    const typed = selection.empty && view.hasFocus() ? selection.from : -1;
    const wrong = wordsOf(doc).filter(({ word, to }) => known.get(word) === false && to !== typed);
    const marks = wrong.map(({ from, to }) => Decoration.inline(from, to, { class: 'misspelled' }));
    view.dispatch(view.state.tr.setMeta(spellingKey, DecorationSet.create(doc, marks)).setMeta('addToHistory', false));
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), PAUSE_MS);
  }

  later();
  return {
    update(_view: EditorView, before: { doc: Node; selection: { from: number } }) {
      if (before.doc !== view.state.doc) later();
    },
    destroy() {
      gone = true;
      clearTimeout(timer);
    },
  };
}

/** null: no dictionary can be asked just now; typing on asks again. */
async function misspelled(words: string[]): Promise<Set<string> | null> {
  try {
    return new Set(await engine.spelling.misspelled({ words }));
  } catch (error) {
    if (error instanceof MailError) return null;
    throw error;
  }
}

/** The words one wrote oneself: not those of a quote, nor parts of an address. */
function wordsOf(doc: Node): PlacedWord[] {
  const words: PlacedWord[] = [];
  doc.descendants((node, position, parent, index) => {
    if (node.type.name === 'blockquote') return false;
    // « Le … a écrit : » is the program's, and holds a name.
    if (index + 1 < (parent?.childCount ?? 0) && parent?.child(index + 1).type.name === 'blockquote') return false;
    if (!node.isTextblock) return true;
    // A leaf node keeps its place, so that offsets in the text are offsets in the document.
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
    for (const match of text.matchAll(WORD)) {
      if (partOfAddress(text, match.index, match[0].length)) continue;
      const from = position + 1 + match.index;
      words.push({ word: match[0].slice(0, 100), from, to: from + match[0].length });
    }
    return false;
  });
  return words;
}

function partOfAddress(text: string, start: number, length: number): boolean {
  const around = /\S*$/.exec(text.slice(0, start))![0] + /^\S*/.exec(text.slice(start + length))![0];
  return /[@\d]|:\/\/|\w\.\w/.test(around) || /^www\./.test(around);
}

/** The marked word at a place in the document. */
export function misspelledAt(view: EditorView, position: number): { from: number; to: number; word: string } | null {
  const found = spellingKey.getState(view.state)?.find(position, position)[0];
  return found ? { from: found.from, to: found.to, word: view.state.doc.textBetween(found.from, found.to) } : null;
}
