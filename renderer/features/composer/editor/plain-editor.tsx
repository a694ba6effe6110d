// The body as plain text: a text area, read when a snapshot is asked for.
import { useEffect, useRef } from 'react';
import type { BodyEditor } from './body-editor.ts';
import './editor.css';

interface PlainEditorProps {
  initialText: string;
  label: string;
  autoFocus: boolean;
  onReady(editor: BodyEditor): void;
  onChange(): void;
}

export function PlainEditor({ initialText, label, autoFocus, onReady, onChange }: PlainEditorProps) {
  const ref = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = ref.current!;
    if (autoFocus) {
      area.focus();
      // Above the quote, where one answers.
      area.setSelectionRange(0, 0);
    }
    onReady({
      snapshot: () => ({ html: null, text: area.value }),
      focus: () => area.focus(),
      insertImage: () => {},
      setSignature: () => {},
    });
  }, [autoFocus, onReady]);
  return (
    <textarea
      ref={ref}
      className="plain-body"
      aria-label={label}
      defaultValue={initialText}
      spellCheck={false}
      onChange={onChange}
    />
  );
}
