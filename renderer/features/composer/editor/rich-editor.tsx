// The rich body: TipTap over the schema of schema.ts. Invariant: a key stroke re-renders nothing of React but the
// toolbar's pressed states; the body is serialised only when a snapshot is asked for.
import { type Editor, EditorContent, getSchema, useEditor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import type { DraftId } from '../../../../shared/domain/ids.ts';
import type { Signatures } from '../use-signatures.ts';
import type { BodyEditor } from './body-editor.ts';
import { textFromDocument } from './body-text.ts';
import { exposedAddresses, markExposed } from './exposed-addresses.ts';
import { documentFromHtml, htmlFromDocument } from './html.ts';
import { replaceBody } from './replace-body.ts';
import { richExtensions } from './schema.ts';
import { ownPart, replaceSignature } from './signature.ts';
import { spelling } from './spelling.ts';
import { SpellingMenu } from './spelling-menu.tsx';
import { Toolbar } from './toolbar.tsx';
import './editor.css';

interface RichEditorProps {
  draftId: DraftId;
  initialHtml: string;
  signatures: Signatures;
  label: string;
  spellcheck: boolean;
  autoFocus: boolean;
  onReady(editor: BodyEditor): void;
  onChange(): void;
  /** Pictures that were pasted, dropped or chosen, to be shown where the cursor is. */
  onImages(files: File[]): void;
}

export function RichEditor(props: RichEditorProps) {
  const { draftId, initialHtml, signatures, label, spellcheck, autoFocus, onReady, onChange, onImages } = props;
  const extensions = useMemo(
    () => [...richExtensions(draftId), spelling({ enabled: spellcheck }), exposedAddresses],
    [draftId, spellcheck],
  );
  // Read once: from then on the editor alone knows the body.
  const [content] = useState(() => documentFromHtml(getSchema(extensions), initialHtml).toJSON());
  const editor = useEditor({
    extensions,
    content,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    autofocus: autoFocus ? 'start' : false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        class: 'rich-body',
        spellcheck: 'false',
      },
      handlePaste: (_view, event) => takeImages(event.clipboardData, onImages),
    },
    onUpdate: onChange,
  });

  useEffect(() => {
    const body = bodyEditor(editor, signatures);
    onReady(body);
    // A long quote is written out once before the first key stroke; later saves find it kept (html.ts, body-text.ts).
    const idle = requestIdleCallback(() => body.snapshot());
    return () => cancelIdleCallback(idle);
  }, [editor, signatures, onReady]);

  return (
    <>
      <Toolbar editor={editor} onImages={onImages} />
      <EditorContent editor={editor} className="editor-scroll" />
      <SpellingMenu editor={editor} />
    </>
  );
}

function bodyEditor(editor: Editor, signatures: Signatures): BodyEditor {
  return {
    snapshot: () => ({ html: htmlFromDocument(editor.state.doc), text: textFromDocument(editor.state.doc) }),
    replace: ({ html }) => replaceBody(editor, html ?? ''),
    mark: (exposed) => markExposed(editor, exposed),
    focus: () => void editor.commands.focus(),
    insert: ({ html }) =>
      void editor
        .chain()
        .focus()
        .insertContent(documentFromHtml(editor.schema, html ?? '').content.toJSON())
        .run(),
    ownWords() {
      const own = ownPart(editor);
      return { html: htmlFromDocument(own), text: textFromDocument(own) };
    },
    insertImage: (contentId, name) =>
      void editor
        .chain()
        .focus()
        .insertContent({ type: 'image', attrs: { src: `cid:${contentId}`, alt: name } })
        .run(),
    setSignature: ({ signatureHtml }) => replaceSignature(editor, signatures().htmls, signatureHtml),
  };
}

/** Answers whether the paste was pictures and nothing else (a browser's « copy image » brings an <img> with it). */
function takeImages(data: DataTransfer | null, onImages: (files: File[]) => void): boolean {
  const files = [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));
  const html = data?.getData('text/html') ?? '';
  if (files.length === 0 || html.replace(/<[^>]*>/g, '').trim() !== '') return false;
  onImages(files);
  return true;
}
