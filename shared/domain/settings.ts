// What the person chose, and what the window remembers. Every setting has a default that needs no choice.
import { z } from 'zod';

export const ListColumn = z.enum(['flagged', 'attachment', 'subject', 'from', 'date', 'size']);
export type ListColumn = z.infer<typeof ListColumn>;

export const SortBy = z.enum(['date', 'subject', 'from', 'size', 'flagged', 'attachment', 'unread']);
export type SortBy = z.infer<typeof SortBy>;

export const Sort = z.object({ by: SortBy, direction: z.enum(['asc', 'desc']) });
export type Sort = z.infer<typeof Sort>;

export const Settings = z.object({
  language: z.enum(['system', 'fr', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  layout: z.enum(['classic', 'wide', 'vertical']).default('classic'),
  threaded: z.boolean().default(false),
  sort: Sort.default({ by: 'date', direction: 'desc' }),
  /** Widths in px of the columns the person has sized. */
  columnWidths: z.partialRecord(ListColumn, z.number().int().min(24).max(2_000)).default({}),
  folderPaneWidth: z.number().int().min(140).max(800).default(230),
  /** Share of the list in list + message, 0–1. */
  listShare: z.number().min(0.1).max(0.9).default(0.42),
  composeFormat: z.enum(['rich', 'plain']).default('rich'),
  undoSendMs: z.number().int().min(0).max(120_000).default(20_000),
  spellcheck: z.boolean().default(true),
  /** Addresses (addressKey form) whose remote images are let in. */
  remoteAllowedSenders: z.array(z.string()).default([]),
});
export type Settings = z.infer<typeof Settings>;
