// Mailings in the outbox: one line each, « 24 envois – 23 remis, 1 refusé », held up, taken up again, ended from here.
import { useState } from 'react';
import type { Mailing } from '../../../shared/domain/mailing.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords, wordsNow } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toast.tsx';
import { sayFailure } from '../problems/index.ts';
import { mailingLine } from './line.ts';
import { ReceptionDialog } from './reception-dialog.tsx';
import { receptionWords } from './reception-words.ts';
import { words } from './words.ts';

export function useMailings(): Mailing[] {
  return useEngineQuery(['outbox', 'mailings'], (signal) => engine.mailings.list(undefined, signal)).data ?? [];
}

/** Nothing where there is none. */
export function MailingLines() {
  const w = useWords(words);
  const mailings = useMailings();
  if (mailings.length === 0) return null;
  return (
    <ul className="outbox-list" aria-label={w.mailings}>
      {mailings.map((mailing) => (
        <Line key={mailing.id} mailing={mailing} />
      ))}
    </ul>
  );
}

function Line({ mailing }: { mailing: Mailing }) {
  const w = useWords(words);
  const r = useWords(receptionWords);
  const formats = useFormats();
  const [shown, setShown] = useState<'messages' | 'stop' | null>(null);
  const { id: mailingId, state, counts, nextAt } = mailing;
  const isUnderWay = state === 'running' || state === 'paused';
  const needsPerson = counts.asks + counts.refused > 0;
  return (
    <li className={`outbox-entry ${needsPerson ? 'outbox-needs-person' : ''}`}>
      <Icon name={state === 'paused' ? 'pause' : needsPerson ? 'warning' : 'people'} />
      <div className="outbox-words">
        <h2>{mailing.subject || w.noSubject}</h2>
        <p className="outbox-state">{mailingLine(mailing, w)}</p>
        {state === 'paused' && <p>{w.paused}</p>}
        {state === 'running' && nextAt !== null && <p>{w.nextAt(formats.listDate(nextAt))}</p>}
      </div>
      <div className="outbox-actions">
        <Button onClick={() => setShown('messages')}>{r.title}</Button>
        {state === 'running' && (
          <Button onClick={() => void engine.mailings.pause({ mailingId }).catch(sayFailure)}>{w.pause}</Button>
        )}
        {state === 'paused' && (
          <Button onClick={() => void engine.mailings.resume({ mailingId }).catch(sayFailure)}>{w.resume}</Button>
        )}
        {isUnderWay && <Button onClick={() => setShown('stop')}>{w.stop}</Button>}
      </div>
      {shown === 'messages' && <ReceptionDialog of={{ mailingId }} onClose={() => setShown(null)} />}
      {shown === 'stop' && (
        <ConfirmDialog
          title={w.stopTitle}
          action={w.stop}
          danger
          onConfirm={() => void stopMailing(mailing)}
          onClose={() => setShown(null)}
        >
          <p>{w.stopText(counts.sent + counts.failed, counts.waiting)}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

/** Takes back what has not left, and opens the draft to those who have not got it. */
export async function stopMailing({ id: mailingId }: Pick<Mailing, 'id'>): Promise<void> {
  const answer = await engine.mailings.cancel({ mailingId }).catch(sayFailure);
  if (!answer) return;
  showToast({ text: wordsNow(words).stopped(answer.left) });
  if (answer.draftId !== null) await shell.openComposer({ draftId: answer.draftId });
}
