import { getSettings, setSettings } from '../store/settings.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function settingsHandlers({ store }: ApiContext): WindowHandlers['settings'] {
  return {
    get: () => getSettings(store.reads),
    set(patch) {
      store.transaction((tx) => setSettings(tx, patch));
      return getSettings(store.reads);
    },
  };
}
