// Light or dark, as it is really shown: the setting, else what the system prefers now.
import { useSyncExternalStore } from 'react';
import { useSettings } from './settings.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}

export function useEffectiveTheme(): 'light' | 'dark' {
  const system = useSyncExternalStore(subscribe, () => dark.matches);
  const chosen = useSettings()?.theme ?? 'system';
  return chosen === 'system' ? (system ? 'dark' : 'light') : chosen;
}
