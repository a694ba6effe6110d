// The keychain of the operating system (Secret Service, Windows Credential Manager, macOS Keychain): the only place
// where a secret of Casier lies outside of memory. Pinned to the Secret Service on Linux: left alone, the library
// falls back on the kernel's keyring in silence, which forgets everything at the next start of the PC.
// Whatever goes wrong in there (no service, locked and the person dismissed the prompt, no bus) is one fact to the
// rest: there is no keychain now (ADR 0003).
import { AsyncEntry } from '@napi-rs/keyring';

const SERVICE = 'Casier';

export interface Keychain {
  /** null: no such entry, or no keychain any more. */
  read(name: string): Promise<string | null>;
  /** False: it could not be kept. */
  write(name: string, secret: string): Promise<boolean>;
  remove(name: string): Promise<void>;
}

/** null: there is none on this PC, or it does not open. */
export async function openKeychain(): Promise<Keychain | null> {
  const probe = await attempt(() => entry('probe').getPassword());
  return probe.works ? systemKeychain : null;
}

const systemKeychain: Keychain = {
  async read(name) {
    const found = await attempt(() => entry(name).getPassword());
    return found.works ? found.value : null;
  },
  async write(name, secret) {
    return (await attempt(() => entry(name).setPassword(secret))).works;
  },
  async remove(name) {
    await attempt(() => entry(name).deletePassword());
  },
};

function entry(name: string): AsyncEntry {
  return new AsyncEntry(SERVICE, name, { linux: { store: 'secret-service' } });
}

/** The library has one code for everything (GenericFailure), and throws from its constructor as well. */
async function attempt<Value>(ask: () => Promise<Value>): Promise<{ works: true; value: Value } | { works: false }> {
  try {
    return { works: true, value: await ask() };
  } catch {
    return { works: false };
  }
}
