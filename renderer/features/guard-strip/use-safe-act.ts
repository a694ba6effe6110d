// What « Envoyer » becomes while the guard is red: the first fix, and then sending.
import type { Finding, RecipientFields } from '../../../shared/guard/index.ts';
import { useWords } from '../../i18n/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import { useFixLabel } from './fix-label.ts';
import { words } from './words.ts';

export interface SafeAct {
  /** « Mettre les 23 familles en Cci et envoyer ». */
  label: string;
  /** « Envoyer tel quel… », the smaller one, which asks for a reason. */
  asIs: string;
  asIsAtOnce: string;
  /** Said in its place where an administrator leaves no other way. */
  blocked: string;
  recipients: RecipientFields;
}

/** null: nothing is red, or nothing mends it. */
export function useSafeAct(red: readonly Finding[], people: FactsByAddress): SafeAct | null {
  const w = useWords(words);
  const fixLabel = useFixLabel();
  for (const finding of red) {
    for (const fix of finding.fixes) {
      if (fix.kind !== 'setRecipients' || isEmpty(fix.recipients)) continue;
      return {
        label: w.andSend(fixLabel(fix, finding, people)),
        asIs: w.sendAsIs,
        asIsAtOnce: w.overrideSend,
        blocked: w.blocked,
        recipients: fix.recipients,
      };
    }
  }
  return null;
}

/** Nobody would be left to send it to. */
function isEmpty({ to, cc, bcc }: RecipientFields): boolean {
  return to.length + cc.length + bcc.length === 0;
}
