// The attachments of a draft, below its body: name, size, and a way to take each away.
import { useFormats, useWords } from '../../i18n/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Attachments } from './use-attachments.ts';
import { words } from './words.ts';

/** What many mail systems refuse, base64 counted in. */
const HEAVY_BYTES = 15_000_000;

export function AttachmentBar({ attachments }: { attachments: Attachments }) {
  const w = useWords(words);
  const formats = useFormats();
  const { list, adding, remove } = attachments;
  const listed = list.filter(({ inline }) => !inline);
  const totalBytes = list.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <section className="draft-attachments" aria-label={w.attachments} hidden={listed.length === 0 && adding === null}>
      <ul>
        {listed.map(({ contentId, name, sizeBytes }) => (
          <li key={contentId} className="draft-attachment">
            <Icon name="attachment" />
            <span className="draft-attachment-name">{name}</span>
            <span className="draft-attachment-size">{formats.size(sizeBytes)}</span>
            <IconButton icon="close" label={w.detach(name)} onClick={() => void remove(contentId)} />
          </li>
        ))}
      </ul>
      <p role="status" className="draft-attachment-sum">
        {adding !== null ? w.attaching(adding) : w.attachmentCount(listed.length, formats.size(totalBytes))}
        {totalBytes > HEAVY_BYTES && <strong> {w.heavy}</strong>}
      </p>
    </section>
  );
}
