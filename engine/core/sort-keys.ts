// The texts by which a list is sorted: case, accents and « Re: » do not count. Pure. Cut, as they lie in an index:
// two subjects alike that far are sorted by date.
import { type Address, displayName } from '../../shared/domain/address.ts';
import { fold } from '../../shared/domain/search.ts';

const KEY_LENGTH = 48;

/** « Re: », « RE : », « Re[2]: », « Fwd: », « TR: », « Réf : », « AW: » …, any number of them. */
const REPLY_PREFIXES = /^(?:(?:re|ref|rep|fw|fwd|tr|aw|wg|sv|vs|antw)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*)+/;

export function subjectKey(subject: string): string {
  return cut(tidy(subject).replace(REPLY_PREFIXES, ''));
}

/** Of a sender or a recipient. */
export function personKey(person: Address | undefined): string {
  return person ? cut(tidy(displayName(person)).replace(/^["'(]+/, '')) : '';
}

function tidy(text: string): string {
  return fold(text.slice(0, 1_000)).replace(/\s+/gu, ' ').trim();
}

/** Never between the halves of a surrogate pair. */
function cut(key: string): string {
  const end = key.charCodeAt(KEY_LENGTH - 1);
  return key.slice(0, end >= 0xd800 && end < 0xdc00 ? KEY_LENGTH - 1 : KEY_LENGTH);
}
