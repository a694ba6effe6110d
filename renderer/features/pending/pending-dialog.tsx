// What waits, by account: what it is, since when, why, and what can be done about it.
import type { Account } from '../../../shared/domain/account.ts';
import type { PendingOperation } from '../../../shared/domain/operation.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useAccountStatuses, useAccounts } from '../../state/accounts.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWhat } from '../operation-text/index.ts';
import { describeProblem, problemWords, sayFailure } from '../problems/index.ts';
import { reasonOf } from './reason.ts';
import { words } from './words.ts';

export function PendingDialog({ onClose }: { onClose(): void }) {
  const w = useWords(words);
  const accounts = useAccounts() ?? [];
  const { data: waiting } = useEngineQuery(['operations'], (signal) => engine.operations.list(undefined, signal));
  const all = waiting?.flatMap(({ ids }) => ids) ?? [];
  const foot = (
    <>
      {waiting && waiting.length > 0 && (
        <Button onClick={() => void engine.operations.retry({ ids: all }).catch(sayFailure)}>{w.retryAll}</Button>
      )}
      <Button variant="primary" onClick={onClose}>
        {w.close}
      </Button>
    </>
  );
  return (
    <Dialog title={w.title} onClose={onClose} foot={foot}>
      {waiting?.length === 0 && <p role="status">{w.nothing}</p>}
      {accounts.map((account) => (
        <Waiting
          key={account.id}
          account={account}
          named={accounts.length > 1}
          waiting={waiting?.filter(({ accountId }) => accountId === account.id) ?? []}
        />
      ))}
    </Dialog>
  );
}

interface WaitingProps {
  account: Account;
  /** Where there is more than one. */
  named: boolean;
  waiting: readonly PendingOperation[];
}

function Waiting({ account, named, waiting }: WaitingProps) {
  const w = useWords(words);
  const title = useAccountTitle()(account);
  if (waiting.length === 0) return null;
  return (
    <section aria-label={w.ofAccount(title)}>
      {named && <h3 className="pending-account">{title}</h3>}
      <ul className="pending-list">
        {waiting.map((operation) => (
          <Line key={`${operation.kind} ${operation.ids[0]}`} operation={operation} />
        ))}
      </ul>
    </section>
  );
}

function Line({ operation }: { operation: PendingOperation }) {
  const w = useWords(words);
  const p = useWords(problemWords);
  const formats = useFormats();
  const whatOf = useWhat();
  const status = useAccountStatuses().find(({ accountId }) => accountId === operation.accountId);
  const { ids, canGiveUp, state, createdAt, kind } = operation;
  const what = whatOf(operation);
  return (
    <li className="pending-line">
      <div className="pending-words">
        <strong>{what}</strong>
        <p>
          {w.since(formats.listDate(createdAt))}{' '}
          {reasonOf(operation, status, {
            w,
            time: formats.time,
            problemTitle: (error) => describeProblem(error, p).title,
          })}
        </p>
      </div>
      <div className="pending-actions">
        {state !== 'running' && (
          <Button
            aria-label={w.retryThis(what)}
            onClick={() => void engine.operations.retry({ ids }).catch(sayFailure)}
          >
            {w.retry}
          </Button>
        )}
        {canGiveUp && (
          <Button
            aria-label={w.giveUpThis(what)}
            onClick={() => void engine.operations.giveUp({ ids }).catch(sayFailure)}
          >
            {kind === 'append' ? w.keepHere : w.giveUp}
          </Button>
        )}
      </div>
    </li>
  );
}
