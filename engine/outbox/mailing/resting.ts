// Mailings of which nothing is taken up now: the person holds them up, or one of their messages found that the server
// cannot be reached, or that enough have left for the hour. That one is tried again; the others need not find out too.
import type { MailingId } from '../../../shared/domain/ids.ts';
import type { ReadDb } from '../../store/handles.ts';
import { pausedMailings } from '../../store/mailings.ts';
import type { StoredOutboxEntry } from '../../store/outbox.ts';

export function restingMailings(db: ReadDb, entries: readonly StoredOutboxEntry[], nowAt: number): Set<MailingId> {
  const resting = pausedMailings(db);
  for (const { mailingId, state, problem, notBeforeAt } of entries) {
    if (!mailingId || !problem) continue;
    const waits = state === 'ready' && (notBeforeAt ?? 0) > nowAt && (problem.kind !== 'throttled' || isPaced(problem));
    if (waits || (state === 'held' && problem.kind === 'auth')) resting.add(mailingId);
  }
  return resting;
}

/** Another « later » may be about one recipient alone. */
function isPaced({ reason }: { reason?: string | undefined }): boolean {
  return reason === 'sendingPaced';
}
