// How the text of messages is shown to this person: how large, and in what kind of letters where their sender chose none.
import { z } from 'zod';

/** Steps of « Agrandir » and « Réduire ». */
export const ZOOM_STEPS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

export const ZoomPercent = z.number().int().min(50).max(300);
export const PlainFont = z.enum(['proportional', 'fixed']);
export type PlainFont = z.infer<typeof PlainFont>;

export const TextLook = z.object({
  zoomPercent: ZoomPercent,
  /** Of messages in plain text; `fixed`: columns that were lined up with blanks stand. */
  plainFont: PlainFont,
});
export type TextLook = z.infer<typeof TextLook>;

export const USUAL_LOOK: TextLook = { zoomPercent: 100, plainFont: 'proportional' };

/** The next step up or down from any size; itself at the end of the steps. */
export function zoomedBy(percent: number, direction: 1 | -1): number {
  const next =
    direction === 1 ? ZOOM_STEPS.find((step) => step > percent) : ZOOM_STEPS.findLast((step) => step < percent);
  return next ?? percent;
}
