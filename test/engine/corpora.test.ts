// Every file of the corpora as a message in a real mailbox, malformed and hostile ones and files that are no mail at
// all: through the whole engine nothing fails, nothing is blank, and list, message and source agree with each other
// and with what independent parsers read (test/corpora/agreement.test.ts says more of the parsers themselves).
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageDetail, MessageRow } from '../../shared/domain/message.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { deliver } from './imap/fixture.ts';
import { everythingHeld, sha256 } from './server-mail.ts';
import { newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const corpora = path.resolve(import.meta.dirname, '../fixtures/corpora');
const RECEIVED_AT = Date.UTC(2026, 0, 5, 8, 30);

interface Expected {
  file: string;
  subject?: string;
  from?: string[];
  to?: string[];
  cc?: string[];
  /** Unix seconds. */
  date?: number | null;
}

interface Opened {
  file: string;
  row: MessageRow;
  detail: MessageDetail;
  source: Uint8Array;
  html: string;
}

const expected = readFileSync(path.join(corpora, 'expected.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Expected => JSON.parse(line));
const files = readdirSync(corpora, { recursive: true, encoding: 'utf8' })
  .filter((file) => statSync(path.join(corpora, file)).isFile() && statSync(path.join(corpora, file)).size > 0)
  .sort();

let server: MailServer;
let engine: TestEngine;
let opened: Opened[];
/** What the server serves for each file. */
const served = new Map<string, string>();
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  deliver(
    server,
    'claire',
    files.map((file) => readFileSync(path.join(corpora, file))),
  );
  const maildir = path.join(server.dir, 'mail', server.address('claire'), 'Maildir/new');
  for (const name of readdirSync(maildir)) utimesSync(path.join(maildir, name), RECEIVED_AT / 1000, RECEIVED_AT / 1000);

  const held = (await everythingHeld(server, 'claire', 'secret')).sort((a, b) => a.uid - b.uid);
  for (const [i, { raw }] of held.entries()) served.set(files[i]!, sha256(raw));
  engine = await startEngine({ dataDir: folder.path, server });
  await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
  await engine.until(async () => {
    const [status] = await engine.client.accounts.status();
    return status?.phase === 'watching' && status.messagesOffline === files.length;
  }, 60_000);
  opened = await openAll();
}, 120_000);

afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

async function openAll(): Promise<Opened[]> {
  const { client } = engine;
  const inbox = (await client.mailboxes.list()).find(({ role }) => role === 'inbox')!;
  const { ids } = await client.messages.list({
    source: { kind: 'mailbox', mailboxId: inbox.id },
    sort: { by: 'date', direction: 'desc' },
    threaded: true,
  });
  const fileOf = new Map([...served].map(([file, hash]) => [hash, file]));
  const all: Opened[] = [];
  for (const id of [...ids] as MessageRow['id'][]) {
    const [row] = await client.messages.rows({ ids: [id] });
    const detail = await client.messages.detail({ messageId: id });
    const body = await client.host.messageBody({ messageId: id, remote: false, theme: 'dark' });
    const { bytes: source } = (await client.host.messageSource({ messageId: id }))!;
    const file = fileOf.get(sha256(source))!;
    all.push({ file, row: row!, detail: detail!, source, html: new TextDecoder().decode(body!.bytes) });
  }
  return all;
}

const isBlank = (html: string) =>
  html
    .replace(/<(style|head)\b.*?<\/\1>/gs, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<(?!img)[^>]*>/g, '')
    .replace(/&nbsp;|&#8203;|\u{200b}/gu, '')
    .trim() === '';

describe(`All ${files.length} files of the corpora, received as mail`, () => {
  it('are listed, each once, with the bytes that the server serves', () => {
    expect(opened).toHaveLength(files.length);
    expect(opened.map(({ source }) => sha256(source)).sort()).toEqual([...served.values()].sort());
  });

  it('say the same of themselves in the list and when they are opened', () => {
    for (const { file, row, detail } of opened) {
      expect(detail.row, file).toEqual(row);
      expect(row.from, file).toEqual(detail.from[0] ?? { name: null, address: '' });
      expect(row.to, file).toEqual(detail.to.slice(0, 3));
      expect(row.offline, file).toBe(true);
      expect(row.hasAttachments, file).toBe(detail.attachments.some(({ inline }) => !inline));
    }
  });

  it('are shown, or have no text, which is said', () => {
    const blank = opened.filter(({ html, detail }) => isBlank(html) && detail.body?.kind !== 'empty');
    expect(blank.map(({ file }) => file)).toEqual([]);
    const silent = opened.filter(({ html, detail }) => !isBlank(html) && detail.body?.kind === 'empty');
    expect(silent.map(({ file }) => file)).toEqual([]);
  });

  it('give their attachments and their source', async () => {
    for (const { file, row, detail } of opened) {
      for (const { partId, name, risk, refusal } of detail.attachments) {
        const part = await engine.client.host.messagePart({ messageId: row.id, partId });
        // A program is given under a name that no system runs; a script to be read keeps its own.
        const isProgram = risk === 'executable' && refusal !== 'code';
        expect(part?.fileName, file).toBe(isProgram ? `${name}.bloque` : name);
      }
      const source = await engine.client.messages.source({ messageId: row.id });
      expect(source?.text.length, file).toBeGreaterThan(0);
    }
  });

  it('are dated by the server where their own date cannot be read, never « now »', () => {
    // RFC 2822 appendix A.6.3 is an example of what is obsolete, but to be read.
    const undated = expected
      .filter(({ file, date }) => date === null && file !== 'mail-gem/rfc2822/example13.eml')
      .map(({ file }) => file);
    expect(undated.length).toBeGreaterThan(10);
    for (const { file, row } of opened) if (undated.includes(file)) expect(row.dateAt, file).toBe(RECEIVED_AT);
    const future = opened.filter(({ row }) => Math.abs(row.dateAt - Date.now()) < 3_600_000);
    expect(future.map(({ file }) => file)).toEqual([]);
  });

  it.each(['subject', 'from', 'to', 'cc', 'date'] as const)('agree on %s with independent parsers', (field) => {
    const byFile = new Map(opened.map((one) => [one.file, one]));
    const comparable = expected.filter((want) => want[field] !== undefined && byFile.has(want.file));
    const differing = comparable.filter((want) => !agrees(want, field, byFile.get(want.file)!));
    const share = (100 * (comparable.length - differing.length)) / comparable.length;
    console.log(`${field}: ${share.toFixed(2)} % of ${comparable.length} agree through the whole engine`);
    expect(share, differing.map(({ file }) => file).join(', ')).toBeGreaterThanOrEqual(98);
  });
});

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().normalize('NFC');

function agrees(want: Expected, field: 'subject' | 'from' | 'to' | 'cc' | 'date', { row, detail }: Opened): boolean {
  if (field === 'subject') return oneLine(row.subject) === want.subject;
  if (field === 'date') return row.dateAt === (typeof want.date === 'number' ? want.date * 1000 : RECEIVED_AT);
  const addresses = detail[field].map(({ address }) => address.toLowerCase()).filter((address) => address !== '');
  return String(addresses) === String(want[field]!.filter((address) => address !== ''));
}
