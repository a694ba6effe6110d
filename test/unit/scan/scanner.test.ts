// The scanner's thread: whatever a file does to it, there is an answer, and the next file is read.
import { expect, onTestFinished, test } from 'vitest';
import { createScanner, type Scanner } from '../../../engine/scan/index.ts';
import { builtWorker } from '../../servers/workers.ts';
import { MESSAGE } from './files.ts';
import { workbook } from './office-files.ts';
import { LETTER, pdfOf } from './pdf-files.ts';

const fakeWorker = new URL('./workers/fake-scan-worker.mjs', import.meta.url);
const bytes = (text: string) => new TextEncoder().encode(text);

function scanner(options: Parameters<typeof createScanner>[0]): Scanner {
  const made = createScanner(options);
  onTestFinished(made.close);
  return made;
}

test.each([
  ['hang', 'tooSlow'],
  ['crash', 'broken'],
  ['memory', 'tooLarge'],
])(
  'a file that makes it %s is unreadable (%s), known by its hash, and costs the next one nothing',
  async (word, reason) => {
    const { scan } = scanner({ workerUrl: fakeWorker, timeLimitMs: word === 'hang' ? 2_000 : 20_000 });
    const [bad, next] = await Promise.all([scan(bytes(word), []), scan(bytes('next'), [])]);
    expect(bad).toMatchObject({ hash: word, file: { unreadable: true, unreadableReason: reason } });
    expect(next).toMatchObject({ hash: 'next', file: { unreadable: false } });
  },
);

test('closed, it answers that it was cancelled', async () => {
  const { scan, close } = scanner({ workerUrl: fakeWorker });
  const running = scan(bytes('hang'), []).catch((error: unknown) => error);
  await close();
  expect(await running).toMatchObject({ kind: 'cancelled' });
  await expect(scan(bytes('next'), [])).rejects.toMatchObject({ kind: 'cancelled' });
});

test('the built worker reads files of each kind, and none that is known', async () => {
  const { scan } = scanner({ workerUrl: await builtWorker('scan-worker') });
  for (const file of [pdfOf(LETTER), workbook(), bytes(MESSAGE)]) {
    const { file: scanned } = await scan(new Uint8Array(file), []);
    expect(scanned).toMatchObject({ unreadable: false });
    expect(scanned?.found.map(({ address }) => address)).toContain('zoe@orange.fr');
  }
  const { hash } = await scan(bytes('zoe@orange.fr'), []);
  expect(await scan(bytes('zoe@orange.fr'), [hash!])).toEqual({ hash, file: null });
});
