import { z } from 'zod';
import { MessageId } from '../domain/ids.ts';
import { type LeaveOutcome, WayOut } from '../domain/mailing-list.ts';
import { command } from './procedure.ts';

export const mailingLists = {
  /**
   * « Se désabonner », after the person has agreed to this very way out. Refused as `invalid` where the message offers
   * another one, or none may be taken.
   */
  leave: command<{ outcome: LeaveOutcome }>()(z.object({ messageId: MessageId, wayOut: WayOut })),
};
