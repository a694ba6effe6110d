// The engine as a whole, under plain Node: opens the door to the store (store-door.ts), puts the rooms on it
// (open-rooms.ts), and serves ports from its first moment. Invariants: while the store is being opened calls wait;
// while it is locked or cannot be opened they fail, and only areas `store`, `places` and `policies` answer; nothing runs before it
// is open.
import type { PortRole } from '../shared/contract/boot.ts';
import type { EngineEvent } from '../shared/contract/event.ts';
import { hostContract, windowContract } from '../shared/contract/index.ts';
import type { WirePort } from '../shared/contract/wire.ts';
import { NO_POLICIES, type PolicyReport } from '../shared/domain/policies.ts';
import { type Keychain, openKeychain } from './accounts/keychain.ts';
import { createSecrets } from './accounts/secrets.ts';
import { createSetupPasswords } from './accounts/setup-passwords.ts';
import { storePaths } from './accounts/store-key.ts';
import type { HostHandlers, WindowHandlers } from './api/handlers.ts';
import { type ServedPort, serve } from './api/serve.ts';
import type { ProxyLogin } from './connection/network.ts';
import { createProxyLogins } from './connection/proxy-logins.ts';
import { type AskProxy, systemNetwork } from './connection/system-network.ts';
import { problemAt } from './core/problems.ts';
import { createPlaces } from './import/places.ts';
import { createParsePool } from './mime/parse-pool.ts';
import { openRooms } from './open-rooms.ts';
import { createRecorder } from './recorder.ts';
import { getAccount } from './store/accounts.ts';
import { openStoreDoor } from './store-door.ts';

export interface EngineOptions {
  dataDir: string;
  dataDirOnNetworkDrive: boolean;
  /** The system's language, BCP 47. */
  locale: string;
  /** The built workers. */
  workers: {
    parse: URL;
    spelling: URL;
    checkpoint: URL;
    search: URL;
    backup: URL;
    readBook: URL;
    scan: URL;
    signature: URL;
    render: URL;
  };
  keychain?: () => Promise<Keychain | null>;
  /** PEM certificates trusted beside the system's. */
  extraCertificates?: string[];
  /** What an administrator set. */
  policies?: PolicyReport;
  /** The system's proxy for a server, in the words of a PAC file; without it there is none. */
  askProxy?: AskProxy;
  now?: () => number;
  /** Each entry of the journal as a line, as it is noted outside of a transaction. */
  log?: (line: string) => void;
}

export interface Engine {
  servePort(port: WirePort, role: PortRole): void;
  /** Ends every connection, then closes the store. */
  close(): Promise<void>;
}

type Handlers = WindowHandlers & HostHandlers;

export function createEngine(options: EngineOptions): Engine {
  const { now = Date.now, log = () => {}, locale, workers, extraCertificates = [], dataDir } = options;
  const { policies = NO_POLICIES } = options;
  const ports = new Set<ServedPort>();
  const tell = (event: EngineEvent) => {
    for (const port of ports) port.sendEvent(event);
  };

  const proxyLogins = createProxyLogins();
  const network = systemNetwork(options.askProxy ?? (async () => 'DIRECT'), proxyLogins);
  const giveProxyLogin = (name: string, login: ProxyLogin) => {
    network.forgetFailures();
    return proxyLogins.give(name, login);
  };
  const recorder = createRecorder(now, log);
  const places = createPlaces();
  let askedAtMs = performance.now();
  const door = openStoreDoor({
    dataDir,
    dataDirOnNetworkDrive: options.dataDirOnNetworkDrive,
    checkpointWorker: workers.checkpoint,
    searchWorker: workers.search,
    openKeychain: options.keychain ?? openKeychain,
    openRooms({ store, storeKey, keychain, noteGeneration, afterCrash, onKept }) {
      const secrets = createSecrets({
        ...{ storeKey, keychain, storeName: dataDir, onKept },
        isInKeychain: (id) => getAccount(store.reads, id)?.passwordKept === 'keychain',
      });
      proxyLogins.keepIn(keychain, dataDir);
      const onDisk = { ...storePaths(dataDir), key: storeKey.key };
      const rooms = openRooms({
        store,
        secrets,
        setupPasswords: createSetupPasswords(keychain, dataDir),
        noteGeneration,
        afterCrash,
        places,
        onDisk,
        locale,
        workers,
        extraCertificates,
        network,
        giveProxyLogin,
        policies: policies.policies,
        sinceAskedMs: () => performance.now() - askedAtMs,
        now,
        recorder,
        tell,
      });
      // Not before: where the rooms could not be opened (a full disk) the store is closed again.
      recorder.openOn(store);
      return rooms;
    },
    onState: (state) => tell({ type: 'store', state }),
    onBroken: () => {
      const error = { kind: 'store', reason: 'storeBroken' } as const;
      tell({ type: 'problem', problem: problemAt({ during: 'store' }, error, now()) });
    },
    openParsers: () => createParsePool({ workerUrl: workers.parse, size: 2 }),
    now,
    record: recorder.record,
  });

  const storeHandlers: Handlers['store'] = {
    state: () => door.state(),
    unlock: ({ password }) => door.unlock(password),
    open: () => door.open(),
    repair: () => door.repair(),
    readBackup: ({ place, passphrase }) => door.readBackup(places.pathsOf(place)[0], passphrase),
    restore: ({ place, passphrase }) => door.restore(places.pathsOf(place)[0], passphrase),
  };
  const always: Pick<Handlers, 'store' | 'places' | 'policies'> = {
    store: storeHandlers,
    policies: { inForce: () => policies },
    places: { grant: ({ paths }) => ({ place: places.grant(paths) }) },
  };
  const handlersOf = <A extends keyof Handlers>(area: A): Handlers[A] | Promise<Handlers[A]> => {
    askedAtMs = performance.now();
    return area in always
      ? (always as Handlers)[area]
      : door.rooms().then(({ handlers }) => (handlers as Handlers)[area]);
  };

  return {
    servePort(port, role) {
      const served =
        role === 'window'
          ? serve(port, windowContract, handlersOf)
          : serve(port, { ...windowContract, ...hostContract }, handlersOf);
      ports.add(served);
      port.onClose(() => ports.delete(served));
    },
    async close() {
      const rooms = await door.settled();
      await rooms?.close();
    },
  };
}
