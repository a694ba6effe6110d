// The body as plain text: a text area, read when a snapshot is asked for.
import { useEffect, useRef } from 'react';
import { ownWords } from '../../../../shared/compose/missing-attachment.ts';
import { exchangeInText } from '../signature-exchange.ts';
import type { Signatures } from '../use-signatures.ts';
import type { BodyEditor } from './body-editor.ts';
import { plainMarks } from './plain-marks.ts';
import { replaceText } from './replace-text.ts';
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
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const area = ref.current!;
    if (autoFocus) {
      area.focus();
      // Above the quote, where one answers.
      area.setSelectionRange(0, 0);
    }
    const marks = plainMarks(area, sheet.current!);
    onReady({
      snapshot: () => ({ html: null, text: area.value }),
      replace: ({ text }) => replaceText(area, text),
      mark: marks.show,
      focus: () => area.focus(),
      insert({ text }) {
        area.focus();
        // Deprecated, and the only way into the history of a text area.
        document.execCommand('insertText', false, text);
      },
      ownWords: () => ({ html: null, text: ownWords(area.value).trim() }),
      insertImage: () => {},
      setSignature({ id }) {
        const { texts } = signatures();
        const text = exchangeInText(area.value, [...texts.values()], texts.get(id) ?? '');
        if (text === area.value) return;
        replaceText(area, text);
      },
    });
    return marks.stop;
  }, [autoFocus, signatures, onReady]);
  return (
    <div className="plain-frame">
      <textarea
        ref={ref}
        className="plain-body"
        aria-label={label}
        defaultValue={initialText}
        spellCheck={false}
        onChange={onChange}
      />
      <div ref={sheet} className="plain-marks" aria-hidden="true" />
    </div>
  );
}
