// Accounts and where each stands. The list is asked; the status is asked once and then told by events.
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Account, AccountStatus } from '../../shared/domain/account.ts';
import { engine, onEngineConnected, onEngineEvent } from '../engine/engine.ts';
import { queryClient, useEngineQuery } from '../engine/use-query.ts';

const useStatuses = create<{ status: readonly AccountStatus[] }>(() => ({ status: [] }));

/** undefined until they are known. */
export function useAccounts(): Account[] | undefined {
  return useEngineQuery(['accounts'], (signal) => engine.accounts.list(undefined, signal)).data;
}

/** Those that were last asked for, outside components. */
export function accountsNow(): readonly Account[] {
  return queryClient.getQueryData<Account[]>(['accounts']) ?? [];
}

export function useAccountStatuses(): readonly AccountStatus[] {
  return useStatuses((state) => state.status);
}

/** Keeps the statuses current; used once, by the main window. */
export function useWatchStatuses(): void {
  useEffect(() => {
    const ask = () => void engine.accounts.status().then((status) => useStatuses.setState({ status }), ignoreGone);
    ask();
    const stopConnected = onEngineConnected(ask);
    const stopEvents = onEngineEvent((event) => {
      if (event.type === 'status') useStatuses.setState(({ status }) => ({ status: merged(status, event.status) }));
      if (event.type === 'changed' && event.areas.includes('accounts')) ask();
    });
    return () => {
      stopConnected();
      stopEvents();
    };
  }, []);
}

/** An event may name some accounts only. */
function merged(known: readonly AccountStatus[], news: readonly AccountStatus[]): AccountStatus[] {
  const others = known.filter((one) => !news.some((newer) => newer.accountId === one.accountId));
  return [...others, ...news];
}

/** Asked again as soon as an engine is connected. */
function ignoreGone(): void {}
