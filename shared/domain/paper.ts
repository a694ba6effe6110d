// What is put on paper: a message with its header, or a « mot à coller », the slip that a pupil takes home in the notebook.
import { z } from 'zod';
import { MessageId } from './ids.ts';

export const PaperOrder = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    messageId: MessageId,
    /** Remote images are on it as they are on the screen. */
    remote: z.boolean(),
    /** The messages before it too. */
    history: z.boolean(),
  }),
  z.object({
    kind: z.literal('notebook'),
    school: z.string().max(200),
    title: z.string().max(300),
    text: z.string().max(20_000),
    /** A part to cut off, fill in and give back. */
    slip: z.boolean(),
  }),
]);
export type PaperOrder = z.infer<typeof PaperOrder>;

export const PaperId = z.number().int().min(1);

/** Laid out, ready to be looked at and printed. */
export interface Paper {
  paperId: number;
  /** Pages of A4. */
  pages: number;
}
