// What « Envoyer » becomes while the guard is red: everything red mended at once, and then sending. Its words name what
// it does; where no click mends it, the button leads to what has to be mended by hand.
import type { Finding, SafeAct } from '../../../shared/guard/index.ts';
import { useWords } from '../../i18n/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import { useFixLabel } from './fix-label.ts';
import { words } from './words.ts';

type Steps = SafeAct['steps'];

/** More are counted, and named in the button's description. */
const NAMED = 2;

export interface RedChoice {
  /** « Mettre les 23 familles en Cci et envoyer »; null: no click mends it, or nobody would be left to send it to. */
  safe: { label: string; details: string } | null;
  /** In place of `safe` where there is none. */
  toMend: string;
  /** « Envoyer tel quel… », the smaller one, which asks for a reason. */
  asIs: string;
  asIsAtOnce: string;
  /** Said in its place where an administrator leaves no other way. */
  blocked: string;
}

/** null: nothing is red. */
export function useRedChoice(red: readonly Finding[], steps: Steps | null, people: FactsByAddress): RedChoice | null {
  const w = useWords(words);
  const safeLabel = useSafeLabel();
  if (red.length === 0) return null;
  return {
    safe: steps && safeLabel(steps, people),
    toMend: w.toMend,
    asIs: w.sendAsIs,
    asIsAtOnce: w.overrideSend,
    blocked: w.blocked,
  };
}

export function useSafeLabel(): (steps: Steps, people: FactsByAddress) => { label: string; details: string } {
  const w = useWords(words);
  const fixLabel = useFixLabel();
  return (steps, people) => {
    const labels = [...new Set(steps.map(({ fix, finding }) => fixLabel(fix, finding, people)))];
    const details = labels.join(', ');
    return { label: labels.length > NAMED ? w.mendAll(labels.length) : w.andSend(inARow(labels)), details };
  };
}

/** « Masquer les adresses, mettre les 3 familles en Cci » */
function inARow([first = '', ...rest]: string[]): string {
  return [first, ...rest.map((label) => label.slice(0, 1).toLowerCase() + label.slice(1))].join(', ');
}
