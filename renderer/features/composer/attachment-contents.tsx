// What the guard could make of an attachment, beside its name: being read, not to be verified and why, or a cleaned copy. A
// file that was read shows nothing: what is in it is the strip's.
import { useEffect, useState } from 'react';
import type { DraftId } from '../../../shared/domain/ids.ts';
import type { AttachmentFacts } from '../../../shared/guard/index.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { defineWords, useWords } from '../../i18n/index.ts';

const words = defineWords({
  fr: {
    reading: 'Lecture en cours…',
    cleaned: 'Copie sans adresses',
    unreadable: (why: string) => `Contenu non vérifiable\u00a0: ${why}`,
    encrypted: 'protégé par un mot de passe',
    tooLarge: 'fichier trop volumineux',
    tooSlow: 'lecture trop longue',
    broken: 'fichier endommagé',
    unknownFormat: 'format que Casier ne lit pas',
  },
  en: {
    reading: 'Being read…',
    cleaned: 'Copy without addresses',
    unreadable: (why: string) => `Content cannot be verified: ${why}`,
    encrypted: 'protected by a password',
    tooLarge: 'the file is too large',
    tooSlow: 'it takes too long to read',
    broken: 'the file is damaged',
    unknownFormat: 'Casier does not read this format',
  },
});

/** By content-id; null: it is being read. */
export function useContents(draftId: DraftId, enabled: boolean): Map<string, AttachmentFacts | null> {
  const { data } = useEngineQuery(
    ['drafts', 'attachmentFacts', draftId],
    (signal) => engine.drafts.attachmentFacts({ draftId }, signal),
    { enabled },
  );
  return new Map<string, AttachmentFacts | null>([
    ...(data?.pending ?? []).map((id) => [id, null] as const),
    ...(data?.facts ?? []).map((facts) => [facts.id, facts] as const),
  ]);
}

export function Contents({ file }: { file: AttachmentFacts | null | undefined }) {
  const w = useWords(words);
  if (file === null) return <Reading text={w.reading} />;
  if (file?.unreadable) {
    const text = w.unreadable(w[file.unreadableReason ?? 'unknownFormat']);
    return <span className="draft-attachment-contents">{text}</span>;
  }
  return file?.treatment === 'cleaned' ? <span className="draft-attachment-contents">{w.cleaned}</span> : null;
}

const PATIENCE_MS = 1_000;

/** Most files are read before anybody could read these words. */
function Reading({ text }: { text: string }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate && <span className="draft-attachment-contents">{text}</span>;
}
