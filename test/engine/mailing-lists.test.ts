// Leaving a mailing list against a real HTTPS server: what is sent, what is not, and that nothing leaves unless the very
// way out was agreed to.
import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { directNetwork } from '../../engine/connection/network.ts';
import { createMailingLists } from '../../engine/mailing-lists/mailing-lists.ts';
import { postOnce } from '../../engine/mailing-lists/post-once.ts';
import { parseHeader } from '../../engine/mime/header-facts.ts';
import { messageDetail } from '../../engine/store/messages.ts';
import type { WayOut } from '../../shared/domain/mailing-list.ts';
import { createCertificates } from '../servers/certificates.ts';
import { addAccount, addMailbox, deliver, fillable, header, scratchStore } from '../store/scratch-store.ts';
import { temporaryFolder } from './start-engine.ts';

const HOST = 'listes.tice.example';
/** It hears, and hangs up. */
const NO_ANSWER = 0;
const NEVER = new AbortController().signal;
const network = { ...directNetwork, lookUp: async () => [{ address: '127.0.0.1', family: 4 }] };

interface Asked {
  method: string | undefined;
  url: string | undefined;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

let asked: Asked[] = [];
let answer = { status: 202, headers: {} as Record<string, string> };
let server: https.Server;
let ca: string;
let folder: { path: string; remove(): void };
const host = () => `${HOST}:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  folder = temporaryFolder();
  ca = createCertificates(folder.path, [HOST]);
  const file = (name: string) => readFileSync(path.join(folder.path, name));
  server = https.createServer({ key: file('valid.key'), cert: file('valid.crt') }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      asked.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      if (answer.status === NO_ANSWER) request.socket.destroy();
      else response.writeHead(answer.status, answer.headers).end('merci');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  folder.remove();
});
beforeEach(() => {
  asked = [];
  answer = { status: 202, headers: {} };
});

const post = (url = `https://${host()}/out?id=7`, extraCertificates = [ca]) =>
  postOnce(new URL(url), { network, extraCertificates }, NEVER);

it('one request says the one word, and nothing about who asks', async () => {
  expect(await post()).toBe('asked');
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ method: 'POST', url: '/out?id=7', body: 'List-Unsubscribe=One-Click' });
  expect(Object.keys(asked[0]!.headers).sort()).toEqual(['connection', 'content-length', 'content-type', 'host']);
});

it('a redirect is not followed, a cookie is not kept, a refusal is said', async () => {
  answer = { status: 302, headers: { location: `https://${host()}/elsewhere`, 'set-cookie': 'a=1' } };
  expect(await post()).toBe('elsewhere');
  expect(await post()).toBe('elsewhere');
  expect(asked.map(({ url }) => url)).toEqual(['/out?id=7', '/out?id=7']);
  expect(asked[1]!.headers.cookie).toBeUndefined();
  answer = { status: 500, headers: {} };
  expect(await post()).toBe('refused');
});

it('a server that cannot prove who it is is told nothing', async () => {
  await expect(post(undefined, [])).rejects.toMatchObject({ data: { kind: 'certificate' } });
  await expect(post(`https://autre.example:${(server.address() as AddressInfo).port}/`)).rejects.toMatchObject({
    data: { kind: 'certificate' },
  });
  expect(asked).toEqual([]);
});

function listScene({ suspicious = false, role = 'inbox' as 'inbox' | 'junk', isFull = false } = {}) {
  const real = scratchStore();
  const { store, fill } = fillable(real);
  const account = addAccount(real);
  const mailbox = addMailbox(real, account, 'X', role);
  if (isFull) fill();
  const [id] = deliver(real, account, mailbox, [header(1, { facts: { listId: 'tice17.ac-x.fr' } })]);
  const fields = [
    'List-Id: TICE 17 <tice17.ac-x.fr>',
    `List-Unsubscribe: <https://${host()}/out>, <mailto:sortir@tice.example>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'DKIM-Signature: v=1; h=list-unsubscribe:list-unsubscribe-post; b=y',
  ];
  const facts = parseHeader(new TextEncoder().encode(`${fields.join('\r\n')}\r\n\r\n`));
  const written: string[] = [];
  const lists = createMailingLists({
    store,
    network,
    extraCertificates: [ca],
    factsOf: () => facts,
    isSuspicious: () => suspicious,
    write: (_, { to }, note) => {
      store.transaction(note);
      written.push(to);
    },
    now: () => 1_800_000_000_000,
  });
  const shown = () => lists.of(messageDetail(store.reads, id!)!);
  const leave = (wayOut: WayOut) => lists.leave({ messageId: id!, wayOut }, NEVER);
  return { shown, leave, written };
}

it('what was agreed to is done, and said on every message of the list', async () => {
  const { shown, leave } = listScene();
  expect(shown()?.askedAt).toBeNull();
  expect(await leave({ kind: 'oneClick', host: host() })).toEqual({ outcome: 'asked' });
  expect(asked).toHaveLength(1);
  expect(shown()?.askedAt).toBe(1_800_000_000_000);
});

it('another host than the one that was shown, or another way, is refused and told nothing', async () => {
  const { leave, written } = listScene();
  await expect(leave({ kind: 'oneClick', host: 'autre.example' })).rejects.toMatchObject({ data: { kind: 'invalid' } });
  await expect(leave({ kind: 'mail', to: 'sortir@tice.example' })).rejects.toMatchObject({ data: { kind: 'invalid' } });
  expect([asked, written]).toEqual([[], []]);
});

it('on what looks like a trap, or lies among the junk, nothing is offered and nothing may be taken', async () => {
  for (const scene of [listScene({ suspicious: true }), listScene({ role: 'junk' })]) {
    expect(scene.shown()).toMatchObject({ wayOut: null, withheld: true });
    await expect(scene.leave({ kind: 'oneClick', host: host() })).rejects.toMatchObject({ data: { kind: 'invalid' } });
  }
  expect(asked).toEqual([]);
});

it('clicked twice, one request leaves', async () => {
  const { leave } = listScene();
  const wayOut = { kind: 'oneClick', host: host() } as const;
  expect(await Promise.all([leave(wayOut), leave(wayOut)])).toEqual([{ outcome: 'asked' }, { outcome: 'asked' }]);
  expect(asked).toHaveLength(1);
});

it('on a disk too full to note it, nothing leaves', async () => {
  const { leave, written } = listScene({ isFull: true });
  await expect(leave({ kind: 'oneClick', host: host() })).rejects.toMatchObject({ data: { kind: 'store' } });
  expect([asked, written]).toEqual([[], []]);
});

it('heard and not answered, it counts as asked; refused, it does not', async () => {
  const heard = listScene();
  answer = { status: NO_ANSWER, headers: {} };
  await expect(heard.leave({ kind: 'oneClick', host: host() })).rejects.toMatchObject({ data: { kind: 'connection' } });
  expect(asked).toHaveLength(1);
  expect(heard.shown()?.askedAt).toBe(1_800_000_000_000);
  const refused = listScene();
  answer = { status: 500, headers: {} };
  expect(await refused.leave({ kind: 'oneClick', host: host() })).toEqual({ outcome: 'refused' });
  expect(refused.shown()?.askedAt).toBeNull();
});
