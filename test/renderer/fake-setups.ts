// Set-ups that wait, behind the contract: what is kept waits for ever, what is answered goes on waiting, what is dropped
// is gone.
import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import { SetupId } from '../../shared/domain/ids.ts';
import type { SharedSettings } from '../../shared/domain/shared-settings.ts';
import type { WaitingSetup } from '../../shared/domain/waiting-setup.ts';

const SETTINGS: SharedSettings = {
  casier: 'settings',
  version: 1,
  domain: 'ac-poitiers.fr',
  servers: [
    {
      service: 'imap',
      host: 'courrier.collegue.example',
      port: 993,
      security: 'tls',
      userName: { form: 'identifiant' },
    },
    {
      service: 'smtp',
      host: 'courrier.collegue.example',
      port: 465,
      security: 'tls',
      userName: { form: 'identifiant' },
    },
  ],
};

export function fakeSetups(
  given: readonly WaitingSetup[],
  onChanged: () => void,
): Pick<HandlersOf<WindowContract>, 'setups'> {
  let setups = [...given];
  const set = (next: WaitingSetup[]) => {
    setups = next;
    onChanged();
  };
  const wait = (one: WaitingSetup): WaitingSetup => ({
    ...one,
    state: {
      kind: 'waiting',
      problem: { id: 'setup', during: 'setup', kind: 'offline', at: 0 },
      retryAt: Date.now() + 20_000,
    },
  });
  return {
    setups: {
      list: () => setups,
      keep({ password: _, ...typed }) {
        const id = SetupId.parse(setups.length + 1);
        const kept = wait({ ...typed, id, passwordKept: 'keychain', state: { kind: 'searching' } });
        set([...setups.filter(({ address }) => address !== typed.address), kept]);
        return { setupId: id };
      },
      agree: ({ setupId }) => set(setups.map((one) => (one.id === setupId ? wait(one) : one))),
      tryNow: () => undefined,
      readSettings: () => SETTINGS,
      drop: ({ setupId }) => set(setups.filter(({ id }) => id !== setupId)),
    },
  };
}
