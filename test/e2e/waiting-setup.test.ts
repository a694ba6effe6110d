// A set-up that is begun without any network, on the real program: it is finished by itself, across a restart; and what
// worked is handed on to a colleague.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ACADEMY,
  ADDRESS,
  findServers,
  finish,
  PASSWORD,
  readFirstMessage,
  refusals,
  type Stage,
  startStage,
  typeAddress,
} from './guided.ts';
import { fails } from './views.ts';

let stage: Stage;
let dataDir: string;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'casier-waiting-'));
});
afterEach(async () => {
  await stage.clear();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Without a network: address, identifiant and password, kept for later. */
async function keep(page: Page, password = PASSWORD): Promise<void> {
  await typeAddress(page);
  await page.getByText('Pas de réseau pour l’instant.').waitFor();
  await page.getByRole('button', { name: 'Taper la suite maintenant' }).click();
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Garder et terminer plus tard' }).click();
  await page.getByRole('heading', { name: `${ADDRESS} sera prête dès que le réseau reviendra` }).waitFor();
}

describe('A set-up without any network', () => {
  it('is finished by itself when the network is back, though Casier was closed in between', async () => {
    stage.names.isDown = true;
    await stage.openDoors(['imap', 'smtp'], ['imaps', 'submissions']);
    const first = await stage.launch(dataDir);
    await keep(first.page);
    expect(await fails(first.page)).toEqual([]);
    await first.close();
    const { page } = await stage.launch(dataDir);
    await page.getByRole('heading', { name: 'sera prête dès que le réseau reviendra' }).waitFor();
    stage.names.isDown = false;
    await page.getByRole('heading', { name: `La messagerie ${ADDRESS} est en place` }).waitFor();
    await page.getByRole('row', { name: /Lettre 1/ }).click();
    await page.getByRole('heading', { name: 'Lettre 1' }).waitFor();
    await page.getByRole('button', { name: 'Très bien' }).click();
  });

  it('tries a wrong password once, and has it corrected', async () => {
    stage.names.isDown = true;
    await stage.openDoors(['imap', 'smtp'], ['imaps', 'submissions']);
    const { page } = await stage.launch(dataDir);
    await keep(page, 'pas le bon');
    const before = refusals(stage);
    stage.names.isDown = false;
    const refused = page.getByRole('heading', { name: `${ADDRESS} n’a pas pu être mise en place` });
    // Casier may have noticed the network before the button is pressed; its card is gone then.
    await Promise.race([refused.waitFor(), page.getByRole('button', { name: 'Réessayer maintenant' }).click()]);
    await refused.waitFor();
    await page.getByRole('button', { name: 'Corriger' }).click();
    await finish(page);
    await readFirstMessage(page);
    await expect.poll(() => refusals(stage)).toBe(before + 1);
    expect(await page.getByRole('heading', { name: 'n’a pas pu être mise en place' }).count()).toBe(0);
  });
});

/** The system's dialogs answer this from now on. */
async function answerDialogs(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, file);
}

describe('What worked', () => {
  it('is handed on in a file that names nobody, and found again by a colleague and by a second account', async () => {
    const { names, server } = stage;
    const file = path.join(dataDir, 'reglages.casier.json');
    // On ports that nobody would guess, which DNS tells at first and then no longer does.
    const target = `courrier.${ACADEMY}`;
    names.hosts.set(target, '127.0.0.1');
    names.services.set(`_imaps._tcp.${ACADEMY}`, [{ target, port: server.ports.imaps }]);
    names.services.set(`_submissions._tcp.${ACADEMY}`, [{ target, port: server.ports.submissions }]);
    const first = await stage.launch(path.join(dataDir, 'first'));
    await findServers(first.page);
    await finish(first.page);
    await first.page.getByRole('dialog', { name: 'C’est prêt' }).waitFor();
    await answerDialogs(first.app, file);
    await first.page.getByRole('button', { name: 'Enregistrer les réglages pour mes collègues…' }).click();
    await first.page.getByText('Les réglages sont enregistrés.').waitFor();
    expect(readFileSync(file, 'utf8')).not.toMatch(/camille|durand/i);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ domain: ACADEMY, servers: [{ host: target }, {}] });

    names.services.clear();
    await first.page.getByRole('button', { name: 'Lire mon courrier' }).click();
    await first.page.keyboard.press('Control+,');
    await first.page.getByRole('tab', { name: 'Comptes' }).click();
    await first.page.getByRole('button', { name: 'Ajouter un compte' }).click();
    await findServers(first.page, `paul.petit@${ACADEMY}`);
    await finish(first.page);
    await first.page.getByRole('dialog', { name: 'C’est prêt' }).waitFor();
    await first.close();

    const second = await stage.launch(path.join(dataDir, 'second'));
    await answerDialogs(second.app, file);
    await second.page.getByRole('button', { name: 'J’ai un fichier de réglages…' }).click();
    await second.page.getByText(`${target} sera essayé d’abord`).waitFor();
    await findServers(second.page);
    await finish(second.page);
    await readFirstMessage(second.page);
  });
});
