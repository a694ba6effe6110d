// The transfers as the engine lists them, and the one that a dialog is about: the one that runs, or that it began.
import { useEffect, useState } from 'react';
import type { Transfer, TransferId, TransferKind } from '../../../shared/domain/transfer.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';

export function useTransfers(): Transfer[] | undefined {
  return useEngineQuery(['transfers', 'list'], (signal) => engine.transfers.list(undefined, signal)).data;
}

/** null: nothing of this kind runs, or ran since the dialog was opened. `begun`: the one to show first. */
export function useShownTransfer(
  kind: TransferKind,
  begun: TransferId | null = null,
): { transfer: Transfer | null; show(id: TransferId | null): void } {
  const transfers = useTransfers();
  const [shownId, show] = useState<TransferId | null>(begun);
  const runningId = transfers?.find((one) => one.kind === kind && one.state === 'running')?.id ?? null;
  useEffect(() => {
    if (runningId !== null) show(runningId);
  }, [runningId]);
  return { transfer: transfers?.find(({ id }) => id === shownId) ?? null, show };
}
