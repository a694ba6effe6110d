import type { WaitingSetups } from '../accounts/waiting-setups.ts';
import type { Places } from '../import/places.ts';
import { readSettingsFile } from '../import/read-settings-file.ts';
import type { WindowHandlers } from './handlers.ts';

export function setupsHandlers(setups: WaitingSetups, places: Places): WindowHandlers['setups'] {
  return {
    list: setups.list,
    keep: async (setup) => ({ setupId: await setups.keep(setup) }),
    agree: ({ setupId, ...answer }) => setups.agree(setupId, answer),
    tryNow: ({ setupId }) => setups.tryNow(setupId),
    readSettings: ({ place }) => readSettingsFile(places.pathsOf(place)[0]),
    drop: ({ setupId }) => setups.drop(setupId),
  };
}
