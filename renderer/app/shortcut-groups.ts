// Under which head a key stands in the sheet of keys, and the keys that are no commands: those of the list itself and of
// the window that writes.
import type { CommandName } from './command.ts';

export type KeyGroup = 'keysRead' | 'keysWrite' | 'keysSort' | 'keysList' | 'keysWindow';

const READ: readonly CommandName[] = [
  'nextUnread',
  'previousUnread',
  'nextUnreadThread',
  'nextMessage',
  'previousMessage',
  'back',
  'forwardAgain',
  'openInTab',
  'openInWindow',
  'print',
  'saveMessage',
  'source',
  'findInMessage',
  'findAgain',
  'findBefore',
  'fetch',
];
const WRITE: readonly CommandName[] = ['compose', 'reply', 'replyAll', 'replyList', 'forward', 'editAsNew', 'contacts'];
const WINDOW: readonly CommandName[] = [
  'search',
  'quickFilter',
  'renameFolder',
  'settings',
  'closeTab',
  'reopenTab',
  'nextTab',
  'previousTab',
  'showTab1',
  'showTab2',
  'showTab3',
  'showTab4',
  'showTab5',
  'showTab6',
  'showTab7',
  'showTab8',
  'showTab9',
  'toggleReader',
  'nextPane',
  'previousPane',
  'shortcuts',
];

/** A command that is in none of the lists is about the messages that are selected. */
export function groupOfCommand(name: CommandName): KeyGroup {
  if (READ.includes(name)) return 'keysRead';
  if (WRITE.includes(name)) return 'keysWrite';
  return WINDOW.includes(name) ? 'keysWindow' : 'keysSort';
}

/** Of the window that writes, which has no table of commands. */
export const WRITING_KEYS = [
  ['writingSend', 'Ctrl+Enter'],
  ['writingWhoSees', 'F8'],
] as const;

/** What grid-keys.ts and the heads of the columns do. */
export const LIST_KEYS = [
  ['keyOpen', 'Enter'],
  ['keyExtend', 'Shift+ArrowDown'],
  ['keyMoveAlone', 'Ctrl+ArrowDown'],
  ['keyToggle', 'Ctrl+Space'],
  ['keyFold', 'ArrowLeft'],
  ['keyUnfold', 'ArrowRight'],
  ['keyMenu', 'Shift+F10'],
  ['keyMoveColumn', 'Alt+Shift+ArrowLeft'],
] as const;
