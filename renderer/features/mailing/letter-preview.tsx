// One message of a mailing as whoever gets it will read it: its header, and its body in a frame of its own, made by the
// engine of the bytes that would leave.
import { displayName } from '../../../shared/domain/address.ts';
import type { DraftId } from '../../../shared/domain/ids.ts';
import type { FieldFallbacks } from '../../../shared/domain/mailing.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { type HeaderLine, PreviewedMessage } from '../../ui/previewed-message.tsx';
import { words } from './words.ts';

interface LetterPreviewProps {
  draftId: DraftId;
  position: number;
  count: number;
  fallbacks: FieldFallbacks;
}

export function LetterPreviewPane({ draftId, position, count, fallbacks }: LetterPreviewProps) {
  const w = useWords(words);
  const formats = useFormats();
  const { data: letter } = useEngineQuery(
    ['letter', draftId, position, fallbacks],
    (signal) => engine.mailings.preview({ draftId, position, fallbacks }, signal),
    { changedBy: () => false, keepPrevious: true },
  );
  if (!letter) return <div className="letter-preview" />;
  const people = (addresses: typeof letter.to) => addresses.map(displayName).join(', ');
  const lines: HeaderLine[] = [
    [w.to, people(letter.to)],
    [w.cc, people(letter.cc)],
    [w.bcc, people(letter.bcc)],
    [w.subject, letter.subject || w.noSubject],
    [w.attachments, letter.attachments.map(({ name, sizeBytes }) => `${name} (${formats.size(sizeBytes)})`).join(', ')],
  ];
  return (
    <section className="letter-preview" aria-label={w.preview}>
      <p role="status" className="separate-soft">
        {w.letterOf(position + 1, count)}
      </p>
      <PreviewedMessage lines={lines} previewId={letter.previewId} bodyTitle={w.body} emptyBody={null} />
    </section>
  );
}
