// « Réduire les photos »: beside the attachments where there are photos worth it; a choice of sizes, each with what it
// would save, and one click back.
import { useId, useState } from 'react';
import type { DraftAttachment } from '../../../../shared/domain/draft.ts';
import { useFormats, useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { sayFailure } from '../../problems/index.ts';
import type { Attachments } from '../use-attachments.ts';
import { PHOTO_SIZES, type PhotoSize, shrinkable } from './photo-sizes.ts';
import { type Shrunk, useShrinking } from './use-shrinking.ts';
import { words } from './words.ts';

export function ShrinkPhotos({ attachments }: { attachments: Attachments }) {
  const w = useWords(words);
  const [open, setOpen] = useState(false);
  const photos = shrinkable(attachments.list);
  if (photos.length === 0) return null;
  return (
    <>
      <Button icon="image" onClick={() => setOpen(true)}>
        {w.shrink}
      </Button>
      {open && <ShrinkDialog photos={photos} attachments={attachments} onClose={() => setOpen(false)} />}
    </>
  );
}

interface ShrinkDialogProps {
  photos: readonly DraftAttachment[];
  attachments: Attachments;
  onClose(): void;
}

function ShrinkDialog({ photos, attachments, onClose }: ShrinkDialogProps) {
  const w = useWords(words);
  const { size: sizeWords } = useFormats();
  const name = useId();
  const [size, setSize] = useState<PhotoSize>('medium');
  const shrunk = useShrinking(photos, size, attachments.read);

  async function take({ photos: files, beforeBytes, afterBytes, toldWhere }: Shrunk): Promise<void> {
    onClose();
    const taken: { contentId: string; original: File }[] = [];
    for (const { contentId, file, original } of files) {
      const fresh = await attachments.exchange(contentId, file);
      if (fresh !== null) taken.push({ contentId: fresh, original });
    }
    const undo = async () => {
      for (const { contentId, original } of taken) await attachments.exchange(contentId, original);
    };
    showToast({
      text: w.done(sizeWords(beforeBytes), sizeWords(afterBytes), toldWhere),
      action: { label: w.undo, run: () => void undo().catch(sayFailure) },
    });
  }

  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button
        variant="primary"
        disabled={!shrunk || shrunk.photos.length === 0}
        onClick={() => shrunk && void take(shrunk).catch(sayFailure)}
      >
        {w.take}
      </Button>
    </>
  );
  return (
    <Dialog title={w.title} size="small" onClose={onClose} foot={foot}>
      <p>{w.intro(photos.length)}</p>
      <fieldset className="photo-sizes">
        <legend>{w.size}</legend>
        {PHOTO_SIZES.map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={one === size} onChange={() => setSize(one)} /> {w[one]}
          </label>
        ))}
      </fieldset>
      <p role="status" className="photo-gain">
        {!shrunk
          ? w.working
          : shrunk.photos.length === 0
            ? w.noGain
            : w.gain(sizeWords(shrunk.beforeBytes), sizeWords(shrunk.afterBytes))}
      </p>
      <p>{shrunk && shrunk.toldWhere > 0 ? w.places(shrunk.toldWhere) : w.placesNone}</p>
    </Dialog>
  );
}
