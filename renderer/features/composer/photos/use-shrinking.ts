// The photos of a draft at each size that was asked for: shrunk once, kept while the dialog is open. What would not become
// smaller stays as it is.
import { useEffect, useRef, useState } from 'react';
import type { DraftAttachment } from '../../../../shared/domain/draft.ts';
import type { Attachments } from '../use-attachments.ts';
import { PHOTO_SIDES, type PhotoSize, shrunkName } from './photo-sizes.ts';
import { type PhotoThread, startPhotoThread } from './photo-thread.ts';

export interface Shrunk {
  /** One for each photo that becomes smaller. */
  photos: { contentId: string; original: File; file: File }[];
  beforeBytes: number;
  /** Of all of them, those that stay as they are included. */
  afterBytes: number;
  /** How many told where they were taken, and will not any more. */
  toldWhere: number;
}

/** null: being worked out. */
export function useShrinking(
  photos: readonly DraftAttachment[],
  size: PhotoSize,
  read: Attachments['read'],
): Shrunk | null {
  const known = useRef(new Map<PhotoSize, Shrunk>());
  const [answer, setAnswer] = useState<{ size: PhotoSize; shrunk: Shrunk } | null>(null);
  const thread = useRef<PhotoThread | null>(null);
  const list = useRef(photos);
  useEffect(() => {
    const started = startPhotoThread();
    thread.current = started;
    return () => started.end();
  }, []);
  useEffect(() => {
    let left = false;
    const work = async () => {
      const shrunk = known.current.get(size) ?? (await shrinkAll(thread.current!, list.current, size, read));
      known.current.set(size, shrunk);
      if (!left) setAnswer({ size, shrunk });
    };
    void work();
    return () => {
      left = true;
    };
  }, [size, read]);
  return answer?.size === size ? answer.shrunk : null;
}

async function shrinkAll(
  thread: PhotoThread,
  photos: readonly DraftAttachment[],
  size: PhotoSize,
  read: Attachments['read'],
): Promise<Shrunk> {
  const result: Shrunk = { photos: [], beforeBytes: 0, afterBytes: 0, toldWhere: 0 };
  for (const { contentId, name, type, sizeBytes } of photos) {
    result.beforeBytes += sizeBytes;
    const bytes = await read(contentId);
    const shrunk = bytes && (await thread.shrink({ bytes, type, side: PHOTO_SIDES[size] }));
    if (!bytes || !shrunk || shrunk.bytes.length >= sizeBytes) {
      result.afterBytes += sizeBytes;
      continue;
    }
    result.afterBytes += shrunk.bytes.length;
    if (shrunk.toldWhere) result.toldWhere += 1;
    result.photos.push({
      contentId,
      original: new File([bytes], name, { type }),
      file: new File([shrunk.bytes], shrunkName(name, shrunk.type), { type: shrunk.type }),
    });
  }
  return result;
}
