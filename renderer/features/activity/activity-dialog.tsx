// The one place where everything that goes on is seen, stopped and tried again.
import { useState } from 'react';
import type { Activity, ActivityReport, PastProblem } from '../../../shared/domain/activity.ts';
import { engine } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { showPlace } from '../../state/view.ts';
import { AccountMark } from '../../ui/account-mark.tsx';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';
import { PendingDialog } from '../pending/index.ts';
import { describeProblem, problemWords, sayFailure } from '../problems/index.ts';
import { activityKindWords, activityWords } from './words.ts';

/** What is stopped of it goes on where it was. */
const ONLY_PAUSED: ReadonlySet<Activity['kind']> = new Set(['download', 'attachments']);

interface ActivityDialogProps {
  report: ActivityReport;
  onClose(): void;
}

export function ActivityDialog({ report: { activities, problems }, onClose }: ActivityDialogProps) {
  const w = useWords(activityWords);
  const [pending, setPending] = useState(false);
  const has = (kind: Activity['kind']) => activities.some((one) => one.kind === kind);
  const showOutbox = () => {
    onClose();
    showPlace({ kind: 'outbox' });
  };
  const foot = (
    <>
      {has('operations') && <Button onClick={() => setPending(true)}>{w.pending}</Button>}
      {has('sending') && <Button onClick={showOutbox}>{w.outbox}</Button>}
      <Button variant="primary" onClick={onClose}>
        {w.close}
      </Button>
    </>
  );
  return (
    <Dialog title={w.title} onClose={onClose} foot={foot}>
      {activities.length === 0 && <p role="status">{w.nothing}</p>}
      <ul className="activity-list">
        {activities.map((activity) => (
          <Line key={activity.id} activity={activity} />
        ))}
      </ul>
      {problems.length > 0 && <Problems problems={problems} />}
      {pending && <PendingDialog onClose={() => setPending(false)} />}
    </Dialog>
  );
}

function Line({ activity }: { activity: Activity }) {
  const w = useWords(activityWords);
  const formats = useFormats();
  const kinds = useWords(activityKindWords);
  const { id, kind, mailboxId, label, progress, canStop, canRetry } = activity;
  const what = [kinds[kind], useFolderName(mailboxId), label].filter(Boolean).join(' · ');
  const [go, goThis] = activity.state === 'paused' ? [w.resume, w.resumeThis(what)] : [w.retry, w.retryThis(what)];
  const [halt, haltThis] = ONLY_PAUSED.has(kind) ? [w.pause, w.pauseThis(what)] : [w.stop, w.stopThis(what)];
  return (
    <li className={`activity-line activity-${activity.state}`}>
      <Whose accountId={activity.accountId} />
      <div className="activity-words">
        <strong>{what}</strong>
        <p>{useStateText(activity)}</p>
        {progress && (
          <progress
            aria-label={w.of(formats.number(progress.done), formats.number(progress.total))}
            max={Math.max(1, progress.total)}
            value={progress.done}
          />
        )}
      </div>
      {canRetry && (
        <Button aria-label={goThis} onClick={() => void engine.activities.retry({ id }).catch(sayFailure)}>
          {go}
        </Button>
      )}
      {canStop && (
        <Button aria-label={haltThis} onClick={() => void engine.activities.stop({ id }).catch(sayFailure)}>
          {halt}
        </Button>
      )}
    </li>
  );
}

function useFolderName(id: Activity['mailboxId']): string {
  const title = useMailboxTitle();
  const mailbox = useMailboxes()?.find((one) => one.id === id);
  return mailbox ? title(mailbox) : '';
}

function useStateText({ state, retryAt, progress, problem }: Activity): string {
  const w = useWords(activityWords);
  const p = useWords(problemWords);
  const formats = useFormats();
  const stands = state === 'waiting' && retryAt !== null ? w.waitingUntil(formats.listDate(retryAt)) : w[state];
  const how = progress && w.of(formats.number(progress.done), formats.number(progress.total));
  return [stands, how, problem && describeProblem(problem, p).title].filter(Boolean).join(' · ');
}

function Problems({ problems }: { problems: readonly PastProblem[] }) {
  const w = useWords(activityWords);
  const p = useWords(problemWords);
  const formats = useFormats();
  return (
    <section aria-label={w.problems}>
      <h3 className="activity-heading">{w.problems}</h3>
      <ul className="activity-list">
        {problems.map(({ at, accountId, error }) => (
          <li key={`${at} ${error.kind} ${error.reason}`} className="activity-line">
            <Whose accountId={accountId} />
            <div className="activity-words">
              <span>{describeProblem(error, p).title}</span>
              <p>{formats.listDate(at)}</p>
            </div>
          </li>
        ))}
      </ul>
      <Button onClick={() => void engine.activities.forgetProblems().catch(sayFailure)}>{w.forget}</Button>
    </section>
  );
}

/** Where there are several to tell apart. */
function Whose({ accountId }: { accountId: Activity['accountId'] }) {
  const title = useAccountTitle();
  const accounts = useAccounts() ?? [];
  const account = accounts.length > 1 ? accounts.find(({ id }) => id === accountId) : undefined;
  return account ? <AccountMark colour={account.colour} title={title(account)} alone /> : null;
}
