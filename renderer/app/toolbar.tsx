// The toolbar: the nine actions that everybody knows by name, the search field, and the menu of the rest. One stop
// for Tab; the arrow keys go from button to button.
import { type KeyboardEvent, useState } from 'react';
import { SearchField } from '../features/search/index.ts';
import { useLanguage, useWords } from '../i18n/index.ts';
import { useSettings } from '../state/settings.ts';
import { Button, IconButton } from '../ui/button.tsx';
import type { IconName } from '../ui/icon.tsx';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { type CommandName, commands, runCommand, useSituation } from './commands.ts';
import { shownKey } from './keys.ts';
import { commandWords, windowWords } from './words.ts';

type ButtonGroups = readonly (readonly { name: CommandName; icon: IconName }[])[];

const BUTTONS: ButtonGroups = [
  [
    { name: 'fetch', icon: 'fetch' },
    { name: 'compose', icon: 'compose' },
    { name: 'contacts', icon: 'contacts' },
  ],
  [
    { name: 'reply', icon: 'reply' },
    { name: 'replyAll', icon: 'replyAll' },
    { name: 'forward', icon: 'forward' },
  ],
  [
    { name: 'remove', icon: 'trash' },
    { name: 'junk', icon: 'junk' },
    { name: 'print', icon: 'print' },
  ],
];

export function Toolbar() {
  return (
    <header className="toolbar">
      <CommandBar groups={BUTTONS} />
      <div className="toolbar-end">
        <SearchField />
        <AppMenu />
      </div>
    </header>
  );
}

/** Commands as buttons: one stop for Tab, the arrow keys go from button to button. */
export function CommandBar({ groups }: { groups: ButtonGroups }) {
  const w = useWords(windowWords);
  const [stop, setStop] = useState<CommandName>(groups[0]![0]!.name);
  return (
    <div role="toolbar" className="toolbar-buttons" aria-label={w.toolbar} tabIndex={-1} onKeyDown={moveByArrow}>
      {groups.map((group) => (
        <div key={group[0]!.name} className="toolbar-group">
          {group.map(({ name, icon }) => (
            <CommandButton key={name} name={name} icon={icon} reachable={name === stop} onFocus={() => setStop(name)} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface CommandButtonProps {
  name: CommandName;
  icon: IconName;
  reachable: boolean;
  onFocus(): void;
}

/** In the junk folder « Indésirable » becomes its contrary. */
function CommandButton({ name, icon, reachable, onFocus }: CommandButtonProps) {
  const words = useWords(commandWords);
  const language = useLanguage();
  const situation = useSituation();
  const turned = name === 'junk' && situation.mailbox?.role === 'junk';
  const command = turned ? 'notJunk' : name;
  const key = commands[command].keys[0];
  return (
    <Button
      variant="quiet"
      icon={turned ? 'notJunk' : icon}
      className={name === 'compose' ? 'toolbar-main' : ''}
      tabIndex={reachable ? 0 : -1}
      aria-disabled={!commands[command].enabled(situation)}
      title={key ? `${words[command]} (${shownKey(key, language)})` : words[command]}
      onFocus={onFocus}
      onClick={() => void runCommand(command)}
    >
      <span className="toolbar-label">{words[command]}</span>
    </Button>
  );
}

function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(here + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}

const MENU: readonly (readonly CommandName[])[] = [
  ['layoutClassic', 'layoutWide', 'layoutVertical', 'toggleReader', 'toggleThreads', 'allHeaders'],
  ['foldersAll', 'foldersUnread', 'foldersFavourite'],
  ['nextUnread', 'back', 'forwardAgain', 'openInTab', 'openInWindow'],
  ['markThreadSeen', 'markAllSeen', 'markSeenByDate', 'undo'],
  ['replyList', 'forwardAsAttachment', 'editAsNew', 'filterFromMessage', 'addressesShown'],
  ['cleanUp', 'duplicates', 'importMail', 'exportMail', 'backUp', 'restore'],
  ['addAccount', 'settings', 'diagnosis', 'journal', 'coach', 'shortcuts'],
];

function AppMenu() {
  const w = useWords(windowWords);
  const entries = useMenuEntries();
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  return (
    <>
      <IconButton
        icon="settings"
        label={w.menu}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={(event) => {
          const { right, bottom } = event.currentTarget.getBoundingClientRect();
          setAt({ x: right, y: bottom + 4 });
        }}
      />
      {at && <Menu label={w.menu} entries={entries} at={at} onClose={() => setAt(null)} />}
    </>
  );
}

function useMenuEntries(): MenuEntry[] {
  const words = useWords(commandWords);
  const language = useLanguage();
  const situation = useSituation();
  const settings = useSettings();
  const checked: Partial<Record<CommandName, boolean>> = {
    layoutClassic: settings?.layout === 'classic',
    layoutWide: settings?.layout === 'wide',
    layoutVertical: settings?.layout === 'vertical',
    toggleReader: settings?.readerShown ?? true,
    toggleThreads: settings?.threaded ?? false,
    allHeaders: settings?.allHeaders ?? false,
    foldersAll: settings?.folderView === 'all',
    foldersUnread: settings?.folderView === 'unread',
    foldersFavourite: settings?.folderView === 'favourite',
  };
  const groups = MENU.map((names) =>
    names.map((name): MenuEntry => {
      const key = commands[name].keys[0];
      return {
        label: words[name],
        disabled: !commands[name].enabled(situation),
        run: () => void runCommand(name),
        ...(name in checked && { checked: checked[name]! }),
        ...(key && { keys: shownKey(key, language) }),
      };
    }),
  );
  return groups.flatMap((entries, index): MenuEntry[] => (index === 0 ? entries : ['separator', ...entries]));
}
