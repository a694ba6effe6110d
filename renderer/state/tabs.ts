// Messages in tabs of the main window, beside the first one that shows folders and list. Kept in the settings, so that
// the next start finds them; a message that is gone by then has no tab any more.
import type { MessageId } from '../../shared/domain/ids.ts';
import { OPEN_TABS_MAX } from '../../shared/domain/settings.ts';
import { saveSettings } from './settings.ts';
import { useView } from './view.ts';

/** One that is open already is shown. The oldest make room. */
export function openTab(id: MessageId): void {
  const { tabs } = useView.getState();
  const next = tabs.includes(id) ? tabs : [...tabs, id].slice(-OPEN_TABS_MAX);
  setTabs(next, id);
}

/** null: folders and list. */
export function showTab(tab: MessageId | null): void {
  useView.setState({ tab });
}

/** Those that were closed in this window, the last one last. */
const closed: MessageId[] = [];

/** Ctrl+Shift+T: the tab that was closed last. Answers whether there was one. */
export function reopenTab(): boolean {
  const id = closed.pop();
  if (id !== undefined) openTab(id);
  return id !== undefined;
}

/** What is shown then is its neighbour to the right, else to the left, else folders and list. */
export function closeTab(id: MessageId): void {
  const { tabs, tab } = useView.getState();
  const at = tabs.indexOf(id);
  if (at < 0) return;
  closed.push(id);
  const next = tabs.filter((one) => one !== id);
  setTabs(next, tab === id ? (next[at] ?? next[at - 1] ?? null) : tab);
}

/** The tab goes on with another message. */
export function replaceInTab(id: MessageId, by: MessageId): void {
  const { tabs } = useView.getState();
  if (tabs.includes(by)) closeTab(id);
  else if (tabs.includes(id)) setTabs(tabs.toSpliced(tabs.indexOf(id), 1, by), by);
  useView.setState({ tab: by });
}

/** Round and round, folders and list among them. */
export function showNextTab(step: 1 | -1): void {
  const { tabs, tab } = useView.getState();
  const all = [null, ...tabs];
  showTab(all[(all.indexOf(tab) + step + all.length) % all.length] ?? null);
}

/** As they stand: folders and list are the first, the ninth means the last. Answers whether there is such a one. */
export function showTabAt(place: number): boolean {
  const { tabs } = useView.getState();
  const all = [null, ...tabs];
  const tab = place === 9 ? all.at(-1) : all[place - 1];
  if (tab === undefined || tabs.length === 0) return false;
  showTab(tab);
  return true;
}

/** Those of the last time. */
export function restoreTabs(ids: readonly MessageId[]): void {
  useView.setState({ tabs: ids });
}

/** Of messages that are no more; `tabs` says what is left. */
export function keepTabs(tabs: readonly MessageId[]): void {
  const { tab } = useView.getState();
  setTabs(tabs, tab !== null && tabs.includes(tab) ? tab : null);
}

function setTabs(tabs: readonly MessageId[], tab: MessageId | null): void {
  useView.setState({ tabs, tab });
  saveSettings({ openTabs: [...tabs] });
}
