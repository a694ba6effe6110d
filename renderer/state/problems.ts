// Problems that the engine has told and not taken back, newest last.
import { create } from 'zustand';
import type { StoreState } from '../../shared/contract/store.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import { onEngineConnected, onEngineEvent } from '../engine/engine.ts';

const useStore = create<{ problems: readonly Problem[] }>(() => ({ problems: [] }));

export function useProblems(): readonly Problem[] {
  return useStore((state) => state.problems);
}

export function addProblem(problem: Problem): void {
  useStore.setState(({ problems }) => ({ problems: [...problems.filter((one) => one.id !== problem.id), problem] }));
}

export function dismissProblem(id: string): void {
  useStore.setState(({ problems }) => ({ problems: problems.filter((one) => one.id !== id) }));
}

/** How the store was found when it was opened. */
export function addNotices(state: StoreState): void {
  if (state.kind === 'open') for (const notice of state.notices ?? []) addProblem(notice);
}

/** Starts following the engine; once. A new engine tells anew what is still wrong. */
export function watchProblems(): void {
  onEngineConnected(() => useStore.setState({ problems: [] }));
  onEngineEvent((event) => {
    if (event.type === 'problem') addProblem(event.problem);
    if (event.type === 'problemGone') dismissProblem(event.id);
    if (event.type === 'store') addNotices(event.state);
  });
}
