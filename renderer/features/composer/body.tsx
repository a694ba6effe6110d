// The body of the draft: rich or plain, as the draft is. Memoised: what is typed in the header does not touch it.
import { memo, useCallback } from 'react';
import type { Draft } from '../../../shared/domain/draft.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { useWords } from '../../i18n/index.ts';
import { PlainEditor } from './editor/plain-editor.tsx';
import { RichEditor } from './editor/rich-editor.tsx';
import type { Attachments } from './use-attachments.ts';
import type { OpenDraft } from './use-draft.ts';
import type { Signatures } from './use-signatures.ts';
import { words } from './words.ts';

interface BodyProps {
  draft: Draft;
  open: Pick<OpenDraft, 'setBody' | 'bodyChanged'>;
  attachments: Pick<Attachments, 'addInline'>;
  settings: Pick<Settings, 'spellcheck'>;
  signatures: Signatures;
  autoFocus: boolean;
}

export const Body = memo(BodyEditors, (before, after) => before.open.bodyChanged === after.open.bodyChanged);

function BodyEditors({ draft, open, attachments, settings, signatures, autoFocus }: BodyProps) {
  const w = useWords(words);
  const { addInline } = attachments;
  const onImages = useCallback((files: File[]) => void addInline(files), [addInline]);
  return draft.html === null ? (
    <PlainEditor
      initialText={draft.text}
      signatures={signatures}
      label={w.body}
      autoFocus={autoFocus}
      onReady={open.setBody}
      onChange={open.bodyChanged}
    />
  ) : (
    <RichEditor
      draftId={draft.id}
      initialHtml={draft.html}
      signatures={signatures}
      label={w.body}
      spellcheck={settings.spellcheck}
      autoFocus={autoFocus}
      onReady={open.setBody}
      onChange={open.bodyChanged}
      onImages={onImages}
    />
  );
}
