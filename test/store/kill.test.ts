// A process killed in the middle of its transactions, several times over: the store opens, and nothing that was
// committed is missing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../engine/store/database.ts';
import { listMailboxes } from '../../engine/store/mailboxes.ts';
import { searchMessages } from '../../engine/store/search-messages.ts';
import { readQuery } from '../../shared/search/read-query.ts';
import { fillGap } from './indexed-sources.ts';
import { KEY, scratchFolder } from './scratch-store.ts';

/** Bundled, as this Node runs no TypeScript; the native library is found from the project. */
async function bundledWriter(): Promise<string> {
  const outDir = join(import.meta.dirname, '../../node_modules/.cache/casier-test', `writer-${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'busy-writer.ts'),
      outDir,
      emptyOutDir: true,
      rollupOptions: { external: ['@signalapp/sqlcipher'], output: { entryFileNames: 'writer.mjs' } },
    },
  });
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  return join(outDir, 'writer.mjs');
}

test('a store whose process was killed opens with everything that was committed', async () => {
  const writer = await bundledWriter();
  const path = join(scratchFolder(), 'mail.db');
  let committed = 0;
  for (let round = 0; round < 8; round += 1) {
    const child = spawn(process.execPath, [writer, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    const killAfter = committed + 3 + round;
    for await (const line of createInterface({ input: child.stdout })) {
      committed = Math.max(committed, Number(line));
      if (committed >= killAfter) child.kill('SIGKILL');
    }
    await exited;

    const store = openStore({ path, key: KEY });
    const [mailbox] = listMailboxes(store.reads);
    expect(mailbox!.total).toBeGreaterThanOrEqual(committed * 20);
    expect(mailbox!.total % 20).toBe(0);
    expect(mailbox!.offline).toBe(mailbox!.total);
    expect(store.reads.value('x', 'SELECT count(*) FROM messages')).toBe(mailbox!.total);
    fillGap(store, ({ sourceId }) => ({
      sourceId,
      subject: '',
      senders: '',
      recipients: '',
      attachments: '',
      body: 'La rentrée',
      attached: '',
    }));
    expect(searchMessages(store.reads, readQuery('rentree', 0).clauses, null, 10_000).ids).toHaveLength(mailbox!.total);
    expect(store.reads.value('x', 'PRAGMA integrity_check')).toBe('ok');
    committed = mailbox!.total / 20;
    store.close();
  }
}, 60_000);
