// Completion of an address: people and groups that the engine ranks by use, under the field as a listbox. The first
// is chosen beforehand once two letters are typed, so that Enter takes it; an address typed in full stays itself.
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { isAddress } from '../../../../shared/compose/recipients.ts';
import { displayName } from '../../../../shared/domain/address.ts';
import type { Group } from '../../../../shared/domain/contact.ts';
import { type Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import { matchRanges, searchTerms } from '../../../../shared/domain/search.ts';
import type { RecipientFields } from '../../../../shared/guard/index.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useWords } from '../../../i18n/index.ts';
import { Icon } from '../../../ui/icon.tsx';
import { RoleBadge, type ShownRole, shownRole } from '../../people/index.ts';
import { words } from '../words.ts';
import { keyOf } from './recipient-list.ts';
import '../../../ui/offers.css';

const SHOWN = 8;

interface Suggestion {
  recipient: Recipient;
  title: string;
  detail: string;
  role: ShownRole | null;
  /** Where it stands already. */
  field: RecipientField | null;
}

export interface Completion {
  open: boolean;
  suggestions: readonly Suggestion[];
  /** Index of the suggestion that Enter takes. */
  active: number | null;
  chosen: Suggestion | null;
  typed: string;
  /** What is proposed is about what is typed now; false while the engine is still being asked. */
  isCurrent: boolean;
  terms: readonly string[];
  /** Answers whether the key was for the list. */
  onKey(key: string): boolean;
  close(): void;
  reopen(): void;
}

/** Who is asked about, and who stands in which field already. */
interface Asking {
  text: string;
  groups: readonly Group[];
  fields(): RecipientFields;
}

/** Enough of the others to know their kind by. */
const BESIDE = 40;

export function useCompletion({ text, groups, fields }: Asking): Completion {
  const typed = text.trim();
  const asked = useDeferredValue(typed);
  const [closed, setClosed] = useState(false);
  const [at, setAt] = useState(0);
  const { data, isError } = useEngineQuery(
    ['contacts', 'complete', asked],
    (signal) => {
      const { to, cc, bcc } = fields();
      const beside = [...to, ...cc, ...bcc].flatMap((one) => besideOf(one, groups)).slice(-BESIDE);
      return engine.contacts.complete({ text: asked, limit: SHOWN, beside }, signal);
    },
    { enabled: asked !== '' },
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list starts at its top
  useEffect(() => setAt(0), [data]);
  const w = useWords(words);
  const suggestions = useMemo(() => {
    if (typed === '' || !data) return [];
    const already = standing(fields());
    const classes = data.groups.map(({ id, name, memberAddresses }) => ({
      recipient: { kind: 'group' as const, groupId: id },
      title: name,
      detail: w.groupHidden(name, memberAddresses.length),
      role: null,
    }));
    const people = data.contacts.map(({ name, address, roles, groups: memberOf }) => ({
      recipient: { kind: 'address' as const, address: { name, address } },
      title: displayName({ name, address }),
      detail: [name ? address : '', ...memberOf].filter(Boolean).join(' · '),
      role: shownRole({ isMe: false, roles }),
    }));
    const found = [...classes, ...people].map((one) => ({ ...one, field: already.get(keyOf(one.recipient)) ?? null }));
    // Whoever stands there already is seldom meant again, and never proposed as if he did not.
    return found.toSorted((a, b) => Number(a.field !== null) - Number(b.field !== null)).slice(0, SHOWN);
  }, [data, typed, w, fields]);

  const open = !closed && suggestions.length > 0;
  const active = open && !isAddress(typed) ? Math.min(at, suggestions.length - 1) : open && at > 0 ? at : null;
  const move = (step: number) => setAt((now) => (now + step + suggestions.length) % suggestions.length);

  return {
    open,
    suggestions,
    active,
    chosen: active === null ? null : (suggestions[active] ?? null),
    typed,
    isCurrent: typed === '' || (asked === typed && (data !== undefined || isError)),
    terms: searchTerms(asked),
    onKey(key) {
      if (!open) return false;
      if (key === 'ArrowDown') move(1);
      else if (key === 'ArrowUp') move(-1);
      else if (key === 'Escape') setClosed(true);
      else return false;
      return true;
    },
    close: () => setClosed(true),
    reopen: () => setClosed(false),
  };
}

interface CompletionListProps {
  id: string;
  completion: Completion;
  onChoose(recipients: Recipient[]): void;
}

export function CompletionList({ id, completion, onChoose }: CompletionListProps) {
  const w = useWords(words);
  const { open, suggestions, active, terms } = completion;
  return (
    <>
      <div id={`${id}-list`} role="listbox" aria-label={w.suggestions} className="offers completion" hidden={!open}>
        {suggestions.map(({ recipient, title, detail, role, field }, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus stays in the combobox, which moves through the options
          <div
            key={recipient.kind === 'group' ? `group ${recipient.groupId}` : recipient.address.address}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="offer"
            // Before the field loses the focus, which would take what was typed as it is.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose([recipient])}
          >
            {recipient.kind === 'group' && <Icon name="people" />}
            <span className="offer-title">
              <Marked text={title} terms={terms} />
            </span>
            <span className="offer-detail">
              <Marked text={detail} terms={terms} />
            </span>
            {field && <span className="completion-already">{w.alreadyIn(w[field])}</span>}
            {role && <RoleBadge role={role} />}
          </div>
        ))}
      </div>
      <span className="spoken" role="status">
        {open ? w.suggestionCount(suggestions.length) : ''}
      </span>
    </>
  );
}

/** A group is known by its first members. */
function besideOf(recipient: Recipient, groups: readonly Group[]): readonly string[] {
  if (recipient.kind === 'address') return [recipient.address.address];
  return groups.find(({ id }) => id === recipient.groupId)?.memberAddresses.slice(0, 3) ?? [];
}

function standing(fields: RecipientFields): ReadonlyMap<string, RecipientField> {
  return new Map(RecipientField.options.flatMap((field) => fields[field].map((one) => [keyOf(one), field])));
}

function Marked({ text, terms }: { text: string; terms: readonly string[] }) {
  const ranges = matchRanges(text, terms);
  const [first] = ranges;
  if (!first) return text;
  return (
    <>
      {text.slice(0, first[0])}
      <mark>{text.slice(first[0], first[1])}</mark>
      {text.slice(first[1])}
    </>
  );
}
