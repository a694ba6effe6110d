import { z } from 'zod';
import type { CleanUp, CleanUpSurvey } from '../domain/clean-up.ts';
import { AccountId, MessageId } from '../domain/ids.ts';
import { command, query } from './procedure.ts';

const Of = z.object({ accountId: AccountId });

export const cleanUps = {
  /** What takes the room of this account. null: its mail is on no server. */
  survey: query<CleanUpSurvey | null>()(Of),
  /** The last one. null: there was none. */
  state: query<CleanUp | null>()(Of),
  /** Brings `keep` to this PC, proves each copy, then deletes it on the server; deletes `destroy` for good. */
  begin: command<void>()(
    Of.extend({ keep: z.array(MessageId).max(100_000), destroyTrash: z.boolean(), destroyJunk: z.boolean() }),
  ),
  /** What has not begun stays on the server. */
  stop: command<void>()(Of),
  /** Goes on with what stayed there. */
  resume: command<void>()(Of),
};
