// What the administrator of this PC set. It does not change while Casier runs.
import { DEFAULT_GUARD_LEVEL, type GuardLevel, type PolicyReport } from '../../shared/domain/policies.ts';
import type { ChosenSettings } from '../../shared/domain/settings.ts';
import { engine } from '../engine/engine.ts';
import { queryClient, useEngineQuery } from '../engine/use-query.ts';

/** undefined until it is known. */
export function usePolicyReport(): PolicyReport | undefined {
  return useEngineQuery(['policies'], (signal) => engine.policies.inForce(undefined, signal)).data;
}

/** What a person may override. */
export function useGuardLevel(): GuardLevel {
  return usePolicyReport()?.policies.guard ?? DEFAULT_GUARD_LEVEL;
}

export function useLockedSettings(): ChosenSettings {
  return usePolicyReport()?.policies.lockedSettings ?? {};
}

/** Outside components. */
export function isLocked(name: keyof ChosenSettings): boolean {
  const report = queryClient.getQueryData<PolicyReport>(['policies']);
  return report?.policies.lockedSettings?.[name] !== undefined;
}
