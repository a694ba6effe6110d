// To which sizes photos are shrunk, and which attachments are photos. Pure.
import type { DraftAttachment } from '../../../../shared/domain/draft.ts';

/** The longer side, in pixels. */
export const PHOTO_SIDES = { large: 2560, medium: 1600, small: 1024 } as const;
export type PhotoSize = keyof typeof PHOTO_SIDES;
export const PHOTO_SIZES = Object.keys(PHOTO_SIDES) as PhotoSize[];

/** Below this there is little to win. */
const WORTH_BYTES = 300_000;
const KINDS = /^image\/(jpe?g|pjpeg|png|webp)$/i;
const NAMES = /\.(jpe?g|png|webp)$/i;

/** Attachments that may become smaller; pictures within the text are as their author placed them. */
export function shrinkable(attachments: readonly DraftAttachment[]): DraftAttachment[] {
  return attachments.filter(
    ({ inline, sizeBytes, type, name }) =>
      !inline && sizeBytes >= WORTH_BYTES && (KINDS.test(type) || (!type.startsWith('image/') && NAMES.test(name))),
  );
}

/** The same shape, no side longer than `side`, never larger than it was, never nothing. */
export function fitted(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** « IMG_0042.webp » becomes a JPEG; a PNG stays one, as it may be a drawing with nothing behind it. */
export function shrunkName(name: string, type: string): string {
  return type === 'image/jpeg'
    ? name.replace(/(\.(png|webp|jpe?g))?$/i, (end) => (/jpe?g$/i.test(end) ? end : '.jpg'))
    : name;
}
