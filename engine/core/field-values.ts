// What the fields of a mailing say to one household: its pupils, and those who are written to. Pure. A field that is not
// known of every one of them is not known: half an answer (« Bonjour Marie et  ») would be worse than the fallback.
import { FIELD_NAMES, type FieldName, type FieldValues } from '../../shared/compose/fields.ts';
import type { Child } from '../../shared/domain/contact.ts';
import type { Language } from '../../shared/domain/language.ts';
import { fold } from '../../shared/domain/search.ts';
import { type NameParts, namesIn } from './person-name.ts';

export type KnownValues = Readonly<Record<FieldName, string | null>>;

const CIVILITIES = { fr: { madam: 'Madame', sir: 'Monsieur' }, en: { madam: 'Ms', sir: 'Mr' } } as const;
const AND = { fr: 'et', en: 'and' } as const;

export function knownValues(
  people: readonly { name: string | null }[],
  children: readonly Child[],
  language: Language,
): KnownValues {
  const names = people.flatMap(({ name }) => namesIn(name));
  const listed = (values: readonly (string | null)[]) => inWords(values, language);
  return {
    childFirstName: listed(children.map(({ firstName }) => firstName)),
    childLastName: listed(children.map(({ lastName }) => lastName)),
    className: listed(children.map(({ className }) => className)),
    firstName: listed(names.map(({ first }) => first)),
    lastName: listed(names.map(({ last }) => last)),
    civility: civilityOf(names, language),
  };
}

/** « Léa, Tom et Zoé », each once; null where one is not known. */
function inWords(values: readonly (string | null)[], language: Language): string | null {
  if (values.length === 0 || values.some((value) => value === null || value.trim() === '')) return null;
  const each = [...new Set(values as string[])];
  const last = each.pop()!;
  return each.length === 0 ? last : `${each.join(', ')} ${AND[language]} ${last}`;
}

/** « Madame, Monsieur ». */
function civilityOf(names: readonly NameParts[], language: Language): string | null {
  if (names.length === 0 || names.some(({ civility }) => civility === null)) return null;
  const order = ['madam', 'sir'] as const;
  const said = order.filter((one) => names.some(({ civility }) => civility === one));
  return said.map((one) => CIVILITIES[language][one]).join(', ');
}

/** What is not known becomes the fallback. */
export function filledValues(known: KnownValues, fallbacks: FieldValues): FieldValues {
  return Object.fromEntries(FIELD_NAMES.map((name) => [name, known[name] ?? fallbacks[name]])) as Record<
    FieldName,
    string
  >;
}

/**
 * The pupils that a message is about: of the latest school year, and, where the household was chosen by a group that
 * bears the name of a class (« Parents CM2 »), those of that class.
 */
export function childrenMeant(children: readonly Child[], groupNames: readonly string[]): Child[] {
  const latest = Math.max(0, ...children.map(({ schoolYear }) => schoolYear ?? 0));
  const ofYear = children.filter(({ schoolYear }) => (schoolYear ?? 0) === latest);
  const ofClass = ofYear.filter(({ className }) => groupNames.some((name) => namesClass(name, className)));
  return ofClass.length > 0 ? ofClass : ofYear;
}

function namesClass(groupName: string, className: string): boolean {
  const wordsOf = (text: string) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const wanted = ` ${wordsOf(className).join(' ')} `;
  return wanted.trim() !== '' && ` ${wordsOf(groupName).join(' ')} `.includes(wanted);
}
