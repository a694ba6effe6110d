// What could have been meant: a menu on a marked word, by the right button or by the menu key.
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { MailError } from '../../../../shared/domain/problem.ts';
import { engine } from '../../../engine/engine.ts';
import { useWords } from '../../../i18n/index.ts';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { words } from '../words.ts';
import { misspelledAt } from './spelling.ts';

interface Shown {
  at: { x: number; y: number };
  from: number;
  to: number;
  suggestions: string[];
}

export function SpellingMenu({ editor }: { editor: Editor }) {
  const w = useWords(words);
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    const { view } = editor;
    async function onContextMenu(event: MouseEvent): Promise<void> {
      // The menu key says no place: then it is the cursor's.
      const byKey = event.button !== 2;
      const position = byKey
        ? view.state.selection.from
        : view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
      const word = position === undefined ? null : misspelledAt(view, position);
      if (!word) return;
      event.preventDefault();
      const { left, bottom } = view.coordsAtPos(word.from);
      const suggestions = await suggest(word.word);
      setShown({ at: { x: left, y: bottom }, from: word.from, to: word.to, suggestions });
    }
    const listener = (event: MouseEvent) => void onContextMenu(event);
    view.dom.addEventListener('contextmenu', listener);
    return () => view.dom.removeEventListener('contextmenu', listener);
  }, [editor]);

  if (!shown) return null;
  const { from, to, at, suggestions } = shown;
  const entries: MenuEntry[] = suggestions.map((word) => ({
    label: word,
    run: () => void editor.chain().focus().insertContentAt({ from, to }, { type: 'text', text: word }).run(),
  }));
  if (entries.length === 0) entries.push({ label: w.noSuggestion, disabled: true, run: () => {} });
  return <Menu label={w.spellingMenu} entries={entries} at={at} onClose={() => setShown(null)} />;
}

async function suggest(word: string): Promise<string[]> {
  try {
    return await engine.spelling.suggest({ word });
  } catch (error) {
    if (error instanceof MailError) return [];
    throw error;
  }
}
