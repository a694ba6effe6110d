// What a command of the window is, and what decides whether it can be run.
import type { ShownFolder } from '../state/mailboxes.ts';
import type { commandWords } from './words.ts';

export type CommandName = keyof typeof commandWords.fr;

/** What decides whether a command can be run now. */
export interface Situation {
  selected: number;
  opened: boolean;
  mailbox: ShownFolder | null;
  /** The opened message came by a mailing list that one may write to. */
  list: boolean;
}

export interface Command {
  /** The first is shown; see keys.ts for their names. */
  keys: readonly string[];
  enabled(situation: Situation): boolean;
  run(): void;
}
