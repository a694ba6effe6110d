// What stands in the way of a set-up, on the real program: said in words before any password is asked for, and within
// six seconds whatever the servers do.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FakeDoor } from '../servers/fake-door.ts';
import { freshAddress } from '../servers/invented-academy.ts';
import { ACADEMY, type Stage, startStage, typeAddress } from './guided.ts';
import { fails } from './views.ts';

const PORTS = [993, 143, 995, 110, 465, 587];
const DAY = new Intl.DateTimeFormat('fr', { dateStyle: 'long' });

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());
afterEach(() => stage.clear());

/** The académie's usual names lead to an address where only these doors are. */
async function openFakeDoors(doors: Partial<Record<number, FakeDoor>>): Promise<void> {
  const address = freshAddress();
  for (const name of ['imap', 'pop', 'smtp']) stage.names.hosts.set(`${name}.${ACADEMY}`, address);
  for (const [port, door] of Object.entries(doors)) {
    await door!.start(Number(port), address);
    stage.alsoStop(door!);
  }
}

/** From « Continuer » to the verdict, as the page itself sees both. */
async function verdict(page: Page): Promise<number> {
  await page.getByLabel('Adresse électronique').waitFor();
  await page.evaluate(() => {
    document.addEventListener('submit', () => performance.mark('asked'), true);
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[role="alert"]')) return;
      performance.mark('told');
      observer.disconnect();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await typeAddress(page);
  await page.getByRole('alert').waitFor();
  return page.evaluate(() => performance.measure('verdict', 'asked', 'told').duration);
}

const nobodyLoggedIn = () => expect(stage.server.logs()).not.toMatch(/auth failed|Login: user=|sasl_username/i);

describe('Before any password is asked for', () => {
  it('a certificate that expired is told with its date', async () => {
    await stage.openDoors(['imap', 'smtp'], ['imaps', 'submissions']);
    await stage.server.setCertificate('expired');
    const { page } = await stage.launch();
    await verdict(page);
    await page
      .getByRole('alert')
      .getByText(`jusqu’au ${DAY.format(Date.now() - 86_400_000)}`)
      .waitFor();
    expect(await page.getByLabel('Mot de passe').count()).toBe(0);
    expect(await fails(page)).toEqual([]);
    await stage.server.setCertificate('valid');
    nobodyLoggedIn();
  });

  it('a certificate that is another server’s is told as such', async () => {
    await stage.openDoors(['imap', 'smtp'], ['imaps', 'submissions']);
    await stage.server.setCertificate('wronghost');
    const { page } = await stage.launch();
    await verdict(page);
    await page.getByRole('alert').getByText('Il a été délivré pour un autre serveur').waitFor();
    await stage.server.setCertificate('valid');
    nobodyLoggedIn();
  });

  it('a server without encryption is told, and hears no password', async () => {
    const plain = new FakeDoor('* OK ready\r\n', () => '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nc OK\r\n');
    await openFakeDoors({ 143: plain });
    const { page } = await stage.launch();
    await verdict(page);
    await page.getByRole('alert').getByText('n’offre pas de connexion chiffrée').waitFor();
    expect(plain.heard).not.toMatch(/LOGIN|AUTHENTICATE/i);
  });

  it('a server of another kind is told', async () => {
    await openFakeDoors({ 143: new FakeDoor('SSH-2.0-OpenSSH_9.2\r\n') });
    const { page } = await stage.launch();
    await verdict(page);
    await page.getByRole('alert').getByText('ne parle pas IMAP').waitFor();
  });

  it('no server at all is told at once', async () => {
    const { page } = await stage.launch();
    expect(await verdict(page)).toBeLessThan(6_000);
    await page.getByRole('alert').getByText('Aucun serveur de courrier n’a été trouvé').waitFor();
  });

  it('servers that refuse every connection are told as that, and may be waited for', async () => {
    await openFakeDoors({});
    const { page } = await stage.launch();
    expect(await verdict(page)).toBeLessThan(6_000);
    await page.getByRole('button', { name: 'Taper la suite maintenant' }).waitFor();
  });

  it('servers that hang are given up within six seconds', async () => {
    await openFakeDoors(Object.fromEntries(PORTS.map((port) => [port, new FakeDoor()])));
    const { page } = await stage.launch();
    expect(await verdict(page)).toBeLessThan(6_000);
    await page.getByRole('alert').getByText('ne répond pas').waitFor();
  });
});
