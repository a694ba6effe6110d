// The body as plain text: a text area, read when a snapshot is asked for.
import { useEffect, useRef } from 'react';
import { exchangeInText } from '../signature-exchange.ts';
import type { Signatures } from '../use-signatures.ts';
import type { BodyEditor } from './body-editor.ts';
import './editor.css';

interface PlainEditorProps {
  initialText: string;
  signatures: Signatures;
  label: string;
  autoFocus: boolean;
  onReady(editor: BodyEditor): void;
  onChange(): void;
}

export function PlainEditor({ initialText, signatures, label, autoFocus, onReady, onChange }: PlainEditorProps) {
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
      setSignature({ id }) {
        const { texts } = signatures();
        const text = exchangeInText(area.value, [...texts.values()], texts.get(id) ?? '');
        if (text === area.value) return;
        replaceText(area, text);
        onChange();
      },
    });
  }, [autoFocus, signatures, onReady, onChange]);
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

/** What is before the first difference and behind the last one stays, and the cursor with it. */
function replaceText(area: HTMLTextAreaElement, text: string): void {
  const { value, selectionStart, selectionEnd } = area;
  const shorter = Math.min(value.length, text.length);
  let head = 0;
  while (head < shorter && value[head] === text[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && value.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  const moved = (at: number) =>
    at <= head ? at : at >= value.length - tail ? at + text.length - value.length : text.length - tail;
  area.value = text;
  area.setSelectionRange(moved(selectionStart), moved(selectionEnd));
}
