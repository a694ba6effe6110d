import type { CleanUps } from '../housekeeping/clean-up.ts';
import type { WindowHandlers } from './handlers.ts';

export function cleanUpsHandlers(cleanUps: CleanUps): WindowHandlers['cleanUps'] {
  return {
    survey: ({ accountId }) => cleanUps.survey(accountId),
    state: ({ accountId }) => cleanUps.state(accountId),
    begin: (input) => cleanUps.begin(input),
    stop: ({ accountId }) => cleanUps.stop(accountId),
    resume: ({ accountId }) => cleanUps.resume(accountId),
  };
}
