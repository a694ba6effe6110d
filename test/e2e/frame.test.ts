// The message frame as strangers meet it: whatever a message holds, no script runs, nothing is asked of anybody, nothing
// navigates, and the program around it looks as before. First with everything between (the real way of a message, from a
// real server), then with what the engine made of each known attack, and last with the attacks themselves, as if the
// engine had let all of them through: each lock of docs/adr/0005-html-isolation.md holds alone.
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMessage } from '../../engine/mime/read-message.ts';
import { renderBody } from '../../engine/mime/render-body.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { COVERING_PAGE, curiousPage } from './canary-page.ts';
import { body, row } from './demo.ts';
import {
  type Canary,
  judge,
  MARK,
  type Seen,
  serveInstead,
  showDocuments,
  showUnlocked,
  startCanary,
} from './hostile-frames.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { setUpAccount, trusting } from './set-up.ts';

const PASSWORD = 'mot de passe d’Alice';
const FIXTURES = new URL('../fixtures/corpora/', import.meta.url);
/** More would be the same again. */
const LARGEST_BYTES = 200_000;

const payloads: { title?: string; payload: string }[] = JSON.parse(
  readFileSync(new URL('dompurify/expect.json', FIXTURES), 'utf8'),
);

let canary: Canary;
let server: MailServer;
let casier: LaunchedCasier;
let page: Page;
const dialogs: string[] = [];

beforeAll(async () => {
  canary = await startCanary();
  server = await startMailServer({ users: { alice: { password: PASSWORD } } });
  for (const mail of mails()) await server.save('alice', 'INBOX', mail);
  casier = await launchCasier({ env: trusting(server) });
  page = casier.page;
  await page.context().addInitScript(MARK);
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await setUpAccount(page, { server, user: 'alice', password: PASSWORD, name: 'Alice Durand' });
  await row(page, 'La couverture').waitFor();
  await page.getByText(/^\d+ messages lisibles hors connexion/).waitFor();
});
afterAll(async () => {
  await casier?.close();
  await server?.stop();
  canary?.close();
});

