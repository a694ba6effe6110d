// What the rooms on an open store are made with.
import type { EngineEvent } from '../shared/contract/event.ts';
import type { Policies } from '../shared/domain/policies.ts';
import type { Secrets } from './accounts/secrets.ts';
import type { SetupPasswords } from './accounts/setup-passwords.ts';
import type { Network, ProxyLogin } from './connection/network.ts';
import type { StoreOnDisk } from './import/backup.ts';
import type { Places } from './import/places.ts';
import type { Recorder } from './recorder.ts';
import type { Store } from './store/database.ts';

export interface RoomsOptions {
  store: Store;
  secrets: Secrets;
  setupPasswords: SetupPasswords;
  /** Remembered outside of the store, before what counts happens. */
  noteGeneration(generation: number): Promise<void>;
  /** The last end was a crash or a power cut. */
  afterCrash: boolean;
  places: Places;
  onDisk: StoreOnDisk;
  locale: string;
  workers: { parse: URL; spelling: URL; backup: URL; readBook: URL; scan: URL; signature: URL; render: URL };
  /** PEM certificates trusted beside the system's. */
  extraCertificates: string[];
  network: Network;
  /** What the person says to a proxy that asks; false: none of that name did. */
  giveProxyLogin(name: string, login: ProxyLogin): boolean;
  /** What an administrator set. */
  policies: Policies;
  /** Since a window last asked for anything. */
  sinceAskedMs(): number;
  now(): number;
  recorder: Recorder;
  tell(event: EngineEvent): void;
}
