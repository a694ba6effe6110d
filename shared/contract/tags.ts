import { z } from 'zod';
import { Keyword, type Tag, TagColour } from '../domain/tag.ts';
import { command, query } from './procedure.ts';

const TagName = z.string().trim().min(1).max(60);

/** Which tags messages bear stands in their `keywords`; given and taken by `messages.setTag`. Changes: area `tags`. */
export const tags = {
  /** In the person's order, which is that of the keys 1 to 9. */
  list: query<Tag[]>()(z.void()),
  /** Refuses (`invalid`) a name that another tag has. */
  add: command<{ keyword: string }>()(z.object({ name: TagName, colour: TagColour })),
  /** The keyword stays, and so do the messages' tags. */
  update: command<void>()(z.object({ keyword: Keyword, name: TagName.optional(), colour: TagColour.optional() })),
  /** Messages keep the keyword, which is then shown as that of another program. */
  remove: command<void>()(z.object({ keyword: Keyword })),
  order: command<void>()(z.object({ keywords: z.array(Keyword).max(200) })),
};
