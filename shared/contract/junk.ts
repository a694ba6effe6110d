import { z } from 'zod';
import { AccountId } from '../domain/ids.ts';
import { JunkSettings, type JunkState } from '../domain/junk.ts';
import { command, query } from './procedure.ts';

/** Learning itself comes with `messages.setJunk`. Changes: area `junk`. */
export const junk = {
  state: query<JunkState>()(z.object({ accountId: AccountId })),
  set: command<void>()(z.object({ accountId: AccountId, settings: JunkSettings })),
  /** Forgets what was learnt of this account. */
  forget: command<void>()(z.object({ accountId: AccountId })),
};
