// What is not taken over of a filter of Thunderbird's, as a sentence.
import type { FilterLeft } from '../../../shared/domain/filter.ts';
import { useWords } from '../../i18n/index.ts';
import { foreignActionWords, foreignFieldWords, foreignTestWords, foreignWords, leftWords } from './foreign-words.ts';

export function useSaidLeft(): (left: FilterLeft) => string {
  const w = useWords(foreignWords);
  const reasons = useWords(leftWords);
  const actions = useWords(foreignActionWords);
  const fields = useWords(foreignFieldWords);
  const tests = useWords(foreignTestWords);
  return (left) => {
    switch (left.part) {
      case 'action':
        return w.leftAction(sentence(said(actions, left.action), left.value), reasons[left.reason]);
      case 'condition': {
        const { field, test, value } = left;
        return w.leftCondition(sentence(said(fields, field), said(tests, test), value), reasons[left.reason]);
      }
      case 'filter':
        return reasons[left.reason];
    }
  };
}

/** What the table has not is said as the other program writes it. */
function said(table: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(table, name) ? table[name]! : name;
}

function sentence(...parts: string[]): string {
  return parts.filter(Boolean).join(' ');
}
