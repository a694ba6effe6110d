import { findDuplicates } from '../housekeeping/duplicates.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function duplicatesHandlers({ store }: ApiContext): WindowHandlers['duplicates'] {
  return { find: ({ scope }, signal) => findDuplicates(store.reads, scope, signal) };
}
