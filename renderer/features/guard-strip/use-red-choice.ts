// What « Envoyer » becomes while the guard is red: the first fix, and then sending.
import type { Finding, RecipientFields } from '../../../shared/guard/index.ts';
import { useWords } from '../../i18n/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import { useFixLabel } from './fix-label.ts';
import { words } from './words.ts';

export interface RedChoice {
  /** « Mettre les 23 familles en Cci et envoyer »; null: no click mends it, or nobody would be left to send it to. */
  safe: { label: string; recipients: RecipientFields } | null;
  /** « Envoyer tel quel… », the smaller one, which asks for a reason. */
  asIs: string;
  asIsAtOnce: string;
  /** Said in its place where an administrator leaves no other way. */
  blocked: string;
}

/** null: nothing is red. */
export function useRedChoice(red: readonly Finding[], people: FactsByAddress): RedChoice | null {
  const w = useWords(words);
  const fixLabel = useFixLabel();
  if (red.length === 0) return null;
  const choice = { asIs: w.sendAsIs, asIsAtOnce: w.overrideSend, blocked: w.blocked };
  for (const finding of red) {
    for (const fix of finding.fixes) {
      if (fix.kind !== 'setRecipients' || isEmpty(fix.recipients)) continue;
      const safe = { label: w.andSend(fixLabel(fix, finding, people)), recipients: fix.recipients };
      return { ...choice, safe };
    }
  }
  return { ...choice, safe: null };
}

function isEmpty({ to, cc, bcc }: RecipientFields): boolean {
  return to.length + cc.length + bcc.length === 0;
}
