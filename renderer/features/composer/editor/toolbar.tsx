// The formatting toolbar of a rich body: one stop for Tab, arrows inside (ARIA toolbar pattern).
import { type Editor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { words } from '../words.ts';
import { LinkDialog } from './link-dialog.tsx';

interface ToolbarProps {
  editor: Editor;
  /** null: words only. */
  onImages: ((files: File[]) => void) | null;
}

interface Tool {
  id: string;
  icon: IconName;
  label: string;
  pressed?: boolean;
  disabled?: boolean;
  run(): void;
}

export function Toolbar({ editor, onImages }: ToolbarProps) {
  const w = useWords(words);
  const [linking, setLinking] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const tools = useTools(editor, () => setLinking(true), onImages && (() => picker.current?.click()));

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(here + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  }

  return (
    <div role="toolbar" aria-label={w.formatting} className="format-bar" onKeyDown={onKeyDown}>
      {tools.map((tool, index) => (
        <IconButton
          key={tool.id}
          icon={tool.icon}
          label={tool.label}
          aria-pressed={tool.pressed}
          aria-disabled={tool.disabled}
          tabIndex={index === 0 ? 0 : -1}
          // The selection stays in the body.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            if (!tool.disabled) tool.run();
          }}
        />
      ))}
      {onImages && (
        <input
          ref={picker}
          type="file"
          accept="image/*"
          multiple
          hidden
          onChange={(event) => {
            onImages([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      )}
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  );
}

function useTools(editor: Editor, openLink: () => void, openPicker: (() => void) | null): Tool[] {
  const w = useWords(words);
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      underline: now.isActive('underline'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      link: now.isActive('link'),
      canUndo: now.can().undo(),
      canRedo: now.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();
  return [
    { id: 'bold', icon: 'bold', label: w.bold, pressed: state.bold, run: () => run().toggleBold().run() },
    { id: 'italic', icon: 'italic', label: w.italic, pressed: state.italic, run: () => run().toggleItalic().run() },
    {
      id: 'underline',
      icon: 'underline',
      label: w.underline,
      pressed: state.underline,
      run: () => run().toggleUnderline().run(),
    },
    {
      id: 'bulletList',
      icon: 'bulletList',
      label: w.bulletList,
      pressed: state.bulletList,
      run: () => run().toggleBulletList().run(),
    },
    {
      id: 'orderedList',
      icon: 'orderedList',
      label: w.orderedList,
      pressed: state.orderedList,
      run: () => run().toggleOrderedList().run(),
    },
    { id: 'quote', icon: 'quote', label: w.quote, pressed: state.quote, run: () => run().toggleBlockquote().run() },
    { id: 'link', icon: 'link', label: w.link, pressed: state.link, run: openLink },
    ...(openPicker ? [{ id: 'image', icon: 'image' as const, label: w.image, run: openPicker }] : []),
    { id: 'undo', icon: 'undo', label: w.undo, disabled: !state.canUndo, run: () => run().undo().run() },
    { id: 'redo', icon: 'redo', label: w.redo, disabled: !state.canRedo, run: () => run().redo().run() },
  ];
}
