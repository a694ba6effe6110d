// Where seeds run, one after the other: one real mail server with two users for each seed, lines that can be made bad,
// and a small disk that can be filled (a file system in memory, which only root may mount).
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EngineHome, engineHomeIn } from '../engine/engine-child.ts';
import { engineProcesses } from '../engine/engine-processes.ts';
import { type FaultyProxy, startFaultyProxy } from '../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { SETS, type SetName } from './sets.ts';

const DISK_BYTES = 48 * 1024 * 1024;
export const PASSWORD = 'secret';

export interface Disk {
  folder: string;
  /** To the last byte. */
  fill(): void;
  makeRoom(): void;
  remove(): void;
}

export interface Lane {
  set: SetName;
  server: MailServer;
  /** `collecting`: of the account that is collected by POP3 beside another. */
  lines: { incoming: FaultyProxy; outgoing: FaultyProxy; collecting: FaultyProxy };
  disk: Disk;
  /** Empty, for one seed. */
  home(seed: number): EngineHome;
  /** The seed's users have been looked at: their mail goes. */
  forget(seed: number): void;
  stop(): Promise<void>;
}

export const ownerOf = (seed: number) => `claire${seed}`;
export const recipientOf = (seed: number) => `jean${seed}`;
/** Whose mail is collected by POP3 beside the owner's. */
export const collectedOf = (seed: number) => `marie${seed}`;

const usersOf = (seed: number) => [ownerOf(seed), recipientOf(seed), collectedOf(seed)];

/** `seeds`: those that will run here, as their users have to be known when the servers start. */
export async function openLane(set: SetName, seeds: readonly number[]): Promise<Lane> {
  const users = seeds.flatMap(usersOf);
  const { protocol, capability: imapCapability } = SETS[set];
  const server = await startMailServer({
    users: Object.fromEntries(users.map((user) => [user, { password: PASSWORD }])),
    ...(imapCapability !== null && { imapCapability }),
    inMemory: true,
  });
  const processes = await engineProcesses(server);
  const incoming = await startFaultyProxy(protocol === 'pop3' ? server.ports.pop3s : server.ports.imaps);
  const outgoing = await startFaultyProxy(server.ports.submissions);
  const collecting = await startFaultyProxy(server.ports.pop3s);
  const disk = openDisk();
  return {
    set,
    server,
    lines: { incoming, outgoing, collecting },
    disk,
    home(seed) {
      const folder = path.join(disk.folder, String(seed));
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      const home = engineHomeIn(folder, processes);
      return {
        start: home.start,
        remove() {
          home.remove();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
    forget(seed) {
      for (const user of usersOf(seed)) {
        rmSync(path.join(server.dir, 'mail', server.address(user)), { recursive: true, force: true });
      }
    },
    async stop() {
      processes.end();
      await incoming.stop();
      await outgoing.stop();
      await collecting.stop();
      await server.stop();
      disk.remove();
    },
  };
}

function openDisk(): Disk {
  const folder = mkdtempSync(path.join(tmpdir(), 'casier-convergence-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', folder]);
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'a');
      try {
        for (;;) writeSync(file, Buffer.alloc(65_536, 1));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
      closeSync(file);
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
