// What a list is narrowed to by one click: messages that have everything that is chosen, and one of the tags.
import { z } from 'zod';

export const QuickFilter = z.object({
  unread: z.boolean(),
  flagged: z.boolean(),
  /** Of a thread that is watched. */
  watched: z.boolean(),
  attachments: z.boolean(),
  /** From somebody in the address book. */
  contacts: z.boolean(),
  /** Keywords; none: whatever the message bears. */
  tags: z.array(z.string().max(200)).max(50),
});
export type QuickFilter = z.infer<typeof QuickFilter>;

export const NO_FILTER: QuickFilter = {
  unread: false,
  flagged: false,
  watched: false,
  attachments: false,
  contacts: false,
  tags: [],
};

export function isFiltering({ tags, ...clicked }: QuickFilter): boolean {
  return tags.length > 0 || Object.values(clicked).some((one) => one);
}
