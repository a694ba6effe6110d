import { z } from 'zod';
import { ActivityId, type ActivityReport } from '../domain/activity.ts';
import { command, query } from './procedure.ts';

const One = z.object({ id: ActivityId });

export const activities = {
  /** `changed` with area `activities` tells that it is not as it was. */
  list: query<ActivityReport>()(z.void()),
  /** After the step that is being done; what is done stays. Nothing where it cannot be stopped, or is over. */
  stop: command<void>()(One),
  /** Tried again, or gone on with, now. */
  retry: command<void>()(One),
  /** The problems were read. */
  forgetProblems: command<void>()(z.void()),
};
