import type { Activities } from '../core/activities.ts';
import type { WindowHandlers } from './handlers.ts';

export function activitiesHandlers(activities: Activities): WindowHandlers['activities'] {
  return {
    list: activities.report,
    stop: ({ id }) => activities.stop(id),
    retry: ({ id }) => activities.retry(id),
    forgetProblems: activities.forgetProblems,
  };
}
