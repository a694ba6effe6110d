// The draft of a composer window: its fields as view state, its body inside the editor, and the saver between them
// and the engine. Invariant: what is saved is read from here and nowhere else, at the moment of the save; the
// window never takes a newer copy back from the engine but its list of attachments.
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Draft, DraftContent } from '../../../shared/domain/draft.ts';
import { engine } from '../../engine/engine.ts';
import { createDraftSaver, type DraftSaver } from './draft-saver.ts';
import type { BodyEditor } from './editor/body-editor.ts';

export type Fields = Pick<DraftContent, 'identityId' | 'to' | 'cc' | 'bcc' | 'subject' | 'priority' | 'readReceipt'>;

export type SaveState =
  | { kind: 'untouched' }
  | { kind: 'changed' }
  | { kind: 'saved'; at: number }
  | { kind: 'failed' };

export interface OpenDraft {
  fields: Fields;
  /** Fields as they are now, before the next render. */
  fieldsNow(): Fields;
  change(patch: Partial<Fields>): void;
  bodyChanged(): void;
  setBody(editor: BodyEditor): void;
  body(): BodyEditor | null;
  content(): DraftContent;
  saver: DraftSaver;
  saveState: SaveState;
  /** Another program changed its copy in Brouillons: both are kept. */
  elsewhere: boolean;
}

export function useDraft(draft: Draft): OpenDraft {
  const { identityId, to, cc, bcc, subject, priority, readReceipt } = draft;
  const [fields, setFields] = useState<Fields>({ identityId, to, cc, bcc, subject, priority, readReceipt });
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' });
  const [elsewhere, setElsewhere] = useState(false);
  const now = useRef(fields);
  const body = useRef<BodyEditor | null>(null);

  const content = useCallback(
    (): DraftContent => ({ ...now.current, ...(body.current?.snapshot() ?? { html: draft.html, text: draft.text }) }),
    [draft],
  );
  const [saver] = useState(() =>
    createDraftSaver({
      revision: draft.revision,
      content,
      async save(revision, saved) {
        const answer = await engine.drafts.save({ draftId: draft.id, revision, content: saved });
        if (answer.elsewhere) setElsewhere(true);
        return answer;
      },
      onSaved: (at) => setSaveState({ kind: 'saved', at }),
      onFailed: () => setSaveState({ kind: 'failed' }),
    }),
  );
  const touch = useCallback(() => {
    saver.changed();
    setSaveState((state) => (state.kind === 'changed' ? state : { kind: 'changed' }));
  }, [saver]);
  const change = useCallback(
    (patch: Partial<Fields>) => {
      now.current = { ...now.current, ...patch };
      setFields(now.current);
      touch();
    },
    [touch],
  );
  const setBody = useCallback((editor: BodyEditor) => {
    body.current = editor;
  }, []);

  return useMemo(
    () => ({
      fields,
      fieldsNow: () => now.current,
      change,
      bodyChanged: touch,
      setBody,
      body: () => body.current,
      content,
      saver,
      saveState,
      elsewhere,
    }),
    [fields, change, touch, setBody, content, saver, saveState, elsewhere],
  );
}
