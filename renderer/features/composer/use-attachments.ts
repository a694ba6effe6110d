// Attachments of the draft: read here, kept by the engine, one after the other, so that the answer to each tells
// which one is new. A file that cannot be read or kept is named.
import { useCallback, useRef, useState } from 'react';
import type { Draft, DraftAttachment } from '../../../shared/domain/draft.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { engine } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import type { OpenDraft } from './use-draft.ts';
import { encodedBytes, isHopeless } from './weight.ts';
import { words } from './words.ts';

export interface Attachments {
  list: readonly DraftAttachment[];
  /** Name of the file that is being read. */
  adding: string | null;
  add(files: readonly File[]): Promise<void>;
  /** Shown in the body, where the cursor is. */
  addInline(files: readonly File[]): Promise<void>;
  remove(contentId: string): Promise<void>;
  /** What `remove` took away last. */
  putBack(contentId: string): Promise<void>;
  rename(contentId: string, name: string): Promise<void>;
  /** Puts a copy that shows nobody in its place. Where there can be none that is said, and MailError `cancelled` thrown. */
  clean(contentId: string, how: 'message' | 'table'): Promise<void>;
  /** Takes `clean` back. */
  restore(contentId: string): Promise<void>;
  /** null: it is gone. */
  read(contentId: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** One file for another. Answers what the new one is known by. */
  exchange(contentId: string, file: File): Promise<string | null>;
}

export function useAttachments(draft: Draft, open: OpenDraft): Attachments {
  const w = useWords(words);
  const formats = useFormats();
  const [list, setList] = useState<readonly DraftAttachment[]>(draft.attachments);
  const [adding, setAdding] = useState<string | null>(null);
  const known = useRef<readonly DraftAttachment[]>(draft.attachments);
  const queue = useRef<Promise<void>>(Promise.resolve());

  /** Takes over what the engine answers; what is new comes back. */
  const take = useCallback(
    (answer: Draft): DraftAttachment[] => {
      const before = new Set(known.current.map(({ contentId }) => contentId));
      known.current = answer.attachments;
      setList(answer.attachments);
      open.saver.sawRevision(answer.revision);
      return answer.attachments.filter(({ contentId }) => !before.has(contentId));
    },
    [open.saver],
  );

  const addOne = useCallback(
    async (file: File, inline: boolean): Promise<void> => {
      setAdding(file.name);
      try {
        const maxBytes = (await engine.outbox.forecast({ draftId: draft.id }))?.maxBytes ?? null;
        if (isHopeless(file, maxBytes)) {
          const text = w.hopeless(file.name, formats.size(encodedBytes(file.size)), formats.size(maxBytes ?? 0));
          showToast({ text, tone: 'problem' });
          return;
        }
        const bytes = new Uint8Array(await file.arrayBuffer());
        const part = { draftId: draft.id, name: file.name || 'image.png', type: file.type, bytes, inline };
        const [fresh] = take(await engine.drafts.attach(part));
        if (inline && fresh) open.body()?.insertImage(fresh.contentId, '');
      } catch (error) {
        // DOMException: a folder was dropped, or the file went away.
        if (!(error instanceof MailError || error instanceof DOMException)) throw error;
        showToast({ text: w.attachFailed(file.name), tone: 'problem' });
      } finally {
        setAdding(null);
      }
    },
    [draft.id, open, take, w, formats],
  );

  const enqueue = useCallback((job: () => Promise<void>): Promise<void> => {
    const done = queue.current.then(job);
    // What failed is told to whoever asked for it, and keeps nobody behind it from being done.
    queue.current = done.catch(() => {});
    return done;
  }, []);
  const addAll = (files: readonly File[], inline: boolean) =>
    enqueue(async () => {
      for (const file of files) await addOne(file, inline);
    });

  const cleanOne = useCallback(
    async (attachmentId: string, how: 'message' | 'table'): Promise<void> => {
      const answer = await engine.drafts.cleanAttachment({ draftId: draft.id, attachmentId, how });
      if (answer) return void take(answer);
      const name = known.current.find(({ contentId }) => contentId === attachmentId)?.name ?? '';
      showToast({ text: w.cannotClean(name), tone: 'problem' });
      throw new MailError({ kind: 'cancelled' });
    },
    [draft.id, take, w],
  );

  const read = useCallback(
    (contentId: string) => engine.drafts.attachmentBytes({ draftId: draft.id, contentId }),
    [draft.id],
  );

  return {
    list,
    adding,
    add: (files) => addAll(files, false),
    addInline: (files) => addAll(files, true),
    remove: (contentId) => enqueue(async () => void take(await engine.drafts.detach({ draftId: draft.id, contentId }))),
    putBack: (contentId) =>
      enqueue(async () => void take(await engine.drafts.putBack({ draftId: draft.id, contentId }))),
    read,
    async exchange(contentId, file) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      let fresh: DraftAttachment | undefined;
      await enqueue(async () => {
        const part = { draftId: draft.id, name: file.name, type: file.type, bytes, inline: false };
        [fresh] = take(await engine.drafts.attach(part));
        take(await engine.drafts.detach({ draftId: draft.id, contentId }));
      });
      return fresh?.contentId ?? null;
    },
    rename: (contentId, name) =>
      enqueue(async () => void take(await engine.drafts.renameAttachment({ draftId: draft.id, contentId, name }))),
    clean: (contentId, how) => enqueue(() => cleanOne(contentId, how)),
    restore: (attachmentId) =>
      enqueue(async () => void take(await engine.drafts.restoreAttachment({ draftId: draft.id, attachmentId }))),
  };
}
