import { z } from 'zod';
import { TemplateId } from '../domain/ids.ts';
import { type Template, TemplateContent } from '../domain/template.ts';
import { command, query } from './procedure.ts';

/** A person's own templates. */
export const templates = {
  list: query<Template[]>()(z.void()),
  /** The last of the list. */
  add: command<{ templateId: TemplateId }>()(TemplateContent),
  rename: command<void>()(z.object({ templateId: TemplateId, name: TemplateContent.shape.name })),
  remove: command<void>()(z.object({ templateId: TemplateId })),
  /** Those that are not named keep their place behind. */
  order: command<void>()(z.object({ templateIds: z.array(TemplateId).max(1_000) })),
};
