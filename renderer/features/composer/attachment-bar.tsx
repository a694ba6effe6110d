// The attachments of a draft, below its body: name, size, whether it could be read, and a way to take each away.
import type { DraftId } from '../../../shared/domain/ids.ts';
import type { SendingForecast } from '../../../shared/domain/outbox.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Contents, useContents } from './attachment-contents.tsx';
import { ShrinkPhotos } from './photos/shrink-photos.tsx';
import type { Attachments } from './use-attachments.ts';
import { heaviest } from './weight.ts';
import { words } from './words.ts';

/** Where the server does not say what it takes: what many mail systems refuse. */
const HEAVY_BYTES = 20_000_000;

interface AttachmentBarProps {
  draftId: DraftId;
  attachments: Attachments;
  forecast: SendingForecast | null;
}

export function AttachmentBar({ draftId, attachments, forecast }: AttachmentBarProps) {
  const w = useWords(words);
  const formats = useFormats();
  const { list, adding, remove } = attachments;
  const listed = list.filter(({ inline }) => !inline);
  const facts = useContents(draftId, listed.length > 0);
  const totalBytes = list.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <section className="draft-attachments" aria-label={w.attachments} hidden={listed.length === 0 && adding === null}>
      <ul>
        {listed.map(({ contentId, name, sizeBytes }) => (
          <li key={contentId} className="draft-attachment">
            <Icon name="attachment" />
            <span className="draft-attachment-name">{name}</span>
            <span className="draft-attachment-size">{formats.size(sizeBytes)}</span>
            <Contents file={facts.get(contentId)} />
            <IconButton icon="close" label={w.detach(name)} onClick={() => void remove(contentId)} />
          </li>
        ))}
      </ul>
      <ShrinkPhotos attachments={attachments} />
      <p role="status" className="draft-attachment-sum">
        {adding !== null ? w.attaching(adding) : w.attachmentCount(listed.length, formats.size(totalBytes))}
        {listed.length > 0 && forecast && <Weight forecast={forecast} heaviest={heaviest(listed)?.name ?? ''} />}
      </p>
    </section>
  );
}

/** As the server will count it: encoded, with all that is around. */
function Weight({ forecast, heaviest: name }: { forecast: SendingForecast; heaviest: string }) {
  const { sizeBytes, maxBytes } = forecast;
  const w = useWords(words);
  const { size } = useFormats();
  if (maxBytes !== null && sizeBytes > maxBytes)
    return <strong> · {w.tooHeavy(size(sizeBytes), size(maxBytes), name)}</strong>;
  if (maxBytes === null && sizeBytes > HEAVY_BYTES) return <strong> · {w.heavy}</strong>;
  return <> · {w.weight(size(sizeBytes), maxBytes === null ? null : size(maxBytes))}</>;
}
