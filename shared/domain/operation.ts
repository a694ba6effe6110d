// What a person did that the server has not agreed to yet, as the window lists it.
import type { AccountId, OperationId } from './ids.ts';
import type { OperationAbout } from './operation-about.ts';
import type { MailErrorData } from './problem.ts';

/** One line: neighbours that want the same are one. */
export interface PendingOperation extends OperationAbout {
  /** Empty for `deleteThere`. */
  ids: OperationId[];
  accountId: AccountId;
  /** `running`: being done now. `refused`: kept here although the server does not want it; tried again later. */
  state: 'waiting' | 'running' | 'refused';
  createdAt: number;
  attempts: number;
  /** What the last attempt ran into. */
  error: MailErrorData | null;
  /** When it is tried again, where that does not depend on the connection. */
  nextTryAt: number | null;
  /** Nothing of it can have reached the server, and nothing that waits behind it needs it. */
  canGiveUp: boolean;
}
