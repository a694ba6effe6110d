// The composer's editor for a signature: the same words and links, without pictures, which would be an attachment of
// every message.
import { EditorContent, getSchema, useEditor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import { documentFromHtml, htmlFromDocument } from './html.ts';
import { richExtensions } from './schema.ts';
import { Toolbar } from './toolbar.tsx';
import './editor.css';

/** What the dialog around it asks of the editor. */
export interface SignatureText {
  /** '' where nothing is written. */
  html(): string;
  set(html: string): void;
}

interface SignatureEditorProps {
  initialHtml: string;
  label: string;
  onReady(text: SignatureText): void;
}

export function SignatureEditor({ initialHtml, label, onReady }: SignatureEditorProps) {
  const extensions = useMemo(() => richExtensions(null), []);
  const [content] = useState(() => documentFromHtml(getSchema(extensions), initialHtml).toJSON());
  const editor = useEditor({
    extensions,
    content,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'rich-body' },
    },
  });
  // The first one only: the dialog keeps it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function at each render says the same
  useEffect(() => {
    onReady({
      html: () => (editor.state.doc.textContent.trim() === '' ? '' : htmlFromDocument(editor.state.doc)),
      set: (html) => void editor.commands.setContent(documentFromHtml(editor.schema, html).toJSON()),
    });
  }, [editor]);
  return (
    <div className="signature-editor">
      <Toolbar editor={editor} onImages={null} />
      <EditorContent editor={editor} className="editor-scroll" />
    </div>
  );
}
