// The settings, as the engine keeps them. A change is shown at once, as a box that is ticked late looks broken, and
// what the engine made of it takes its place.

import { Settings } from '../../shared/domain/settings.ts';
import { engine } from '../engine/engine.ts';
import { queryClient, useEngineQuery } from '../engine/use-query.ts';

const DEFAULTS = Settings.parse({});

/** undefined until they are known; the defaults while the store that holds them is locked or cannot be opened. */
export function useSettings(): Settings | undefined {
  const { data, isError } = useEngineQuery(['settings'], (signal) => engine.settings.get(undefined, signal));
  return data ?? (isError ? DEFAULTS : undefined);
}

export function saveSettings(patch: Partial<Settings>): void {
  const show = (settings: Settings) => queryClient.setQueryData<Settings>(['settings'], settings);
  const before = settingsNow();
  if (before) show({ ...before, ...patch });
  void engine.settings.set(patch).then(show);
}

/** Those that were last asked for, outside components. */
export function settingsNow(): Settings | undefined {
  return queryClient.getQueryData<Settings>(['settings']);
}
