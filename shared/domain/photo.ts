// Pictures of people: small, kept in the store, chosen by the person or brought by a card. Never fetched from anywhere.
import { z } from 'zod';

export const PhotoId = z.number().int().positive().brand<'PhotoId'>();
export type PhotoId = z.infer<typeof PhotoId>;

export const PHOTO_BYTES_MAX = 300_000;

const PhotoType = z.enum(['image/jpeg', 'image/png', 'image/webp']);
type PhotoType = z.infer<typeof PhotoType>;

export const Photo = z.object({
  type: PhotoType,
  bytes: z
    .instanceof(Uint8Array)
    .refine(({ length }) => length <= PHOTO_BYTES_MAX)
    .refine((bytes) => photoType(bytes) !== null),
});
export type Photo = z.infer<typeof Photo>;

const MARKS: readonly [PhotoType, (string | null)[]][] = [
  ['image/jpeg', ['\xff', '\xd8', '\xff']],
  ['image/png', [...'\x89PNG\r\n\x1a\n']],
  ['image/webp', [...'RIFF', null, null, null, null, ...'WEBP']],
];

/** By what the bytes are, whatever they are said to be; null: no picture that is shown. */
export function photoType(bytes: Uint8Array): PhotoType | null {
  const begins = (mark: readonly (string | null)[]) =>
    mark.every((character, index) => character === null || bytes[index] === character.charCodeAt(0));
  return MARKS.find(([, mark]) => begins(mark))?.[0] ?? null;
}
