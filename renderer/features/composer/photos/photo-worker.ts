// Shrinks one photo after the other, on a thread of its own: 12 million points take a while. What is drawn anew holds the
// picture and nothing else: upright as its Exif orientation says, without the place where it was taken.
import { tellsWhere } from './photo-location.ts';
import { fitted } from './photo-sizes.ts';

export interface PhotoQuestion {
  id: number;
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  side: number;
}

/** null: this is no picture that can be read. */
export interface PhotoAnswer {
  id: number;
  shrunk: { bytes: Uint8Array<ArrayBuffer>; type: string; toldWhere: boolean } | null;
}

const JPEG_QUALITY = 0.82;

self.onmessage = async ({ data }: MessageEvent<PhotoQuestion>) => {
  const shrunk = await shrink(data);
  self.postMessage({ id: data.id, shrunk } satisfies PhotoAnswer, {
    transfer: shrunk ? [shrunk.bytes.buffer] : [],
  });
};

async function shrink({ bytes, type, side }: PhotoQuestion): Promise<PhotoAnswer['shrunk']> {
  const picture = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' }).catch(unreadable);
  if (!picture) return null;
  const { width, height } = fitted(picture.width, picture.height, side);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  const blob = await canvas.convertToBlob({
    type: type === 'image/png' ? 'image/png' : 'image/jpeg',
    quality: JPEG_QUALITY,
  });
  return { bytes: new Uint8Array(await blob.arrayBuffer()), type: blob.type, toldWhere: tellsWhere(bytes) };
}

/** Not a picture, or one too large to be drawn. */
function unreadable(error: unknown): null {
  if (error instanceof DOMException) return null;
  throw error;
}
