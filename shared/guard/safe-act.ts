// « Envoyer » while the guard is red: everything red mended at once, by the first click of each red finding.
import { applyFix, changesDraft, type GuardedDraft, type Marks } from './apply-fix.ts';
import type { Finding, Fix } from './finding.ts';

export interface SafeAct {
  draft: GuardedDraft;
  /** What was done, in order, with the finding each mends. */
  steps: { fix: Fix; finding: Finding }[];
}

/** A draft has a few places: a fix that does not mend would otherwise be tried for ever. */
const MOST_STEPS = 40;

/** @param ask the findings of a draft as it stands. null: something red is left that no click mends. */
export function safeAct(draft: GuardedDraft, ask: (draft: GuardedDraft) => Finding[], marks: Marks): SafeAct | null {
  const steps: SafeAct['steps'] = [];
  let current = draft;
  for (;;) {
    const red = ask(current).find(({ severity }) => severity === 'red');
    if (!red) return steps.length > 0 && hasRecipients(current) ? { draft: current, steps } : null;
    const fix = red.fixes.find(changesDraft);
    if (!fix || steps.length === MOST_STEPS) return null;
    current = applyFix(current, fix, marks);
    steps.push({ fix, finding: red });
  }
}

function hasRecipients({ recipients }: GuardedDraft): boolean {
  return recipients.to.length + recipients.cc.length + recipients.bcc.length > 0;
}
