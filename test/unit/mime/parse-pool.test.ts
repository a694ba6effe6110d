import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SourceDigest } from '../../../engine/core/message-facts.ts';
import { unpackSource } from '../../../engine/mime/packed-source.ts';
import { createParsePool, type ParsePool } from '../../../engine/mime/parse-pool.ts';

const fakeWorker = new URL('./workers/fake-parse-worker.mjs', import.meta.url);
const bytes = (text: string) => new TextEncoder().encode(text);

let pool: ParsePool | null = null;
afterEach(async () => {
  await pool?.close();
  pool = null;
});

describe('the parse pool, with a worker that misbehaves on demand', () => {
  it('digests many messages and answers each its own', async () => {
    pool = createParsePool({ workerUrl: fakeWorker, size: 2 });
    const texts = Array.from({ length: 50 }, (_, i) => `message ${i}`);
    const digests = await Promise.all(texts.map((text) => pool!.digest(bytes(text))));
    expect(digests.map((digest) => digest.text)).toEqual(texts);
  });

  it('reads only the header of a message that kills the worker twice, and all of its neighbours', async () => {
    pool = createParsePool({ workerUrl: fakeWorker, size: 1 });
    const digests = await Promise.all(['a', 'b', 'crash', 'c', 'd'].map((text) => pool!.digest(bytes(text))));
    expect(digests.map((digest) => digest.text)).toEqual(['a', 'b', 'crash', 'c', 'd']);
    expect(digests.map((digest) => digest.defects)).toEqual([[], [], ['unreadable', 'outline'], [], []]);
  });

  it('keeps the bytes of a message that kills the worker whatever is done', async () => {
    pool = createParsePool({ workerUrl: fakeWorker, size: 1 });
    const raw = bytes('crash always, whatever is read of it');
    const [digest, next] = await Promise.all([pool.digest(raw), pool.digest(bytes('next'))]);
    expect(digest.defects).toEqual(['unreadable']);
    expect(unpackSource(digest.packed)).toEqual(Buffer.from(raw));
    expect(digest.facts.dateAt).toBeNull();
    expect(next.text).toBe('next');
  });

  it('takes a large message over, and tells when it was lost with the worker; then only its header is read', async () => {
    pool = createParsePool({ workerUrl: fakeWorker, size: 1 });
    const large = () => bytes('crash'.padEnd(2_000_000));
    const [taken, behind] = [large(), bytes('next'.padEnd(2_000_000))];
    const answers = await Promise.all([pool.takeOver(taken, null), pool.takeOver(behind, null)]);
    expect(answers).toEqual([{ lost: 'unreadable' }, { lost: null }]);
    expect(taken.byteLength).toBe(0);
    const again = (await pool.takeOver(large(), 'unreadable')) as SourceDigest;
    expect(again.defects).toEqual(['unreadable', 'outline']);
    expect(unpackSource(again.packed).equals(large())).toBe(true);
  });

  it('loses no small message that it took over', async () => {
    pool = createParsePool({ workerUrl: fakeWorker, size: 1 });
    const digest = (await pool.takeOver(bytes('crash'), null)) as SourceDigest;
    expect(digest.defects).toEqual(['unreadable', 'outline']);
  });

  it('gives a message its time and no more', async () => {
    pool = createParsePool({ workerUrl: fakeWorker, size: 1, timeLimitMs: 300 });
    const [digest, next] = await Promise.all([pool.digest(bytes('endless')), pool.digest(bytes('next'))]);
    expect(digest.defects).toEqual(['tooSlow', 'outline']);
    expect(next.defects).toEqual([]);
  });

  it('refuses what comes after it was closed', async () => {
    pool = createParsePool({ workerUrl: fakeWorker, size: 1 });
    await pool.close();
    await expect(pool.digest(bytes('late'))).rejects.toThrow('closed');
  });
});

describe('the parse pool, with the real worker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casier-parse-worker-'));
  const file = join(folder, 'parse-worker.js');

  beforeAll(async () => {
    const bundle = await rolldown({
      input: fileURLToPath(new URL('../../../engine/mime/parse-worker.ts', import.meta.url)),
      platform: 'node',
      logLevel: 'silent',
    });
    await bundle.write({ file: file, format: 'esm' });
    await bundle.close();
    return () => rmSync(folder, { recursive: true });
  }, 60_000);

  it('answers what digestSource says, and the source back byte for byte', async () => {
    pool = createParsePool({ workerUrl: pathToFileURL(file), size: 2 });
    const raw = bytes('Subject: Bonjour\r\nFrom: Ada <ada@example.fr>\r\n\r\nUn mot.\r\n');
    const digest = await pool.digest(raw);
    expect(digest.facts.subject).toBe('Bonjour');
    expect(digest.snippet).toBe('Un mot.');
    expect(unpackSource(digest.packed)).toEqual(Buffer.from(raw));
  });
});
