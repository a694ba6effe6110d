import { z } from 'zod';
import { type DuplicateGroup, DuplicateScope } from '../domain/duplicate.ts';
import { MessageId } from '../domain/ids.ts';
import { command, query } from './procedure.ts';
import type { Undoable } from './undo.ts';

export const duplicates = {
  /** Those with copies, the newest first, and whether there are more than fit. */
  find: query<{ groups: DuplicateGroup[]; more: boolean }>()(z.object({ scope: DuplicateScope })),
  /** To the trash, each as long as the one that is kept for it is still there. */
  remove: command<Undoable>()(
    z.object({
      copies: z
        .array(z.object({ id: MessageId, keptId: MessageId }))
        .min(1)
        .max(100_000),
    }),
  ),
};
