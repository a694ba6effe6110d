// What the search field offers: its fields while nothing is typed, then values of the field at the caret: people,
// folders, states, dates.
import { useDeferredValue } from 'react';
import { displayName } from '../../../shared/domain/address.ts';
import { fold } from '../../../shared/domain/search.ts';
import { tagName } from '../../../shared/domain/tag.ts';
import { isMailboxNamed } from '../../../shared/search/fields.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useLanguage, useWords } from '../../i18n/index.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';
import { useTags } from '../tags/index.ts';
import { type Asked, asValue } from './asked-at.ts';
import { type Offer, offersIn, optionWords } from './option-words.ts';

export interface SearchOption {
  title: string;
  detail: string;
  /** The whole text of the field once this is chosen, and what is chosen next follows it at once. */
  insert: string;
  /** A field, whose value is to be typed or chosen next. */
  goesOn: boolean;
}

const SHOWN = 8;

export function useSearchOptions(asked: Asked | null, text: string): readonly SearchOption[] {
  const { fields, states, people: me, dates } = offersIn(useWords(optionWords));
  const people = usePeople(asked, me);
  const tags = useTagNames();
  const places = usePlaces(asked);
  if (!asked) return [];
  if (asked.kind === 'anything') {
    return fields.map(([insert, detail]) => ({ title: insert, detail, insert, goesOn: insert.endsWith(':') }));
  }
  const values = { text: people, place: places, tag: tags, state: states, before: dates, after: dates, on: dates };
  const typed = fold(asked.typed);
  return values[asked.field.kind]
    .filter(([value, detail]) => typed === '' || asked.field.kind === 'text' || begins([value, detail], typed))
    .slice(0, SHOWN)
    .map(([value, detail]) => ({
      title: value,
      detail,
      insert: `${text.slice(0, asked.start)}${asValue(value)} `,
      goesOn: false,
    }));
}

function begins(of: readonly string[], typed: string): boolean {
  return of.some((text) =>
    fold(text)
      .split(/[\s/]+/)
      .some((word) => word.startsWith(typed)),
  );
}

function useTagNames(): Offer[] {
  const language = useLanguage();
  return useTags().map((tag) => [tagName(tag, language), '']);
}

function usePeople(asked: Asked | null, me: readonly Offer[]): Offer[] {
  const field = asked?.kind === 'value' && asked.field.kind === 'text' ? asked.field.field : null;
  const isPerson = field === 'sender' || field === 'recipient';
  const text = useDeferredValue(isPerson && asked?.kind === 'value' ? asked.typed.trim() : '');
  const { data } = useEngineQuery(
    ['contacts', 'search', text],
    (signal) => engine.contacts.complete({ text, limit: SHOWN }, signal),
    { enabled: isPerson && text !== '' },
  );
  if (!isPerson) return [];
  const own = me.filter(([word]) => word.startsWith(fold(text)));
  const others = text === '' ? [] : (data?.contacts ?? []);
  return [...own, ...others.map(({ name, address }): Offer => [address, displayName({ name, address })])];
}

function usePlaces(asked: Asked | null): Offer[] {
  const title = useMailboxTitle();
  const language = useLanguage();
  const mailboxes = useMailboxes() ?? [];
  if (asked?.kind !== 'value' || asked.field.kind !== 'place') return [];
  const typed = fold(asked.typed);
  const titles = mailboxes.filter((one) => one.selectable && isMailboxNamed(one, typed)).map((one) => title(one));
  return [...new Set(titles)].sort((a, b) => a.localeCompare(b, language)).map((one) => [one, '']);
}
