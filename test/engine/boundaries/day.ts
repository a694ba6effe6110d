// What the scripted day (day-process.ts) and those who judge its trace have to agree on.
import type { NewAccount } from '../../../shared/domain/account.ts';

/** In Courrier entrant in the morning. */
export const LETTERS = 24;

export const MARK_PREFIX = 'mark ';

/** The place of what was deleted for good. */
export const NOWHERE = 'nowhere';

/** `about` shall be `value` from now on: perhaps once it is asked for, surely once it is answered. */
export interface Mark {
  type: 'asked' | 'answered';
  about: string;
  value: string;
}

export interface DayOptions {
  dataDir: string;
  keychainFile: string;
  workers: {
    parse: string;
    spelling: string;
    checkpoint: string;
    search: string;
    backup: string;
    readBook: string;
    scan: string;
    signature: string;
    render: string;
  };
  account: NewAccount;
  /** The address of somebody to write to. */
  colleague: string;
}
