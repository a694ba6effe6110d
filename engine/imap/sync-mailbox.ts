// One pass over one mailbox: select, plan (core/sync-plan), carry out. The passes themselves: initial-pass.ts,
// delta-pass.ts, compare-pass.ts.
// Invariant: the state saved at the end is the state that SELECT told at the beginning. What changes during the
// pass is newer than it, and so is told by the next pass.
import type { MailboxSink, StoredMailboxState } from '../backend/mailbox-sink.ts';
import { planSync } from '../core/sync-plan.ts';
import { comparePass } from './compare-pass.ts';
import type { Connection } from './connect.ts';
import { deltaPass } from './delta-pass.ts';
import { initialPass } from './initial-pass.ts';
import type { PassResult } from './pass-result.ts';
import { type KnownState, selectMailbox } from './select.ts';

export async function syncMailbox(
  connection: Connection,
  path: string,
  sink: MailboxSink,
  signal: AbortSignal,
): Promise<Omit<PassResult, 'uidNext'>> {
  const stored = sink.state();
  const mailbox = await selectMailbox(connection, path, qresyncBase(stored));
  sink.saveKeywordsTaken?.(mailbox.keywordsTaken);
  const plan = planSync(stored, mailbox, {
    condstore: mailbox.highestModSeq !== null,
    qresync: mailbox.since !== null,
  });
  switch (plan.kind) {
    case 'nothing':
      return { changed: false, reason: plan.reason };
    case 'initial':
    case 'reset': {
      if (plan.kind === 'reset') sink.reset(mailbox.uidValidity);
      await initialPass(connection, mailbox, sink, signal);
      // Flags of what an earlier, interrupted pass brought may have changed since: its base tells.
      if (plan.reason === 'interrupted') await syncMailbox(connection, path, sink, signal);
      return { changed: true, reason: plan.reason };
    }
    case 'delta':
    case 'full': {
      const result =
        plan.kind === 'full' || plan.by === 'uidDiff'
          ? await comparePass(connection, mailbox, sink, signal, plan.reason)
          : await deltaPass(connection, mailbox, sink, signal, plan);
      const { uidValidity, highestModSeq } = mailbox;
      sink.saveState({ uidValidity, uidNext: result.uidNext, highestModSeq, complete: true });
      return { changed: result.changed, reason: result.reason };
    }
  }
}

/** Asked only where the stored state is whole; what the server then tells comes with the SELECT itself. */
function qresyncBase({ complete, uidValidity, highestModSeq }: StoredMailboxState): KnownState | null {
  return complete && uidValidity !== null && highestModSeq !== null ? { uidValidity, highestModSeq } : null;
}
