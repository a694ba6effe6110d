// What a forward passes on, without the addresses of families: of whom the guard says that they are, certain or probable.
// Names, dates and subjects stay (guard cases 12 and 14).
import type { DraftContent } from '../../shared/domain/draft.ts';
import { type Marks, masked } from '../../shared/guard/apply-fix.ts';
import { type PersonFacts, readBody, standingOf } from '../../shared/guard/index.ts';
import { addressesOfMessage, maskedMessage } from '../mime/masked-message.ts';
import type { CleaningWords } from '../scan/index.ts';

interface Knowing {
  factsOf: (addresses: string[]) => PersonFacts[];
  language: () => 'fr' | 'en';
}

const MARKS: Record<'fr' | 'en', Marks> = {
  fr: { address: '[adresse masquée]', cut: '[…]' },
  en: { address: '[address hidden]', cut: '[…]' },
};

/** What stands in a cleaned copy of an attachment in the place of what was in it. */
export const CLEANING_WORDS: Record<'fr' | 'en', CleaningWords> = {
  fr: { ...MARKS.fr, removed: '[fichier retiré\u00a0: il contenait des adresses]' },
  en: { ...MARKS.en, removed: '[file removed: it held addresses]' },
};

export function withoutFamilies(deps: Knowing, content: DraftContent): DraftContent {
  const { html, text } = content;
  const written = [...readBody({ html, text }).mentions, ...readBody({ html: null, text }).mentions];
  const families = familiesAmong(
    deps,
    written.map(({ address }) => address),
  );
  return masked(content, families, MARKS[deps.language()]);
}

export function messageWithoutFamilies(deps: Knowing, raw: Uint8Array): Uint8Array {
  return maskedMessage(raw, familiesAmong(deps, addressesOfMessage(raw)), MARKS[deps.language()]);
}

/** addressKey forms. */
export function familiesAmong({ factsOf }: Pick<Knowing, 'factsOf'>, addresses: readonly string[]): Set<string> {
  const facts = factsOf([...new Set(addresses)]);
  return new Set(facts.flatMap((one) => (standingOf(one, true).kind === 'family' ? [one.address] : [])));
}
