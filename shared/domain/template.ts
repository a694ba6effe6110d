// A letter to begin with: a subject, a body, fields in braces. It knows no recipients. Those that come with Casier are in
// shared/compose/built-in-templates.ts; a person's own are in the store.
import { z } from 'zod';
import type { TemplateId } from './ids.ts';

export const TemplateContent = z.object({
  name: z.string().trim().min(1).max(100),
  subject: z.string().max(998),
  /** null: plain text, as it stands in `text`. Sanitised on its way in. */
  html: z.string().max(1_000_000).nullable(),
  text: z.string().max(1_000_000),
});
export type TemplateContent = z.infer<typeof TemplateContent>;

/** A person's own, in the order that the person gave them. */
export interface Template extends TemplateContent {
  id: TemplateId;
}
