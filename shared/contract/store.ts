// Whether the encrypted store is open. Served from the first moment; every other area waits while it is being
// opened, and fails with MailError store/storeLocked while it is not.
import { z } from 'zod';
import type { Problem } from '../domain/problem.ts';
import type { RepairProgress, RepairReport } from '../domain/repair.ts';
import { type BackupContents, PlaceToken } from '../domain/transfer.ts';
import { command, query } from './procedure.ts';

export type StoreState =
  | { kind: 'opening' }
  | {
      kind: 'open';
      /**
       * False: there is neither a keychain nor a mailbox password to keep the key under, so that what is in the
       * store (the trial mailbox) is forgotten when Casier closes. Setting up an account makes it true.
       */
      kept: boolean;
      /** What a person should know of how it was found: an old copy that was put back, a clock that went back. */
      notices?: Problem[];
    }
  /** No keychain holds the key: the password of one of these mailboxes opens the store. */
  | { kind: 'locked'; addresses: string[] }
  /** From a newer Casier, broken, disk full … Nothing was deleted. */
  | { kind: 'failed'; problem: Problem }
  | { kind: 'repairing'; progress: RepairProgress }
  /** A new store is in its place: `open` opens it, once the report has been read. */
  | { kind: 'repaired'; report: RepairReport };

const BackupToRead = z.object({ place: PlaceToken, passphrase: z.string().min(1).max(1024) });

export const store = {
  state: query<StoreState>()(z.void()),
  /** Tries a mailbox password on the key slots; nothing goes to the network. */
  unlock: command<{ ok: boolean }>()(z.object({ password: z.string().min(1).max(1024) })),
  /** Tries again what failed: the disk has room now, the other session is closed … The state tells what came of it. */
  open: command<void>()(z.void()),
  /**
   * Builds a new store from what can be read of a damaged one, which is kept aside; of one that is gone, from what lies
   * beside it, or else an empty one. The state tells how far it is; the
   * answer comes when it is over. Nothing is asked of the network until the repaired store is opened.
   */
  repair: command<void>()(z.void()),
  /** What a backup holds. Changes nothing; throws MailError `place` where it cannot be opened. */
  readBackup: query<BackupContents>()(BackupToRead),
  /**
   * Puts it in the place of the store, which is kept aside. Answers what was counted in it when it lay here; then the
   * state goes through `opening` to that of the restored store, of which every answer has to be asked for anew.
   */
  restore: command<BackupContents>()(BackupToRead),
};
