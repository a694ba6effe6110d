// What the administrator of this PC set. Served from the first moment, whatever the store's state.
import { z } from 'zod';
import type { PolicyReport } from '../domain/policies.ts';
import { query } from './procedure.ts';

export const policies = {
  inForce: query<PolicyReport>()(z.void()),
};
