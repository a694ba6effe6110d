// The engine in a process of its own, to be killed: its wire runs over the channel to the parent, its keychain is a
// file, so that the next process knows what this one kept. Started by engine-child.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Keychain } from '../../engine/accounts/keychain.ts';
import { createEngine } from '../../engine/engine.ts';

const { dataDir, keychainFile, ca, parse, spelling, checkpoint, search, backup } = JSON.parse(
  process.argv[2]!,
) as Record<string, string>;

function fileKeychain(file: string): Keychain {
  const read = (): Record<string, string> => JSON.parse(readFileSync(file, 'utf8'));
  return {
    read: async (name) => read()[name] ?? null,
    write: async (name, secret) => {
      writeFileSync(file, JSON.stringify({ ...read(), [name]: secret }));
      return true;
    },
    remove: async () => undefined,
  };
}

// The clock of this PC, as the parent sets it: `{ clockAheadMs }`.
let clockAheadMs = 0;
process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'clockAheadMs' in message) {
    clockAheadMs = Number(message.clockAheadMs);
  }
});

const engine = createEngine({
  dataDir: dataDir!,
  dataDirOnNetworkDrive: false,
  locale: 'fr-FR',
  workers: {
    parse: new URL(parse!),
    spelling: new URL(spelling!),
    checkpoint: new URL(checkpoint!),
    backup: new URL(backup!),
    search: new URL(search!),
  },
  keychain: async () => fileKeychain(keychainFile!),
  extraCertificates: [ca!],
  now: () => Date.now() + clockAheadMs,
  log: (line) => console.error(line),
});

engine.servePort(
  {
    send: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
    onClose: (listener) => void process.on('disconnect', listener),
  },
  'main',
);
