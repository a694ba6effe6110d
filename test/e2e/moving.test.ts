// An académie's mail goes to the national service, on the real program: from an account that works, over a server that
// is gone, to reading on the new one, as a person would who knows nothing of servers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letter } from '../engine/start-engine.ts';
import { openHost } from '../servers/invented-academy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { ACADEMY, ADDRESS, findServers, finish, NATIONAL, readFirstMessage, type Stage, startStage } from './guided.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { trusting } from './set-up.ts';
import { fails } from './views.ts';

const HOUR_MS = 3_600_000;
const APPLICATION_PASSWORD = 'abcd efgh ijkl mnop';

let stage: Stage;
let national: MailServer;
let dataDir: string;
let casier: LaunchedCasier | null = null;

beforeAll(async () => {
  stage = await startStage();
  dataDir = mkdtempSync(path.join(tmpdir(), 'casier-moving-'));
  national = await startMailServer({
    users: { 'camille.durand': { password: APPLICATION_PASSWORD } },
    domain: ACADEMY,
    names: [`imap.${NATIONAL}`, `smtp.${NATIONAL}`],
    layout: 'french',
    authority: 'National Test CA',
    imapLog: true,
  });
  await stage.server.save('cdurand', 'INBOX', letter(2));
  await national.save('camille.durand', 'INBOX', letter(1));
  await national.save('camille.durand', 'INBOX', letter(3, { subject: 'Bienvenue' }));
}, 60_000);

afterAll(async () => {
  await casier?.close();
  await stage.clear();
  await Promise.all([stage.stop(), national.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
});

async function launch(clockAheadMs = 0): Promise<Page> {
  await casier?.close();
  const both = { ...stage.server, ca: stage.server.ca + national.ca };
  casier = await launchCasier({ nameServer: stage.names.address, env: trusting(both), dataDir, clockAheadMs });
  return casier.page;
}

const card = (page: Page) => page.getByRole('region', { name: 'Changement de messagerie' });

describe('A person whose académie moves to the national service', () => {
  it('reads her mail on the old server', async () => {
    await stage.openDoors(['imap', 'smtp'], ['imaps', 'submissions']);
    const page = await launch();
    await findServers(page);
    await finish(page);
    await readFirstMessage(page);
    await page.getByRole('row', { name: /Lettre 2/ }).waitFor();
  });

  it('is not bothered while the old server is merely gone for a moment', async () => {
    await casier?.close();
    casier = null;
    await stage.clear();
    stage.alsoStop(
      await openHost(stage.names, [`imap.${NATIONAL}`, `smtp.${NATIONAL}`], national, ['imaps', 'submissions']),
    );
    const page = await launch();
    // It is tried again by itself, and at once by « Relever ».
    await page.getByRole('button', { name: 'Relever' }).click();
    await page.getByRole('row', { name: /Lettre 2/ }).waitFor();
    expect(await card(page).count()).toBe(0);
  });

  it('is told, an afternoon later, what was found, and goes there by keyboard alone', async () => {
    const page = await launch(5 * HOUR_MS);
    await card(page).getByRole('heading', { name: 'Votre académie a changé de messagerie' }).waitFor();
    await card(page).getByText(`imap.${NATIONAL}`).waitFor();
    expect(await fails(page)).toEqual([]);
    await card(page).getByRole('button', { name: 'Voir et changer…' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Changer de serveur' });
    await dialog.getByText('Tout reste sur ce PC').waitFor();
    await dialog.getByText(ADDRESS, { exact: true }).waitFor();
    expect(await fails(page)).toEqual([]);
    await dialog.getByLabel('Mot de passe d’application').focus();
    await page.keyboard.type(APPLICATION_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'C’est fait' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('reads there what is new and what was, downloaded once', async () => {
    const { page } = casier!;
    await page.getByRole('row', { name: /Bienvenue/ }).click();
    await page.getByRole('heading', { name: 'Bienvenue' }).waitFor();
    expect(await page.getByRole('row', { name: /Lettre 1/ }).count()).toBe(1);
    await page.getByRole('row', { name: /Lettre 1/ }).click();
    await page.getByRole('heading', { name: 'Lettre 1' }).waitFor();
    const texts = national.imapCommands('camille.durand').filter((line) => /FETCH .*BODY\.PEEK\[\]/i.test(line));
    expect(texts).toHaveLength(1);
  });

  it('has what the national service lacks, and puts it there when she wants', async () => {
    const { page } = casier!;
    await page.getByRole('row', { name: /Lettre 2/ }).waitFor();
    await card(page).getByText('Un message n’est pas sur le nouveau serveur').waitFor();
    expect(await fails(page)).toEqual([]);
    await card(page).getByRole('button', { name: 'Les déposer sur le nouveau serveur' }).click();
    await expect
      .poll(() => national.doveadm('fetch', '-u', ADDRESS, 'hdr.subject', 'mailbox', 'INBOX', 'all'), {
        timeout: 15_000,
      })
      .toContain('Lettre 2');
    await expect.poll(() => card(page).count(), { timeout: 15_000 }).toBe(0);
    expect(await page.getByRole('row', { name: /Lettre 2/ }).count()).toBe(1);
  });
});
