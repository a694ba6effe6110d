// Accounts that go to other servers (ADR 0026). `changed` with area `accounts` tells of any news but the count of messages.
import { z } from 'zod';
import { AccountId } from '../domain/ids.ts';
import { MoveAccount, type MoveOutcome, type MovingState } from '../domain/moving.ts';
import { command, query } from './procedure.ts';

const OfAccount = z.object({ accountId: AccountId });

export const moving = {
  /** Of each account that has servers. */
  state: query<MovingState[]>()(z.void()),
  /** Logs in to both new servers, once; only where both let it in does the account go there. */
  move: command<MoveOutcome>()(MoveAccount),
  /** « Plus tard »: nothing is proposed for a few days. */
  putOff: command<void>()(OfAccount),
  /** What only this PC has is to be on the new server too. Goes there like any other operation. */
  deposit: command<void>()(OfAccount),
  /** What only this PC has is to stay so; not asked again before the next move. */
  keepHere: command<void>()(OfAccount),
};
