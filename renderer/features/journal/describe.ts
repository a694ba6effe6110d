// One entry of the journal as a plain sentence. Pure. Folders are called by their present names, which stand on this
// screen only: the entry itself holds an id.
import type { MailboxId } from '../../../shared/domain/ids.ts';
import type { JournalError, JournalFacts } from '../../../shared/domain/journal.ts';
import type { MailboxRole } from '../../../shared/domain/mailbox.ts';
import type { WordsOf } from '../../i18n/index.ts';
import type {
  journalOperations,
  journalPhases,
  journalPlans,
  journalStates,
  journalSteps,
  journalWords,
} from './words.ts';

export interface Saying {
  w: WordsOf<typeof journalWords>;
  phases: WordsOf<typeof journalPhases>;
  plans: WordsOf<typeof journalPlans>;
  operations: WordsOf<typeof journalOperations>;
  steps: WordsOf<typeof journalSteps>;
  states: WordsOf<typeof journalStates>;
  folderTitle(id: MailboxId, role: MailboxRole | null): string;
  errorTitle(error: JournalError): string;
}

export function sentenceOf(facts: JournalFacts, say: Saying): string {
  const what = whatOf(facts, say);
  const error = 'error' in facts ? facts.error : undefined;
  if (!error) return `${what}.`;
  const codes = error.codes ? ` (${error.codes})` : '';
  return `${say.w.withError(what, say.errorTitle(error))}${codes}.`;
}

function whatOf(facts: JournalFacts, say: Saying): string {
  const { w, phases, operations, steps, states, folderTitle } = say;
  switch (facts.kind) {
    case 'program':
      return facts.what === 'opened' ? w.opened : w.closed;
    case 'connection':
      return phases[facts.phase];
    case 'sync':
      return w.compared(folderTitle(facts.mailboxId, facts.role), planOf(facts.plan, say), facts.tookMs);
    case 'stepRefused':
      return w.stepRefused;
    case 'movedServers':
      return w.movedServers(facts.matched, facts.made);
    case 'renamedThere':
      return w.renamedThere(facts.count);
    case 'collected':
      return w.collected(facts.newCount, facts.deletedCount, facts.listedCount);
    case 'leftOnServer':
      return w[facts.why](facts.count);
    case 'operation':
      return w.operation(operations[facts.name], steps[facts.step], facts.operationId, facts.count);
    case 'submission':
      return w.submission(facts.outboxId, states[facts.state]);
    case 'store':
      return storeSentence(facts, w);
  }
}

function storeSentence(facts: Extract<JournalFacts, { kind: 'store' }>, w: Saying['w']): string {
  switch (facts.what) {
    case 'slow':
      return w.slow(facts.name, facts.tookMs);
    case 'sourcesCollected':
      return w.sourcesCollected(facts.count);
    case 'indexFilled':
      return w.indexFilled(facts.count);
    case 'indexRemade':
      return w.indexRemade(w[facts.why]);
    case 'repaired':
      return w.repaired(facts.count);
    case 'putOff':
      return w.putOff;
    case 'failed':
      return w.storeFailed;
  }
}

/** « changedByModSeq:qresync »: the reason, and by which means. */
function planOf(plan: string, { plans, w }: Saying): string {
  const [reason = ''] = plan.split(':', 1);
  return Object.hasOwn(plans, reason) ? plans[reason as keyof typeof plans] : w.otherPlan;
}
