// Reading on a real mailbox: what a message may fetch and open, what is saved, and mail that is not in order.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { body, composerBy, recipients, row } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { fails } from './views.ts';

const PASSWORD = 'mot de passe d’Alice';
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The host of remote images: notes who asks for what. */
let images: Server;
const asked: string[] = [];
let connections = 0;
let imagesAt = '';
let server: MailServer;
let casier: LaunchedCasier;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casier-reading-'));
  server = await startMailServer({ users: { alice: { password: PASSWORD } } });
  imagesAt = await startImageHost();
  for (const mail of mails()) await server.save('alice', 'INBOX', mail);
  casier = await launchCasier({ env: trusting(server) });
  page = casier.page;
  await setUpAccount(page, { server, user: 'alice', password: PASSWORD, name: 'Alice Durand' });
  await row(page, 'La lettre').waitFor();
  await page.getByText(/^\d+ messages lisibles hors connexion/).waitFor();
});
afterAll(async () => {
  await casier?.close();
  await server?.stop();
  images?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Images are fetched by https only, whatever a message says. */
async function startImageHost(): Promise<string> {
  const [key, cert] = ['key', 'crt'].map((kind) => readFileSync(path.join(server.dir, `valid.${kind}`)));
  images = createServer({ key, cert }, (request, response) => {
    const { cookie, referer } = request.headers;
    asked.push([request.method, request.url, cookie, referer].filter(Boolean).join(' '));
    response.setHeader('Content-Type', 'image/png').end(Buffer.from(DOT, 'base64'));
  });
  images.on('connection', () => void connections++);
  images.listen(0, '127.0.0.1');
  await once(images, 'listening');
  return `http://localhost:${(images.address() as AddressInfo).port}`;
}

function mail(headers: Record<string, string>, ...lines: string[]): string {
  const all = {
    From: 'Un editeur <lettre@editeur.example>',
    To: 'Alice Durand <alice@ecole.example>',
    Date: new Date().toUTCString(),
    'Message-ID': `<${Math.random().toString(36).slice(2)}@editeur.example>`,
    'MIME-Version': '1.0',
    ...headers,
  };
  return [...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', ...lines, ''].join('\r\n');
}

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const part = (name: string, type: string, bytes: string | Buffer) => [
  '--limite',
  `Content-Type: ${type}; name="${name}"`,
  `Content-Disposition: attachment; filename="${name}"`,
  'Content-Transfer-Encoding: base64',
  '',
  base64(bytes),
];

const PROGRAMME = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << >>\n%%EOF\n');

function mails(): string[] {
  const html = { 'Content-Type': 'text/html; charset=utf-8' };
  return [
    mail(
      { ...html, Subject: 'La lettre' },
      `<html><head><link rel="stylesheet" href="${imagesAt}/style.css"><style>body { background: url(${imagesAt}/fond.png) }</style></head>`,
      `<body onload="fetch('${imagesAt}/script')"><p>Bonjour</p><img src="${imagesAt}/photo.png" alt="La photo">`,
      `<iframe src="${imagesAt}/cadre"></iframe><a href="https://banque.example@pirate.example/entrer">https://banque.example/</a></body></html>`,
    ),
    mail(
      { Subject: 'Programme', 'Content-Type': 'multipart/mixed; boundary=limite' },
      ...['--limite', 'Content-Type: text/plain; charset=utf-8', '', 'Voir les fichiers.'],
      ...part('programme.pdf', 'application/pdf', PROGRAMME),
      ...part('facture.pdf.exe', 'application/octet-stream', Buffer.from('MZ\x90\x00')),
      ...part('photo.jpg', 'image/jpeg', PROGRAMME),
      '--limite--',
    ),
    // No end of the boundary, an unknown charset, raw 8-bit in the subject, no date that can be read.
    mail(
      {
        Subject: 'Message mal form\xe9',
        Date: 'hier soir',
        'Content-Type': 'multipart/mixed; boundary="jamais fermée',
        From: 'quelqu’un <',
      },
      ...['--jamais', 'Content-Type: text/plain; charset=klingon', '', 'Ce qui peut se lire.'],
    ),
    mail(
      {
        From: 'Parent A <a.famille@orange.fr>',
        To: 'Parent B <b.famille@orange.fr>, Parent C <c.famille@orange.fr>',
        Subject: 'Entre nous',
      },
      'Bonjour à tous.',
    ),
    mail(
      { From: 'Parent A <a.famille@orange.fr>', Subject: 'Re: Carnet' },
      ...['Merci, c’est fait.', '', 'Le 4 mars 2026 à 10:00, Alice Durand a écrit :', '> Pensez au carnet.'],
    ),
  ];
}

async function open(subject: string | RegExp): Promise<void> {
  await row(page, subject).click();
  await page.getByRole('article', { name: subject }).waitFor();
}

/** What main asks of the system is noted in the program itself; the dialog for files answers `file`. */
async function watchSystem(file: string): Promise<() => Promise<string[]>> {
  await casier.app.evaluate(({ dialog, shell }, filePath) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    shell.openExternal = async (url) => void seen.push(`link ${url}`);
    shell.openPath = async (opened) => {
      seen.push(`file ${opened}`);
      return '';
    };
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as typeof dialog.showSaveDialog;
  }, file);
  return () => casier.app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
}

describe('remote content', () => {
  it('is not asked for until the person wants it, and then only the images, without a trace of who asks', async () => {
    await open('La lettre');
    await body(page).getByText('Bonjour').waitFor();
    await page.getByText(/^Images distantes bloquées/).waitFor();
    expect(connections).toBe(0);
    // The test's CA is not Chromium's.
    await casier.app.evaluate(({ session }) =>
      session.defaultSession.setCertificateVerifyProc(({ hostname }, answer) =>
        answer(hostname === 'localhost' ? 0 : -3),
      ),
    );
    await page.getByRole('button', { name: 'Afficher une fois' }).click();
    await expect.poll(() => asked).toContain('GET /photo.png');
    await expect.poll(() => page.getByText(/^Images distantes bloquées/).count()).toBe(0);
    expect(asked.filter((one) => one === 'GET /photo.png')).toHaveLength(1);
    expect(asked.filter((one) => !/^GET \/(photo|fond)\.png$/.test(one))).toEqual([]);
  });

  it('is blocked again the next time', async () => {
    const before = asked.length;
    await open('Programme');
    await open('La lettre');
    await page.getByText(/^Images distantes bloquées/).waitFor();
    expect(asked).toHaveLength(before);
  });
});

describe('a link', () => {
  it('shows where it really goes, and opens in the browser only then', async () => {
    const seen = await watchSystem('');
    await open('La lettre');
    await body(page).getByRole('link').click();
    const question = page.getByRole('dialog', { name: 'Ouvrir ce lien' });
    expect(await question.locator('.link-host').textContent()).toBe('pirate.example');
    expect(await seen()).toEqual([]);
    await question.getByRole('button', { name: 'Annuler' }).click();
    expect(await seen()).toEqual([]);
    await body(page).getByRole('link').click();
    // What it says and where it leads differ: Casier warns about the message.
    await question.getByRole('button', { name: 'Ouvrir quand même' }).click();
    await expect.poll(seen).toEqual(['link https://banque.example@pirate.example/entrer']);
  });
});

describe('an attachment', () => {
  const card = (name: string) =>
    page.getByRole('region', { name: 'Pièces jointes' }).getByRole('listitem').filter({ hasText: name });

  it('is saved as it came, without leave to run', async () => {
    const file = path.join(folder, 'programme.pdf');
    await watchSystem(file);
    await open('Programme');
    await card('programme.pdf').getByRole('button', { name: 'Enregistrer programme.pdf' }).click();
    await page.getByText('Enregistré.').waitFor();
    expect(await readFile(file)).toEqual(PROGRAMME);
    expect((await stat(file)).mode & 0o111).toBe(0);
  });

  it('is opened in its program from a private copy', async () => {
    const seen = await watchSystem('');
    await card('programme.pdf').getByRole('button', { name: 'Ouvrir programme.pdf' }).click();
    await expect.poll(async () => (await seen()).length).toBe(1);
    const [opened] = await seen();
    expect(opened).toMatch(/^file .*programme\.pdf$/);
    expect(opened).toContain(casier.dataDir);
  });

  it('that is a program is never opened, and says why', async () => {
    const seen = await watchSystem('');
    await card('facture.pdf.exe').getByText('qui se fait passer pour un document').waitFor();
    expect(
      await card('facture.pdf.exe')
        .getByRole('button', { name: /Ouvrir/ })
        .count(),
    ).toBe(0);
    expect(await seen()).toEqual([]);
  });

  it('that is not what its name says is opened only after a question', async () => {
    const seen = await watchSystem('');
    await card('photo.jpg').getByText('Le contenu de ce fichier ne correspond pas à son nom.').waitFor();
    await card('photo.jpg').getByRole('button', { name: 'Ouvrir photo.jpg' }).click();
    const question = page.getByRole('dialog', { name: 'Ouvrir ce fichier' });
    await question.getByText('application/pdf').waitFor();
    await question.getByRole('button', { name: 'Annuler' }).click();
    expect(await seen()).toEqual([]);
  });
});

describe('a message', () => {
  it('is saved byte for byte', async () => {
    const file = path.join(folder, 'message.eml');
    await watchSystem(file);
    await open('Programme');
    await page.keyboard.press('Control+s');
    await expect.poll(() => existsSync(file)).toBe(true);
    const stored = await server.doveadm(
      'fetch',
      '-u',
      server.address('alice'),
      'text',
      'header',
      'subject',
      'Programme',
    );
    const source = stored.slice(stored.indexOf('\n') + 1).replace(/\r?\n$/, '');
    const lf = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();
    const saved = await readFile(file, 'latin1');
    expect(lf(saved)).toBe(lf(Buffer.from(source, 'utf8').toString('latin1')));
    expect(saved).toContain('\r\n');
  });

  it('that is malformed shows what can be read', async () => {
    await open(/mal form/);
    await body(page).getByText('Ce qui peut se lire.').waitFor();
    await page.getByText('Ce message est mal formé ; ce qui a pu être lu est affiché.').waitFor();
  });
});

describe('earlier messages', () => {
  it('are folded below the answer, and unfolded with the keyboard', async () => {
    await open('Re: Carnet');
    const earlier = body(page).getByText('Messages précédents');
    await earlier.waitFor();
    expect(await body(page).getByText('Merci, c’est fait.').isVisible()).toBe(true);
    expect(await body(page).getByText('Pensez au carnet.').isVisible()).toBe(false);
    await earlier.press('Enter');
    expect(await body(page).getByText('Pensez au carnet.').isVisible()).toBe(true);
    expect(await fails(page)).toEqual([]);
  });
});

describe('answering everybody', () => {
  it('asks first where one was in Cci: the others do not know', async () => {
    await open('Entre nous');
    await page.getByRole('button', { name: 'Répondre à tous' }).click();
    const question = page.getByRole('dialog', { name: 'Répondre à tous' });
    await question.getByText('Vous avez reçu ce message en Cci').waitFor();
    const answer = await composerBy(casier, () =>
      question.getByRole('button', { name: 'Répondre à l’expéditeur' }).click(),
    );
    await expect.poll(() => recipients(answer, 'À').allTextContents()).toEqual([expect.stringContaining('Parent A')]);
    expect(await recipients(answer, 'Cc').count()).toBe(0);
  });
});