function mail(headers: Record<string, string>, content: string): string {
  const all = {
    From: 'Un inconnu <inconnu@ailleurs.example>',
    To: 'Alice Durand <alice@ecole.example>',
    Date: 'Mon, 3 Mar 2025 08:00:00 +0100',
    'MIME-Version': '1.0',
    ...headers,
  };
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${content.replace(/\r?\n/g, '\r\n')}\r\n`;
}

function mails(): string[] {
  const html = { 'Content-Type': 'text/html; charset=utf-8' };
  const part = ({ payload }: { payload: string }) =>
    `--limite\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(payload).toString('base64')}\n`;
  const crowd = Array.from({ length: 10_000 }, (_, n) => `eleve${n}@ecole.example`).join(',\r\n ');
  return [
    mail(
      { Subject: 'Les attaques', 'Content-Type': 'multipart/mixed; boundary=limite' },
      `${payloads.map(part).join('')}--limite--`,
    ),
    mail({ ...html, Subject: 'La curieuse' }, curiousPage(canary.at)),
    mail({ ...html, Subject: 'La couverture' }, COVERING_PAGE),
    mail(
      { ...html, Subject: 'La longue' },
      `<p>Au début.</p>\n${'<p style="color:#123456">Un <b>mot</b>.</p>\n'.repeat(120_000)}<p>À la fin.</p>`,
    ),
    mail({ ...html, Subject: 'La profonde' }, `${'<div>\n'.repeat(10_000)}Au fond.${'</div>\n'.repeat(10_000)}`),
    mail({ Subject: 'La foule', To: crowd, 'Content-Type': 'text/plain' }, 'À tous.'),
    mail(
      { Subject: 'Le bavard', 'X-Bavard': `${'mot '.repeat(15)}\r\n `.repeat(20_000) },
      'Après un en-tête d’un mégaoctet.',
    ),
    mail({ Subject: 'Le vide' }, ''),
  ];
}

async function open(subject: string): Promise<void> {
  await row(page, subject).click();
  await page.getByRole('article', { name: subject }).waitFor();
}

/** The window without what the frame shows. */
const hostLook = () =>
  page.screenshot({ mask: [page.locator('.reader-pane, .pane-reader, .status-bar')], animations: 'disabled' });

describe('a message on its real way', () => {
  it('runs no script, asks nobody and goes nowhere, with all known attacks in it', async () => {
    await open('Les attaques');
    await body(page)
      .locator('hr')
      .nth(payloads.length - 30)
      .waitFor({ state: 'attached' });
    await open('La curieuse');
    await body(page).getByText('Bonjour').waitFor();
    expect(await body(page).locator('[data-ran], [data-ran] *').count()).toBe(0);
    expect(await body(page).locator('script, iframe, form, object, embed, svg, math, base, video').count()).toBe(0);
    expect(canary.heard()).toBe(0);
    expect(dialogs).toEqual([]);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(casier.app.windows()).toHaveLength(1);
  });

  it('stays inside its frame, however it is styled', async () => {
    const toolbar = () => page.getByRole('toolbar', { name: 'Actions' }).screenshot({ animations: 'disabled' });
    const before = await toolbar();
    await open('La couverture');
    await body(page).locator('body').waitFor();
    await expect.poll(async () => (await toolbar()).equals(before)).toBe(true);
    await page.getByRole('button', { name: 'Relever', exact: true }).click({ trial: true });
  });

  it('of 5 MB, or ten thousand elements deep, is shown to its end while the window goes on answering', async () => {
    await row(page, 'La longue').click();
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor();
    await page.keyboard.press('Escape');
    await body(page).getByText('Au début.').waitFor();
    await body(page).getByText('Un mot.').last().waitFor({ state: 'attached' });
    await open('La profonde');
    await body(page).getByText('Au fond.').waitFor();
  });

  it('to ten thousand people tells how many, and unfolds them bit by bit', async () => {
    await open('La foule');
    await page.getByRole('button', { name: 'et 9 994 autres' }).click();
    await page.getByRole('button', { name: 'et 9 794 autres' }).waitFor();
    await page.getByRole('button', { name: 'Réduire', exact: true }).click();
    await page.getByRole('button', { name: 'et 9 994 autres' }).waitFor();
  });

  it('with a header of a megabyte, or without a text, is shown calmly', async () => {
    await open('Le bavard');
    await body(page).getByText('Après un en-tête d’un mégaoctet.').waitFor();
    await open('Le vide');
    await page.getByText('Ce message ne contient pas de texte.').waitFor();
  });
});

describe('what the engine makes of attacks and of public mail', () => {
  const options = { messageId: 1 as MessageId, remote: false, theme: 'dark', lang: 'fr' } as const;
  const rendered = (raw: Uint8Array, theme: 'dark' | 'light' = 'dark') =>
    renderBody(readMessage(raw), { ...options, theme }).html;
  const attacks = payloads.map(({ payload }) =>
    rendered(Buffer.from(mail({ 'Content-Type': 'text/html; charset=utf-8' }, payload))),
  );
  let seen: Seen[] = [];
  const public_ = publicMail().map((raw) => rendered(raw));

  it('has no element, attribute or address in Chromium’s own tree that could do anything', async () => {
    expect(public_.length).toBeGreaterThan(100);
    seen = await showDocuments(casier.app, page, [...attacks, ...public_]);
    expect(seen.filter(({ address }) => address === 'gone')).toEqual([]);
    expect(seen.filter(({ ran }) => ran)).toEqual([]);
    expect(
      all(seen, 'tags').filter((tag) =>
        /^(script|iframe|object|embed|form|input|button|select|textarea|link|base|meta|style|svg|math|video|audio|template|noscript|portal)$/.test(
          tag,
        ),
      ),
    ).toEqual([]);
    expect(
      all(seen, 'attributes').filter(
        (one) =>
          !/^(href=(https?:\/\/|mailto:|tel:|callto:|sip:|#)|src=(mail-content:\/\/message\/|data:image\/(?!svg)))/i.test(
            one,
          ),
      ),
    ).toEqual([]);
    expect(canary.heard()).toBe(0);
  });

  it('is as readable in the dark as its senders made it, as far as reading needs', async () => {
    const light = publicMail().map((raw) => rendered(raw, 'light'));
    const inLight = (await showDocuments(casier.app, page, light)).map(({ contrasts }) => contrasts);
    const inDark = seen.slice(attacks.length).map(({ contrasts }) => contrasts);
    expect(inDark.map(({ length }) => length)).toEqual(inLight.map(({ length }) => length));
    const texts = inDark.flat().map((dark, index) => ({ dark, light: inLight.flat()[index]! }));
    expect(texts.length).toBeGreaterThan(400);
    const lost = texts.filter(({ dark, light }) => dark < Math.min(4.5, light) * 0.95);
    expect(lost).toEqual([]);
  });

  it('leaves DOMPurify nothing to take out', async () => {
    const bodies = [...attacks, ...public_].map((text) => /<body>([\s\S]*)<\/body>/.exec(text)![1]!);
    const { removed } = await judge(casier.app, bodies);
    expect(removed).toEqual([]);
    // The judge would know.
    expect(
      (
        await judge(
          casier.app,
          payloads.map(({ payload }) => payload),
        )
      ).removed.length,
    ).toBeGreaterThan(50);
  });
});

describe('attacks that nothing had taken out', () => {
  it('run nowhere and are heard by nobody: the frame, its policy and the guard of the network hold alone', async () => {
    const [open, locked] = [await startCanary(), await startCanary()];
    const curious = curiousPage(locked.at);
    const seen = await showDocuments(casier.app, page, [
      ...payloads.map(({ payload }) => payload),
      curious,
      COVERING_PAGE,
    ]);
    expect(seen.filter(({ ran }) => ran)).toEqual([]);
    expect(seen.filter(({ address }) => !address.startsWith('mail-content://message/'))).toEqual([]);
    // Where nothing is locked, both tell at once: by then the locked ones have had all the time there is.
    expect(await showUnlocked(casier.app, curiousPage(open.at))).toBe(true);
    expect(await showUnlocked(casier.app, '<img src=x onerror=alert(1)><svg onload=alert(1)>')).toBe(true);
    await expect.poll(open.heard).toBeGreaterThan(0);
    expect(locked.heard()).toBe(0);
    expect(dialogs).toEqual([]);
    // Those of the comparison are gone, and no other has come.
    await expect.poll(() => casier.app.windows().length).toBe(1);
    for (const one of [open, locked]) one.close();
  });

  it('do not change a dot of the program around them', async () => {
    while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
    await serveInstead(casier.app, ['<p>Rien.</p>', COVERING_PAGE]);
    const show = (number: number) =>
      page.evaluate((shown) => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe.body-frame')!;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        frame.src = `mail-content://message/${shown}/body?again=${Math.random()}`;
        return loaded;
      }, number);
    await show(1);
    const before = await hostLook();
    await show(2);
    await expect.poll(async () => (await hostLook()).equals(before)).toBe(true);
  });
});

function all(seen: Seen[], what: 'tags' | 'attributes'): string[] {
  return [...new Set(seen.flatMap((one) => one[what]))];
}

function publicMail(): Uint8Array[] {
  return readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.(eml|msg)$/.test(name))
    .map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`))
    .filter((bytes) => bytes.length < LARGEST_BYTES && bytes.includes('text/html'));
}
