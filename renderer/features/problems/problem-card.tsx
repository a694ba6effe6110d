// One calm card for one problem: what happened, what to do, and the way to do it. Reading goes on around it.
import { type ReactNode, useId } from 'react';
import type { MailErrorData, Problem } from '../../../shared/domain/problem.ts';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { useWhat } from '../operation-text/index.ts';
import { describeProblem } from './describe.ts';
import { ProblemDetails } from './details.tsx';
import { ProxyLogin } from './proxy-login.tsx';
import { problemWords } from './words.ts';
import './problems.css';

interface ProblemCardProps {
  problem: MailErrorData & Pick<Partial<Problem>, 'at' | 'during' | 'operation'>;
  /** How often it was told of. */
  times?: number;
  /** Whose it is, where there is more than one account. */
  accountName?: string | null;
  /** Buttons or a form, after the words. */
  children?: ReactNode;
  level?: 'h1' | 'h2' | 'h3';
  /** The person told the proxy that asked who it is: it can be tried again. */
  onProxyLogin?: () => void;
}

export function ProblemCard({
  problem,
  times = 1,
  accountName,
  children,
  level: Heading = 'h2',
  onProxyLogin,
}: ProblemCardProps) {
  const w = useWords(problemWords);
  const titleId = useId();
  const { title, why, todo, actions } = describeProblem(problem, w);
  return (
    <section className="problem-card" aria-labelledby={titleId}>
      <Icon name={problem.kind === 'auth' ? 'key' : problem.kind === 'offline' ? 'offline' : 'warning'} />
      <div className="problem-text">
        <Heading id={titleId}>{accountName ? w.problemOf(title, accountName) : title}</Heading>
        {problem.operation && <Refused operation={problem.operation} times={times} />}
        {why && !problem.operation?.kept && <p>{why}</p>}
        {todo && <p className="problem-todo">{todo}</p>}
        {actions.includes('proxyLogin') && problem.proxy !== undefined && (
          <ProxyLogin proxy={problem.proxy} onGiven={onProxyLogin} />
        )}
        {children}
        <ProblemDetails problem={problem} />
      </div>
    </section>
  );
}

/** Which of the person's actions it was, and what became of it. */
function Refused({ operation, times }: { operation: NonNullable<Problem['operation']>; times: number }) {
  const w = useWords(problemWords);
  const what = useWhat()(operation);
  return (
    <p>
      {operation.kept ? w.operationKept(what) : w.operationTakenBack(what)}
      {times > 1 && ` ${w.refusedTimes(times)}`}
    </p>
  );
}
