import { z } from 'zod';
import { type DuplicateGroup, DuplicateScope } from '../domain/duplicate.ts';
import { query } from './procedure.ts';

export const duplicates = {
  /** Those with copies, the newest first, and whether there are more than fit. */
  find: query<{ groups: DuplicateGroup[]; more: boolean }>()(z.object({ scope: DuplicateScope })),
};
