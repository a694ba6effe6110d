// The words of a fix's button.
import type { Finding, Fix } from '../../../shared/guard/index.ts';
import { useWords, type WordsOf } from '../../i18n/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import { naming } from './finding-text.tsx';
import { fixWords } from './fix-words.ts';
import { sentenceWords } from './sentence-words.ts';

export function useFixLabel(): (fix: Fix, finding: Finding, people: FactsByAddress) => string {
  const w = useWords(fixWords);
  const sentences = useWords(sentenceWords);
  return (fix, finding, people) => {
    const who = naming(sentences, finding.exposed, people);
    switch (fix.kind) {
      case 'setRecipients':
        return recipientsLabel(w, fix.label, finding, who);
      case 'removeAttachment':
        return w.removeAttachment(finding.names[0] ?? '');
      case 'cleanAttachment':
        return fix.how === 'message' ? w.cleanMessage : w.cleanTable;
      case 'changeSender':
        return w.changeSender(fix.address);
      default:
        return w[fix.kind];
    }
  };
}

function recipientsLabel(
  w: WordsOf<typeof fixWords>,
  label: Extract<Fix, { kind: 'setRecipients' }>['label'],
  { exposed, names }: Finding,
  who: string,
): string {
  switch (label) {
    case 'familiesToBcc':
    case 'groupToBcc':
      return w[label](exposed.length);
    case 'alsoToBcc':
    case 'removeRecipient':
      return w[label](who);
    case 'replaceRecipient':
    case 'correctAddress':
      return w[label](names[0] ?? '');
    case 'thisYearsGroup':
      return w.thisYearsGroup(names[1] ?? '');
    default:
      return w[label];
  }
}
