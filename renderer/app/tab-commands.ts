// Commands of the tabs: from one to another, closed and opened again.
import { shell } from '../engine/engine.ts';
import { closeTab, reopenTab, showNextTab, showTabAt } from '../state/tabs.ts';
import { useView } from '../state/view.ts';
import type { Command, CommandName } from './command.ts';
import { AZERTY } from './keys.ts';

const always = () => true;
const inTabs = () => useView.getState().tabs.length > 0;

/**
 * With Ctrl or Alt, as Thunderbird has it on Windows and on Linux, also by the sign that a French keyboard has there.
 * « Ctrl+- » stays what makes letters smaller.
 */
function tabAt(place: number): Command {
  const signs = [String(place), AZERTY[place]!];
  const keys = ['Ctrl', 'Alt'].flatMap((held) => signs.map((sign) => `${held}+${sign}`));
  return { keys: keys.filter((key) => key !== 'Ctrl+-'), enabled: inTabs, run: () => void showTabAt(place) };
}

export const tabCommands = {
  reopenTab: { keys: ['Ctrl+Shift+T'], enabled: always, run: () => void reopenTab() },
  closeTab: { keys: ['Ctrl+W', 'Ctrl+F4'], enabled: always, run: closeWhatIsShown },
  nextTab: { keys: ['Ctrl+Tab', 'Ctrl+PageDown'], enabled: inTabs, run: () => showNextTab(1) },
  previousTab: { keys: ['Ctrl+Shift+Tab', 'Ctrl+PageUp'], enabled: inTabs, run: () => showNextTab(-1) },
  showTab1: tabAt(1),
  showTab2: tabAt(2),
  showTab3: tabAt(3),
  showTab4: tabAt(4),
  showTab5: tabAt(5),
  showTab6: tabAt(6),
  showTab7: tabAt(7),
  showTab8: tabAt(8),
  showTab9: tabAt(9),
} satisfies Partial<Record<CommandName, Command>>;

/** The tab; in a window of its own the window. The first tab stays. */
function closeWhatIsShown(): void {
  const { tab, tabs } = useView.getState();
  if (tab !== null && tabs.includes(tab)) closeTab(tab);
  else if (tab !== null) void shell.closeWindow();
}
