// How pressing a message is, as its author says. What is not said is normal.
import { z } from 'zod';

export const Priority = z.enum(['high', 'normal', 'low']);
export type Priority = z.infer<typeof Priority>;
