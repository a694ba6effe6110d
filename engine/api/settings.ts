import type { Policies } from '../../shared/domain/policies.ts';
import { setSettings } from '../store/settings.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

/** What an administrator locked is not stored, whoever asks. */
export function settingsHandlers(
  { store, settings }: ApiContext,
  { lockedSettings = {} }: Pick<Policies, 'lockedSettings'>,
): WindowHandlers['settings'] {
  return {
    get: settings,
    set(patch) {
      const free = Object.entries(patch).filter(([name]) => !Object.hasOwn(lockedSettings, name));
      store.transaction((tx) => setSettings(tx, Object.fromEntries(free)));
      return settings();
    },
  };
}
