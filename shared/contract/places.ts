// Main alone names places of the disk to the engine, after the person chose them in a dialog. Served from the first
// moment, as a backup may have to be restored where the store cannot be opened.
import { z } from 'zod';
import type { PlaceToken } from '../domain/transfer.ts';
import { command } from './procedure.ts';

export const places = {
  grant: command<{ place: PlaceToken }>()(z.object({ paths: z.array(z.string().min(1).max(4_096)).min(1).max(1_000) })),
};
