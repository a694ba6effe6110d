// Who the person is at proxies that ask for it: kept in the system's keychain once a proxy took it, in memory until then.
// Invariants: a login is for one proxy, by its kind, host and port, and is given to no other; one that was refused is not
// tried again; and until a proxy took it, one connection at a time tries, as thirty side by side would lock an account.
import type { ProxyAddress, ProxyLogin, ProxyLogins, ProxyTrial } from './network.ts';

/** The system's keychain, as far as it is needed here. */
interface SecretStore {
  read(name: string): Promise<string | null>;
  write(name: string, secret: string): Promise<boolean>;
  remove(name: string): Promise<void>;
}

export interface KeptProxyLogins extends ProxyLogins {
  /** From now on they are kept there, apart from those of another store in it. */
  keepIn(secrets: SecretStore | null, storeName: string): void;
  /** What the person says, for the proxy « host:port » that asked. False: none of that name did. */
  give(name: string, login: ProxyLogin): boolean;
}

interface Entry {
  name: string;
  secretName: string;
  /** undefined: not looked for in the keychain yet. */
  login: ProxyLogin | null | undefined;
  wasRefused: boolean;
  isKept: boolean;
  takenUntilMs: number;
  /** The one that tries now. */
  trial: Promise<void> | null;
}

/** A login that was good so lately needs no trial: a password changes once a year. */
const SURE_MS = 60_000;

export function createProxyLogins(now: () => number = () => performance.now()): KeptProxyLogins {
  const entries = new Map<string, Entry>();
  let secrets: SecretStore | null = null;
  let storeName = '';

  const entryOf = ({ kind, host, port }: ProxyAddress): Entry => {
    const key = `${kind} ${host}:${port}`;
    const known = entries.get(key);
    if (known) return known;
    const secretName = `login at the proxy ${key} in ${storeName}`;
    const fresh = { login: undefined, wasRefused: false, isKept: false, takenUntilMs: 0, trial: null };
    const entry: Entry = { name: `${host}:${port}`, secretName, ...fresh };
    entries.set(key, entry);
    return entry;
  };

  const settle = (entry: Entry, login: ProxyLogin, outcome: Parameters<ProxyTrial['settle']>[0]) => {
    // Another one was given meanwhile.
    if (entry.login !== login) return;
    if (outcome === 'taken') {
      entry.takenUntilMs = now() + SURE_MS;
      if (!entry.isKept) void secrets?.write(entry.secretName, `${login.userName}\n${login.password}`);
      entry.isKept = true;
    } else if (outcome === 'refused') {
      Object.assign(entry, { login: null, wasRefused: true, takenUntilMs: 0 });
      if (entry.isKept) void secrets?.remove(entry.secretName);
      entry.isKept = false;
    }
  };

  const readKept = async (entry: Entry): Promise<void> => {
    const kept = parseLogin((await secrets?.read(entry.secretName)) ?? null);
    if (entry.login !== undefined) return;
    entry.login = kept;
    entry.isKept = kept !== null;
  };

  return {
    async take(proxy) {
      const entry = entryOf(proxy);
      while (entry.trial || entry.login === undefined) {
        entry.trial ??= readKept(entry).finally(() => {
          entry.trial = null;
        });
        await entry.trial;
      }
      const { login } = entry;
      if (login === null) return entry.wasRefused ? 'refused' : 'none';
      if (entry.takenUntilMs > now()) return { login, settle: (outcome) => settle(entry, login, outcome) };
      let settled = () => {};
      entry.trial = new Promise((resolve) => {
        settled = resolve;
      });
      return {
        login,
        settle(outcome) {
          settle(entry, login, outcome);
          entry.trial = null;
          settled();
        },
      };
    },
    keepIn(store, name) {
      secrets = store;
      storeName = name;
    },
    give(name, login) {
      const asking = [...entries.values()].filter((entry) => entry.name === name);
      for (const entry of asking) Object.assign(entry, { login, wasRefused: false, isKept: false, takenUntilMs: 0 });
      return asking.length > 0;
    },
  };
}

/** null for what something else put in its place, as well. */
function parseLogin(secret: string | null): ProxyLogin | null {
  const [userName, password] = (secret ?? '').split('\n');
  return userName && password ? { userName, password } : null;
}
