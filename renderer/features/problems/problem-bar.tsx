// The cards above the panes: what waits for the person. Problems that mend themselves (no network, a server that
// is down) are told in the status bar only.
import { type MailErrorKind, type Problem, remedyOf } from '../../../shared/domain/problem.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { accountsNow, useAccountStatuses, useAccounts } from '../../state/accounts.ts';
import { dismissProblem, useProblems } from '../../state/problems.ts';
import { showOverlay, showPlace } from '../../state/view.ts';
import { accountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { describeProblem, type ProblemAction } from './describe.ts';
import { PasswordForm } from './password-form.tsx';
import { ProblemCard } from './problem-card.tsx';
import { sayFailure } from './say-failure.ts';
import { problemWords } from './words.ts';

const SHOWN = 3;
/** Where a walk to the servers tells more. */
const WALKED: ReadonlySet<MailErrorKind> = new Set(['auth', 'certificate', 'unsupported']);

export function ProblemBar() {
  const problems = useProblemsToShow();
  const severalAccounts = (useAccounts()?.length ?? 0) > 1;
  const w = useWords(problemWords);
  if (problems.length === 0) return null;
  return (
    <section className="problem-bar" aria-label={w.problems} aria-live="polite">
      {problems.slice(-SHOWN).map((problem) => (
        <ProblemCard key={problem.id} problem={problem} accountName={severalAccounts ? accountName(problem) : null}>
          <Actions problem={problem} />
        </ProblemCard>
      ))}
    </section>
  );
}

/** Those of the accounts that need the person, and what the engine told besides. */
function useProblemsToShow(): Problem[] {
  const told = useProblems();
  const ofAccounts = useAccountStatuses().flatMap(({ phase, problem }) =>
    phase === 'needsUser' && problem ? [problem] : [],
  );
  const byId = new Map([...told, ...ofAccounts].map((problem) => [problem.id, problem]));
  return [...byId.values()].filter(({ kind }) => !['wait', 'backOff', 'nothing'].includes(remedyOf(kind)));
}

function Actions({ problem }: { problem: Problem }) {
  const w = useWords(problemWords);
  const { accountId, id } = problem;
  const { actions } = describeProblem(problem, w);
  const buttons: Record<Exclude<ProblemAction, 'password'>, (() => void) | null> = {
    retry: () => void engine.accounts.syncNow({ accountId: accountId ?? null }).catch(sayFailure),
    repair: () => void engine.store.repair().catch(sayFailure),
    // Of a store that did not open: there is no bar then.
    beginAgain: null,
    openOutbox: () => showPlace({ kind: 'outbox' }),
    emptyTrash: accountId ? () => void engine.mailboxes.emptyTrash({ accountId }).catch(sayFailure) : null,
    dismiss: () => dismissProblem(id),
  };
  return (
    <>
      {actions.includes('password') && accountId && <PasswordForm accountId={accountId} />}
      <div className="problem-actions">
        {actions.map((action) => {
          const run = action === 'password' ? null : buttons[action];
          return (
            run && (
              <Button key={action} onClick={run}>
                {w[action as Exclude<ProblemAction, 'password'>]}
              </Button>
            )
          );
        })}
        {accountId && WALKED.has(problem.kind) && (
          <Button onClick={() => showOverlay({ kind: 'diagnosis', accountId })}>{w.whatIsWrong}</Button>
        )}
      </div>
    </>
  );
}

function accountName({ accountId }: Problem): string | null {
  const account = accountsNow().find((one) => one.id === accountId);
  return account ? accountTitle(account) : null;
}
