// The settings, as the engine keeps them. A change is sent at once; the change event brings it back.

import type { Settings } from '../../shared/domain/settings.ts';
import { engine } from '../engine/engine.ts';
import { queryClient, useEngineQuery } from '../engine/use-query.ts';

/** undefined until they are known. */
export function useSettings(): Settings | undefined {
  return useEngineQuery(['settings'], (signal) => engine.settings.get(undefined, signal)).data;
}

export function saveSettings(patch: Partial<Settings>): void {
  void engine.settings.set(patch);
}

/** Those that were last asked for, outside components. */
export function settingsNow(): Settings | undefined {
  return queryClient.getQueryData<Settings>(['settings']);
}
