// Set-ups that wait for the network or for their servers. `changed` with area `setups` tells of any news.
import { z } from 'zod';
import { SetupId } from '../domain/ids.ts';
import type { SharedSettings } from '../domain/shared-settings.ts';
import { PlaceToken } from '../domain/transfer.ts';
import { SetupToKeep, type WaitingSetup } from '../domain/waiting-setup.ts';
import { command, query } from './procedure.ts';

export const setups = {
  list: query<WaitingSetup[]>()(z.void()),
  /** Takes the place of one that is kept for the same address; the first try is made at once. */
  keep: command<{ setupId: SetupId }>()(SetupToKeep),
  /** To the questions `agreement` and `pop3`; goes on at once. */
  agree: command<void>()(
    z.object({ setupId: SetupId, hosts: z.array(z.string().max(255)).max(20), pop3: z.boolean() }),
  ),
  /** null: all that wait. Nothing that was refused is tried again. */
  tryNow: command<void>()(z.object({ setupId: SetupId.nullable() })),
  /** What a colleague handed on. Stores nothing; throws MailError `place` where it is no such file. */
  readSettings: query<SharedSettings>()(z.object({ place: PlaceToken })),
  /** Forgets it with its password. Of a finished one: the person has seen it. */
  drop: command<void>()(z.object({ setupId: SetupId })),
};
