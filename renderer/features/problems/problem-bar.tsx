// The cards above the panes: what waits for the person. Problems that mend themselves (no network, a server that
// is down) are told in the status bar only.

import type { AccountId } from '../../../shared/domain/ids.ts';
import type { MailErrorKind } from '../../../shared/domain/problem.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { useAccountStatuses, useAccounts } from '../../state/accounts.ts';
import { usePasswords } from '../../state/passwords.ts';
import { dismissProblem, useProblems } from '../../state/problems.ts';
import { showOverlay, showPlace } from '../../state/view.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { describeProblem, type ProblemAction } from './describe.ts';
import { ProblemCard } from './problem-card.tsx';
import { RefusedLogin } from './refused-login.tsx';
import { sayFailure } from './say-failure.ts';
import { asksForProxyLogin, problemsToShow, type ShownProblem } from './to-show.ts';
import { problemWords } from './words.ts';

/** The others are fields of the card. */
type ButtonAction = Exclude<ProblemAction, 'password' | 'proxyLogin'>;

const SHOWN = 3;
/** Where a walk to the servers tells more. */
const WALKED: ReadonlySet<MailErrorKind> = new Set(['auth', 'certificate', 'unsupported']);

export function ProblemBar() {
  const problems = useProblemsToShow();
  const nameOf = useNames();
  const w = useWords(problemWords);
  if (problems.length === 0) return null;
  return (
    <section className="problem-bar" aria-label={w.problems} aria-live="polite">
      {problems.slice(-SHOWN).map(({ problem, accountIds, ids }) => (
        <ProblemCard key={ids[0]} problem={problem} times={ids.length} accountName={nameOf(accountIds)}>
          <Actions problem={problem} ids={ids} />
        </ProblemCard>
      ))}
    </section>
  );
}

/** Those of the accounts that need the person, and what the engine told besides. */
function useProblemsToShow(): ShownProblem[] {
  const told = useProblems();
  const passwords = usePasswords();
  const ofAccounts = useAccountStatuses().flatMap(({ phase, problem }) =>
    problem && (phase === 'needsUser' || asksForProxyLogin(problem)) ? [problem] : [],
  );
  return problemsToShow(told, ofAccounts, passwords);
}

/** null where there is one account only, or the program as a whole is meant. */
function useNames(): (ids: readonly AccountId[]) => string | null {
  const accounts = useAccounts() ?? [];
  const title = useAccountTitle();
  return (ids) => {
    const named = accounts.filter(({ id }) => ids.includes(id)).map(title);
    return accounts.length > 1 && named.length > 0 ? named.join(', ') : null;
  };
}

function Actions({ problem, ids }: Pick<ShownProblem, 'problem' | 'ids'>) {
  const w = useWords(problemWords);
  const { accountId } = problem;
  const { actions } = describeProblem(problem, w);
  const buttons: Record<ButtonAction, (() => void) | null> = {
    tryPassword: accountId ? () => void engine.accounts.tryPasswordAgain({ accountId }).catch(sayFailure) : null,
    retry: () => void engine.accounts.syncNow({ accountId: accountId ?? null }).catch(sayFailure),
    repair: () => void engine.store.repair().catch(sayFailure),
    // Of a store that did not open: there is no bar then.
    beginAgain: null,
    openOutbox: () => showPlace({ kind: 'outbox' }),
    emptyTrash: accountId ? () => void engine.mailboxes.emptyTrash({ accountId }).catch(sayFailure) : null,
    openFilters: () => showOverlay({ kind: 'filters' }),
    dismiss: () => ids.forEach(dismissProblem),
  };
  return (
    <>
      {actions.includes('password') && accountId && <RefusedLogin problem={problem} accountId={accountId} />}
      <div className="problem-actions">
        {actions.map((action) => {
          const button = action === 'password' || action === 'proxyLogin' ? null : action;
          const run = button && buttons[button];
          return (
            run && (
              <Button key={action} onClick={run}>
                {w[button]}
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
