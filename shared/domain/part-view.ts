// Attachments that are shown inside the program, in a frame of their own without network or anything of the program's: which
// ones, and what frame and window tell each other. What a frame says is a stranger's word and is parsed.
import { z } from 'zod';
import type { Attachment } from './message.ts';

export type ViewKind = 'image' | 'pdf' | 'table' | 'text';

/** Larger ones are for the program that was made for them. */
export const VIEWED_BYTES_MAX = 30_000_000;

const IMAGE = /^image\/(png|jpeg|gif|webp|bmp)$/;
const TABLE = /\.(csv|tsv)$/i;
const TEXT =
  /\.(txt|log|md|json|xml|py|rb|pl|sh|csh|ksh|js|ts|css|sql|c|h|cpp|java|tex|srt|ini|yml|yaml|ics|vcf|html?|svg|bat|cmd|ps1|vbs|asc)$/i;

/** null: it is not shown here. By content first: what calls itself a picture and is none is not shown as one. */
export function viewKind({ name, declaredType, detectedType, sizeBytes }: Attachment): ViewKind | null {
  if (sizeBytes > VIEWED_BYTES_MAX || sizeBytes === 0) return null;
  if (detectedType !== null) {
    if (IMAGE.test(detectedType)) return 'image';
    if (detectedType === 'application/pdf') return 'pdf';
    const isText = /^text\/|^image\/svg|x-shellscript$/.test(detectedType);
    return isText && (TEXT.test(name) || /^text\//.test(declaredType)) ? 'text' : null;
  }
  if (TABLE.test(name) || declaredType === 'text/csv' || declaredType === 'text/tab-separated-values') return 'table';
  return TEXT.test(name) || /^text\//.test(declaredType) ? 'text' : null;
}

/** What a window tells the frame. */
export type ToViewer = { type: 'zoom'; factor: number } | { type: 'page'; page: number };

/** Why nothing is shown. */
export const ViewFailure = z.enum(['broken', 'encrypted', 'tooSlow']);
export type ViewFailure = z.infer<typeof ViewFailure>;

/** Keys of the view that its frame hands on; the others scroll and select in it. */
export const VIEW_KEYS = ['Escape', '+', '=', '-', '0'] as const;
export type ViewKey = (typeof VIEW_KEYS)[number];

const PAGES_MAX = 100_000;

/** What the frame tells the window. */
export const FromViewer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    pages: z.number().int().min(0).max(PAGES_MAX),
    /** Those that are drawn here, from the first one. */
    shownPages: z.number().int().min(0).max(PAGES_MAX),
    cut: z.boolean(),
  }),
  /** What was drawn lacks letters or pictures that this frame cannot draw. */
  z.object({ type: z.literal('incomplete') }),
  z.object({ type: z.literal('page'), page: z.number().int().min(1).max(PAGES_MAX) }),
  z.object({ type: z.literal('failed'), reason: ViewFailure }),
  /** Pressed while the frame had the focus. */
  z.object({ type: z.literal('key'), key: z.enum(VIEW_KEYS) }),
]);
export type FromViewer = z.infer<typeof FromViewer>;
