// The tabs over the panes: folders and list first, then a tab for each message that was opened in one (ARIA tabs pattern:
// one stop for Tab, arrows from one to the next, Suppr closes). There while any is open.
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { MessageId } from '../../shared/domain/ids.ts';
import { engine } from '../engine/engine.ts';
import { useEngineQuery } from '../engine/use-query.ts';
import { useWords } from '../i18n/index.ts';
import { settingsNow } from '../state/settings.ts';
import { closeTab, keepTabs, restoreTabs, showNextTab, showTab } from '../state/tabs.ts';
import { useView } from '../state/view.ts';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { windowWords } from './words.ts';
import './tab-bar.css';

export const TAB_PANEL = 'tab-panel';

export function TabBar() {
  const w = useWords(windowWords);
  const tabs = useView((state) => state.tabs);
  const tab = useView((state) => state.tab);
  const list = useRef<HTMLDivElement>(null);
  useRestoredTabs();
  const subjects = useSubjects(tabs);
  if (tabs.length === 0) return null;

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.altKey || event.ctrlKey) return;
    if (step !== 0) showNextTab(step);
    else if (event.key === 'Delete' && tab !== null) closeTab(tab);
    else return;
    event.preventDefault();
    event.stopPropagation();
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  }

  const button = (id: MessageId | null, label: string) => (
    <button
      type="button"
      role="tab"
      id={`tab-${id ?? 'mail'}`}
      className="tab-button"
      aria-selected={tab === id}
      aria-controls={TAB_PANEL}
      tabIndex={tab === id ? 0 : -1}
      title={label}
      onClick={() => showTab(id)}
    >
      <Icon name={id === null ? 'inbox' : 'account'} />
      <span>{label}</span>
    </button>
  );
  return (
    <div className="tab-bar" data-pane="tabs" tabIndex={-1}>
      <div ref={list} role="tablist" tabIndex={-1} aria-label={w.tabs} onKeyDown={onKeyDown}>
        <span className="tab-slot" role="presentation">
          {button(null, w.mailTab)}
        </span>
        {tabs.map((id) => {
          const subject = subjects.get(id) ?? '…';
          return (
            <span
              key={id}
              className="tab-slot"
              role="presentation"
              onAuxClick={(event) => event.button === 1 && closeTab(id)}
            >
              {button(id, subject)}
              {/* For the pointer: Suppr on the tab and Ctrl+W do the same, and a tab may hold no other control. */}
              <span className="tab-close" aria-hidden="true">
                <IconButton icon="close" label={w.closeTabOf(subject)} tabIndex={-1} onClick={() => closeTab(id)} />
              </span>
            </span>
          );
        })}
      </div>
    </div>
  );
}

function useRestoredTabs(): void {
  useEffect(() => restoreTabs(settingsNow()?.openTabs ?? []), []);
}

/** What the messages are about; those that are no more lose their tab. */
function useSubjects(tabs: readonly MessageId[]): ReadonlyMap<MessageId, string> {
  const w = useWords(windowWords);
  const { data, isPlaceholderData } = useEngineQuery(
    ['tabs', tabs],
    (signal) => engine.messages.rows({ ids: [...tabs] }, signal),
    {
      enabled: tabs.length > 0,
      keepPrevious: true,
      changedBy: ({ messages }) => messages === null || messages.some((id) => tabs.includes(id)),
    },
  );
  useEffect(() => {
    // Of the answer to these tabs: that to those before knows nothing of one that was opened since.
    if (!data || isPlaceholderData || data.length === tabs.length) return;
    const here = new Set(data.map(({ id }) => id));
    keepTabs(tabs.filter((id) => here.has(id)));
  }, [data, isPlaceholderData, tabs]);
  return new Map(data?.map(({ id, subject }) => [id, subject || w.noSubject]));
}
