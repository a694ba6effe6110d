// A picture that the person chose, made small: the square around its middle, without what the camera wrote into the file.
import type { Photo } from '../../../../shared/domain/photo.ts';

const SIDE = 192;
const FILE_BYTES_MAX = 40_000_000;

/** null: no picture that can be read. */
export async function shrinkPhoto(file: Blob): Promise<Photo | null> {
  const picture = file.size > FILE_BYTES_MAX ? null : await createImageBitmap(file).catch(unreadable);
  if (!picture) return null;
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d');
  if (!context) return null;
  const side = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  // What is transparent would be black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, SIDE, SIDE);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  const small = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
  return { type: 'image/jpeg', bytes: new Uint8Array(await small.arrayBuffer()) };
}

function unreadable(error: unknown): null {
  if (error instanceof DOMException) return null;
  throw error;
}
