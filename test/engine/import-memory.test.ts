// A mailbox file of 300 MB is taken in with no more memory than the engine may have in anything it does, and 300 MB of
// rubbish with less.
import { execFile } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { kept } from '../fixtures/thunderbird/build-profile.ts';
import { builtScript, builtWorker } from '../servers/workers.ts';
import type { ImportOutcome } from './import-process.ts';
import { temporaryFolder } from './start-engine.ts';

const MB = 1024 * 1024;
const FILE_BYTES = 300 * MB;
/** Of the whole process: Node itself, two parsing threads and SQLite's cache have 130 MB of it with nothing to do. */
const MEMORY_MB = 300;

async function importOf(write: (descriptor: number) => void): Promise<ImportOutcome> {
  const { path: folder, remove } = temporaryFolder();
  onTestFinished(remove);
  const file = path.join(folder, 'Gros');
  const descriptor = openSync(file, 'w');
  write(descriptor);
  closeSync(descriptor);
  const script = await builtScript('test/engine/import-process.ts');
  const input = JSON.stringify({ dataDir: folder, file, parse: (await builtWorker('parse-worker')).href });
  const { stdout } = await promisify(execFile)(process.execPath, [script, input], { maxBuffer: 16 * MB });
  return JSON.parse(stdout);
}

it('300 MB of mail', async () => {
  // Attachments as they are: base64 of what cannot be packed any more.
  const attachment = Buffer.from(
    Array.from({ length: 80_000 }, (_, index) => (index * index * 31 + (index >> 3)) & 0xff),
  );
  const body = attachment.toString('base64').replace(/.{76}/g, '$&\r\n');
  let messages = 0;
  const { transfer, peakMb, tookMs } = await importOf((descriptor) => {
    for (let written = 0; written < FILE_BYTES; messages++) {
      written += writeSync(descriptor, kept(`Lettre ${messages}`, { body }));
    }
  });
  console.log(`${messages} messages in ${Math.round(tookMs)} ms, ${Math.round(peakMb)} MB`);
  expect(transfer).toMatchObject({ state: 'done', folders: [{ counted: messages, done: messages }] });
  expect(peakMb).toBeLessThan(MEMORY_MB);
}, 120_000);

it('300 MB of rubbish', async () => {
  const { transfer, peakMb } = await importOf((descriptor) => {
    const piece = Buffer.alloc(MB).map((_, index) => (index * 7919 + (index >> 5)) & 0xff);
    for (let written = 0; written < FILE_BYTES; written += MB) writeSync(descriptor, piece);
  });
  expect(transfer.folders[0]?.leftOut).toEqual([{ reason: 'noMail', count: 1, places: ['0'] }]);
  expect(peakMb).toBeLessThan(MEMORY_MB);
}, 120_000);
