// The reading of attachments for the search while somebody uses the program: which share of one core it takes, all threads
// of this process counted, and how long a search at each letter waits for its answer meanwhile. Workbooks, letters and PDFs as
// schools send them; no server and no window: `npm run bench -- --only=attachments`, half a minute.
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { IN_USE_FOR_MS } from '../../engine/core/reading-pace.ts';
import { digestSource } from '../../engine/mime/digest.ts';
import { createScanner } from '../../engine/scan/index.ts';
import { readAttachments } from '../../engine/search/read-attachments.ts';
import { search } from '../../engine/search/search.ts';
import { insertAccount } from '../../engine/store/accounts.ts';
import { countUnreadAttachments } from '../../engine/store/attached-texts.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { insertMailbox } from '../../engine/store/mailboxes.ts';
import { saveHeaders } from '../../engine/store/message-sync.ts';
import { saveSources } from '../../engine/store/sources.ts';
import { builtWorker } from '../servers/workers.ts';
import { docx } from '../unit/scan/office-files.ts';
import { LETTER, pdfOf } from '../unit/scan/pdf-files.ts';
import { xlsxOf } from '../unit/sheets/workbooks.ts';
import { figuresOf } from './figures.ts';
import { createProse, type Prose } from './prose.ts';
import { createRandom } from './random.ts';

const MESSAGES = 2_000;
const AT_ONCE = 200;
const MEASURED_MS = 30_000;
/** A person who types. */
const ASKED_EVERY_MS = 150;
const TYPED = ['r', 'ré', 'réu', 'réun', 'réunion'];

export async function benchAttachments(): Promise<void> {
  const { record, recordSpread } = figuresOf('search', 'attachments');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casier-attachments-bench-'));
  const store = openStore({ path: path.join(folder, 'mail.db'), key: new Uint8Array(32).fill(7) });
  const scanner = createScanner({ workerUrl: await builtWorker('scan-worker') });
  try {
    fill(store);
    const asking = { store, text: TYPED };
    const alone = await asked(asking, MEASURED_MS / 3);
    const before = countUnreadAttachments(store.reads);
    const reader = readAttachments({
      store,
      scanner,
      mayRead: () => true,
      sinceAskedMs: () => IN_USE_FOR_MS / 2,
      rest: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
    });
    const meanwhile = await asked(asking, MEASURED_MS);
    const readCount = before - countUnreadAttachments(store.reads);
    await reader.close();
    if (readCount === 0 || readCount === before) throw new Error(`${readCount} of ${before} messages were read`);
    record(
      'a core taken by reading attachments while somebody searches',
      '%',
      [100 * (meanwhile.share - alone.share)],
      '≤ 10',
    );
    record('messages whose attachments were read meanwhile, in half a minute', 'msgs', [readCount]);
    recordSpread('a search meanwhile', 'ms', meanwhile.tookMs, [null, '≤ 50']);
  } finally {
    await scanner.close();
    store.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** What a core did, and how long each answer took, its turn waited for. */
async function asked({ store, text }: { store: Store; text: readonly string[] }, forMs: number) {
  const tookMs: number[] = [];
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  for (let turn = 0; performance.now() - startedAt < forMs; turn++) {
    const dueAt = performance.now() + ASKED_EVERY_MS;
    await sleep(ASKED_EVERY_MS);
    search(store, { text: text[turn % text.length]!, mailboxId: null }, Date.now());
    tookMs.push(performance.now() - dueAt);
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  return { tookMs, share: (user + system) / 1_000 / (performance.now() - startedAt) };
}

function fill(store: Store): void {
  const prose = createProse(createRandom(11));
  const { accountId, id } = store.transaction((tx) => {
    const account = { protocol: 'imap', address: 'c@ac-x.fr', name: 'C', incoming: null, outgoing: null } as const;
    const owner = insertAccount(tx, { ...account, passwordKept: 'session' });
    const box = { accountId: owner, parentId: null, delimiter: '/', selectable: true, localOnly: false };
    return { accountId: owner, id: insertMailbox(tx, { ...box, path: 'INBOX', name: 'INBOX', role: 'inbox' }) };
  });
  for (let first = 0; first < MESSAGES; first += AT_ONCE) {
    const digests = Array.from({ length: AT_ONCE }, (_, i) => digestSource(letter(first + i, prose)));
    store.transaction((tx) => {
      const headers = digests.map(({ facts, sizeBytes }, i) => ({
        ...{ uid: first + i + 1, flags: [], internalDateAt: facts.dateAt ?? 0, sizeBytes, facts },
      }));
      const saved = saveHeaders(tx, { id, accountId }, headers);
      saveSources(
        tx,
        saved.map(({ messageId }, i) => ({ messageId, digest: digests[i]! })),
      );
    }, 'refetchable');
  }
}

function letter(index: number, prose: Prose): Uint8Array {
  const files = [
    () => ['tableau.xlsx', xlsxOf([{ name: 'Liste', rows: rows(prose) }])],
    () => ['courrier.docx', docx({ 'word/document.xml': document(prose) })],
    () => ['plan.pdf', pdfOf(LETTER)],
  ] as const;
  const [name, bytes] = files[index % files.length]!() as [string, Uint8Array];
  const type = `application/octet-stream; name="${name}"`;
  const lines = [
    `Subject: ${prose.subject()}`,
    `From: personne${index % 300}@ac-x.fr`,
    `Date: ${new Date(1_700_000_000_000 + index * 3_600_000).toUTCString()}`,
    `Message-ID: <a${index}@bench>`,
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n',
    `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${prose.paragraph()}`,
    `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"`,
    // So that no two files are one and the same.
    `Content-Transfer-Encoding: base64\r\nX-Number: ${index}\r\n\r\n${Buffer.from(bytes).toString('base64')}`,
    '--b--\r\n',
  ];
  return new TextEncoder().encode(lines.join('\r\n'));
}

const ROWS = 300;

function rows(prose: Prose): string[][] {
  return Array.from({ length: ROWS }, (_, row) => [String(row), ...prose.subject().split(' ').slice(0, 6)]);
}

function document(prose: Prose): string {
  const paragraphs = Array.from({ length: 20 }, () => `<w:p><w:r><w:t>${prose.paragraph()}</w:t></w:r></w:p>`);
  return `<w:document>${paragraphs.join('')}</w:document>`;
}
