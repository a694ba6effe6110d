import { LESSONS_NEEDED } from '../core/junk-score.ts';
import { forgetJunk, junkLessons, junkSettings, setJunkSettings } from '../store/junk.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function junkHandlers({ store }: ApiContext): WindowHandlers['junk'] {
  return {
    state: ({ accountId }) => ({
      ...junkSettings(store.reads, accountId),
      learnt: junkLessons(store.reads, accountId),
      needed: LESSONS_NEEDED,
    }),
    set: ({ accountId, settings }) => store.transaction((tx) => setJunkSettings(tx, accountId, settings)),
    forget: ({ accountId }) => store.transaction((tx) => forgetJunk(tx, accountId)),
  };
}
