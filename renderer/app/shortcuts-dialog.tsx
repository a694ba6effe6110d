// The sheet of keys, made of the table of commands: what each key does, by what one is about, and found by a word.
import { useState } from 'react';
import { fold } from '../../shared/domain/search.ts';
import { useLanguage, useWords } from '../i18n/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { commandNames, commands } from './commands.ts';
import { shownKey } from './keys.ts';
import { groupOfCommand, type KeyGroup, LIST_KEYS, WRITING_KEYS } from './shortcut-groups.ts';
import { commandWords, windowWords } from './words.ts';

interface Line {
  group: KeyGroup;
  label: string;
  keys: readonly string[];
}

/** A command may have more, for other keyboards. */
const SHOWN_KEYS = 2;

const GROUPS: readonly KeyGroup[] = ['keysRead', 'keysWrite', 'keysSort', 'keysList', 'keysWindow'];

export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const w = useWords(windowWords);
  const [filter, setFilter] = useState('');
  const lines = useLines();
  const wanted = fold(filter.trim());
  const found = lines.filter(({ label, keys }) => fold(`${label} ${keys.join(' ')}`).includes(wanted));
  return (
    <Dialog title={w.shortcutsTitle} onClose={onClose}>
      <TextField
        label={w.shortcutsFilter}
        autoFocus
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: takes the focus, as nothing else in it does and it scrolls */}
      <section className="shortcuts-list" tabIndex={0} aria-label={w.shortcutsTitle}>
        {GROUPS.map((group) => (
          <KeyLines key={group} title={w[group]} lines={found.filter((line) => line.group === group)} />
        ))}
      </section>
      {found.length === 0 && <p role="status">{w.shortcutsNone}</p>}
    </Dialog>
  );
}

function KeyLines({ title, lines }: { title: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl className="shortcuts">
        {lines.map(({ label, keys }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useLines(): Line[] {
  const w = useWords(windowWords);
  const words = useWords(commandWords);
  const language = useLanguage();
  const shown = (keys: readonly string[]) => [...new Set(keys.map((key) => shownKey(key, language)))];
  return [
    ...commandNames
      .filter((name) => commands[name].keys.length > 0)
      .map((name) => ({
        group: groupOfCommand(name),
        label: words[name].replace('…', ''),
        keys: shown(commands[name].keys.slice(0, SHOWN_KEYS)),
      })),
    ...WRITING_KEYS.map(([name, key]) => ({ group: 'keysWrite' as const, label: w[name], keys: shown([key]) })),
    ...LIST_KEYS.map(([name, key]) => ({ group: 'keysList' as const, label: w[name], keys: shown([key]) })),
  ];
}
