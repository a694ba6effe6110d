// Engines in a process of their own, one after the other, to be killed: their wire runs over the channel to the parent,
// their keychain is a file, so that the next process knows what this one kept. Started by engine-processes.ts.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Keychain } from '../../engine/accounts/keychain.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import type { WirePort } from '../../shared/contract/wire.ts';
import type { FromEngineProcess, ToEngineProcess } from './engine-processes.ts';

const { ca, parse, spelling, checkpoint, search, backup, readBook, scan, signature, render } = JSON.parse(
  process.argv[2]!,
) as Record<string, string>;
const workers = {
  parse: new URL(parse!),
  spelling: new URL(spelling!),
  checkpoint: new URL(checkpoint!),
  backup: new URL(backup!),
  readBook: new URL(readBook!),
  scan: new URL(scan!),
  signature: new URL(signature!),
  render: new URL(render!),
  search: new URL(search!),
};
const extraCertificates = [ca!];

/** On the same disk as the store: where that is full, nothing is kept, as by the real one. */
function fileKeychain(file: string): Keychain {
  const read = (): Record<string, string> => JSON.parse(readFileSync(file, 'utf8'));
  return {
    read: async (name) => read()[name] ?? null,
    write: async (name, secret) => {
      try {
        writeFileSync(`${file}.new`, JSON.stringify({ ...read(), [name]: secret }));
        renameSync(`${file}.new`, file);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
        throw error;
      }
      return true;
    },
    remove: async (name) => {
      const { [name]: _, ...rest } = read();
      writeFileSync(`${file}.new`, JSON.stringify(rest));
      renameSync(`${file}.new`, file);
    },
  };
}

const tell = (told: FromEngineProcess) => void process.send?.(told);

let engine: Engine | null = null;
/** The clock of this PC, as the parent sets it. */
let clockAheadMs = 0;
let onWire: (message: unknown) => void = () => {};
let onClose = () => {};

function start(dataDir: string, keychainFile: string): void {
  engine = createEngine({
    dataDir,
    dataDirOnNetworkDrive: false,
    locale: 'fr-FR',
    workers,
    keychain: async () => fileKeychain(keychainFile),
    extraCertificates,
    now: () => Date.now() + clockAheadMs,
    log: (line) => console.error(line),
  });
  const port: WirePort = {
    send: (message) => tell({ kind: 'wire', message }),
    onMessage(listener) {
      onWire = listener;
    },
    onClose(listener) {
      const before = onClose;
      onClose = () => {
        before();
        listener();
      };
    },
  };
  engine.servePort(port, 'main');
}

async function close(): Promise<void> {
  await engine?.close();
  onClose();
  onClose = () => {};
  tell({ kind: 'closed' });
}

process.on('message', (told: ToEngineProcess) => {
  if (told.kind === 'start') {
    clockAheadMs = told.clockAheadMs;
    start(told.dataDir, told.keychainFile);
  }
  if (told.kind === 'close') void close();
  else if (told.kind === 'clock') clockAheadMs = told.aheadMs;
  else if (told.kind === 'wire') onWire(told.message);
});

// Nobody is left to talk to.
process.on('disconnect', () => process.exit());
