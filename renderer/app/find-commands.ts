// Commands of finding: among all messages, in the one that is read, and by the quick filter.
import { findNext, isFinding, openFind } from '../state/find-in-message.ts';
import { toggleQuickFilter } from '../state/quick-filter.ts';
import { useView } from '../state/view.ts';
import type { Command, CommandName, Situation } from './command.ts';
import { focusPane } from './panes.ts';

const always = () => true;
const oneOpened = ({ opened }: Situation) => opened;

export const findCommands = {
  search: { keys: ['Ctrl+K', 'Ctrl+Shift+F'], enabled: always, run: () => focusPane('search') },
  findInMessage: { keys: ['Ctrl+F'], enabled: always, run: findOrSearch },
  findAgain: { keys: ['F3', 'Ctrl+G'], enabled: oneOpened, run: () => findStep(1) },
  findBefore: { keys: ['Shift+F3', 'Ctrl+Shift+G'], enabled: oneOpened, run: () => findStep(-1) },
  quickFilter: { keys: ['Ctrl+Shift+K'], enabled: always, run: toggleQuickFilter },
} satisfies Partial<Record<CommandName, Command>>;

/** In the message that is read, or in all of them. */
function findOrSearch(): void {
  if (useView.getState().opened === null) focusPane('search');
  else openFind();
}

/** As in Thunderbird: where nothing is looked for yet, the field opens. */
function findStep(step: 1 | -1): void {
  if (isFinding()) findNext(step);
  else openFind();
}
