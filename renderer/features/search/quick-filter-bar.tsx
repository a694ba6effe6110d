// The quick filter: one click, and the list shows what is unread, starred, from people of the address book …; several together
// narrow it further. As long as it filters it is to be seen.
import { useEffect, useRef } from 'react';
import { isFiltering, type QuickFilter } from '../../../shared/domain/quick-filter.ts';
import { tagName } from '../../../shared/domain/tag.ts';
import { focusPane } from '../../app/panes.ts';
import { useFormats, useLanguage, useWords } from '../../i18n/index.ts';
import {
  clearQuickFilter,
  pinQuickFilter,
  setQuickFilter,
  toggleQuickFilter,
  useQuickFilter,
} from '../../state/quick-filter.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useTags } from '../tags/index.ts';
import { quickFilterWords } from './quick-filter-words.ts';
import './quick-filter.css';

export function QuickFilterToggle() {
  const w = useWords(quickFilterWords);
  const isShown = useQuickFilter((state) => state.isShown);
  return <IconButton icon="filter" label={w.toggle} aria-pressed={isShown} onClick={toggleQuickFilter} />;
}

const KINDS = ['unread', 'flagged', 'watched', 'attachments', 'contacts'] as const satisfies (keyof QuickFilter)[];
const ICONS: Record<(typeof KINDS)[number], IconName> = {
  unread: 'unread',
  flagged: 'star',
  watched: 'eye',
  attachments: 'attachment',
  contacts: 'person',
};

/** @param count rows of the list as it is now; null: not known yet */
export function QuickFilterBar({ count }: { count: number | null }) {
  const isShown = useQuickFilter((state) => state.isShown);
  return isShown ? <OpenBar count={count} /> : null;
}

function OpenBar({ count }: { count: number | null }) {
  const w = useWords(quickFilterWords);
  const formats = useFormats();
  const { filter, isPinned } = useQuickFilter();
  const bar = useRef<HTMLElement>(null);
  const isOn = isFiltering(filter);
  useEffect(() => bar.current?.querySelector('button')?.focus(), []);
  return (
    <search
      ref={bar}
      className={isOn ? 'quick-filter on' : 'quick-filter'}
      aria-label={w.bar}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        toggleQuickFilter();
        focusPane('list');
      }}
    >
      {KINDS.map((kind) => (
        <Choice key={kind} isOn={filter[kind]} onToggle={() => setQuickFilter({ [kind]: !filter[kind] })}>
          <Icon name={ICONS[kind]} filled={kind === 'flagged' && filter[kind]} />
          {w[kind]}
        </Choice>
      ))}
      <TagChoices chosen={filter.tags} />
      <span role="status" className="quick-filter-count">
        {isOn && count !== null ? w.shown(formats.number(count), count === 1) : ''}
      </span>
      {isOn && (
        <>
          <Choice isOn={isPinned} title={w.pinHint} onToggle={() => pinQuickFilter(!isPinned)}>
            <Icon name="lock" />
            {w.pin}
          </Choice>
          <Button onClick={clearQuickFilter}>{w.clear}</Button>
        </>
      )}
      <IconButton icon="close" label={w.close} onClick={toggleQuickFilter} />
    </search>
  );
}

interface ChoiceProps {
  isOn: boolean;
  title?: string;
  onToggle(): void;
  children: React.ReactNode;
}

function Choice({ isOn, title, onToggle, children }: ChoiceProps) {
  return (
    <button type="button" className="quick-filter-choice" aria-pressed={isOn} title={title} onClick={onToggle}>
      {children}
    </button>
  );
}

function TagChoices({ chosen }: { chosen: readonly string[] }) {
  const w = useWords(quickFilterWords);
  const language = useLanguage();
  const tags = useTags();
  if (tags.length === 0) return null;
  const toggle = (keyword: string) =>
    setQuickFilter({
      tags: chosen.includes(keyword) ? chosen.filter((one) => one !== keyword) : [...chosen, keyword],
    });
  return (
    <fieldset className="quick-filter-tags">
      <legend className="spoken">{w.tags}</legend>
      {tags.map((tag) => (
        <Choice key={tag.keyword} isOn={chosen.includes(tag.keyword)} onToggle={() => toggle(tag.keyword)}>
          <span className="quick-filter-dot" style={{ background: tag.colour }} />
          {tagName(tag, language)}
        </Choice>
      ))}
    </fieldset>
  );
}

/** In the place of an empty list. */
export function FilteredAway() {
  const w = useWords(quickFilterWords);
  return (
    <div className="list-empty">
      <p className="list-empty-title">{w.nothing}</p>
      <Button onClick={clearQuickFilter}>{w.clear}</Button>
    </div>
  );
}
