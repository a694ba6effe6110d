// Tags, filters and junk as a person meets them, on a mailbox that another program shares: one story in one window.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { layWrittenProfile } from '../fixtures/thunderbird/build-profile.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { openFolder, row } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { picture } from './school.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { closeDialogs, fails } from './views.ts';

const PASSWORD = 'étiquettes et filtres';

let server: MailServer;
let home: string;
let casier: LaunchedCasier;
let page: Page;

beforeAll(async () => {
  server = await startMailServer({
    users: { alice: { password: PASSWORD } },
    shared: { Administration: { rights: 'lr' } },
  });
  await server.doveadm('mailbox', 'create', '-u', server.address('alice'), 'Listes');
  for (let number = 1; number <= 12; number += 1) await save(`[animateurs.tice17] Atelier ${number}`);
  await save('Conseil de classe');
  await save('Sortie au musée');
  home = mkdtempSync(path.join(tmpdir(), 'casier-home-'));
  layWrittenProfile(path.join(home, '.thunderbird'));
  casier = await launchCasier({ env: { ...trusting(server), HOME: home } });
  page = casier.page;
  await setUpAccount(page, { server, user: 'alice', password: PASSWORD, name: 'Alice Durand' });
  await row(page, /Sortie au musée/).waitFor();
});
beforeEach(() => closeDialogs(page));
afterAll(async () => {
  await casier?.close();
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

function save(subject: string): Promise<unknown> {
  const id = subject.replace(/\W+/g, '-');
  return server.save(
    'alice',
    'INBOX',
    `From: Paul <paul@ecole.example>\r\nTo: alice@ecole.example\r\nSubject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\r\nMessage-ID: <${id}@ecole.example>\r\nDate: Mon, 16 Nov 2026 08:30:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBonjour.\r\n`,
  );
}

const fetchMail = () => page.keyboard.press('F5');

async function tagsOnServer(subject: string): Promise<string> {
  const user = server.address('alice');
  return server.doveadm('fetch', '-u', user, 'flags', 'mailbox', 'INBOX', 'header', 'message-id', subject);
}

it('shows what Thunderbird tagged, and gives tags by key and by dialog', async () => {
  const user = server.address('alice');
  await server.doveadm('flags', 'add', '-u', user, '$label1', 'mailbox', 'INBOX', 'header', 'message-id', 'Conseil');
  await fetchMail();
  await row(page, /Conseil de classe.*/)
    .and(page.getByRole('row', { name: /Important/ }))
    .waitFor();

  await row(page, /Sortie au musée/).click();
  await page.getByRole('article', { name: 'Sortie au musée' }).waitFor();
  await row(page, /Sortie au musée/).press('4');
  await page.getByRole('article').getByRole('list', { name: 'Étiquettes' }).getByText('À faire').waitFor();
  await expect.poll(() => tagsOnServer('Sortie'), { timeout: 30_000 }).toContain('$label4');

  await row(page, /Sortie au musée/).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Étiquettes…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Étiquettes' });
  await dialog.getByRole('checkbox', { name: 'Important' }).check();
  await dialog.getByRole('button', { name: 'Nouvelle étiquette…' }).click();
  await dialog.getByLabel('Nom de l’étiquette').fill('À rendre');
  await dialog.getByLabel('Couleur').selectOption({ label: 'Vert' });
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.getByRole('checkbox', { name: 'À rendre' }).check();
  await expect.poll(() => tagsOnServer('Sortie'), { timeout: 30_000 }).toContain('=c3=80=20rendre');
  expect(await fails(page)).toEqual([]);
  await picture(page, 'tags');
  await closeDialogs(page);
});

it('writes a filter like a sentence, says what it would do, does it and takes it back', async () => {
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Filtres de messages…' }).click();
  const filters = page.getByRole('dialog', { name: 'Filtres de messages' });
  await filters.getByRole('button', { name: 'Nouveau filtre…' }).click();
  const editor = page.getByRole('dialog', { name: 'Nouveau filtre' });
  await editor.getByLabel('Nom du filtre').fill('Liste TICE');
  const condition = editor.getByRole('group', { name: 'Condition 1' });
  await condition.getByLabel('Élément du message').selectOption({ label: 'l’objet' });
  await condition.getByLabel('Valeur').fill('[animateurs.tice17]');
  await editor.getByRole('group', { name: 'Action 1' }).getByLabel('Cible').selectOption({ label: 'Listes' });
  await editor.getByText('12 messages du dossier « Courrier entrant » seraient concernés.').waitFor();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'filter-editor');
  await editor.getByRole('button', { name: 'Enregistrer' }).click();
  await filters.getByRole('checkbox', { name: 'Liste TICE' }).waitFor();

  await filters.getByRole('button', { name: 'Appliquer maintenant' }).click();
  await filters.getByText(/^12 messages rangés sur 14 examinés/).waitFor();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'filters');
  await filters.getByRole('button', { name: 'Annuler' }).click();
  await filters.getByRole('button', { name: 'Annuler' }).waitFor({ state: 'detached' });
  await filters.getByRole('button', { name: 'Appliquer maintenant' }).click();
  await filters.getByText(/^12 messages rangés sur 14 examinés/).waitFor();
  await closeDialogs(page);
});

it('files what arrives by itself', async () => {
  await save('[animateurs.tice17] Nouvel atelier');
  await fetchMail();
  await openFolder(page, 'Listes');
  await row(page, /Nouvel atelier/).waitFor();
});

it('says of a shared folder without the right to it that a filter files there, once for all its messages', async () => {
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Filtres de messages…' }).click();
  await page
    .getByRole('dialog', { name: 'Filtres de messages' })
    .getByRole('button', { name: 'Nouveau filtre…' })
    .click();
  const editor = page.getByRole('dialog', { name: 'Nouveau filtre' });
  await editor.getByLabel('Nom du filtre').fill('Conseil');
  await editor.getByRole('group', { name: 'Condition 1' }).getByLabel('Valeur').fill('paul@ecole.example');
  const action = editor.getByRole('group', { name: 'Action 1' });
  await action.getByLabel('Cible').selectOption({ label: 'Administration' });
  await editor.getByRole('button', { name: 'Enregistrer' }).click();
  await closeDialogs(page);
  const card = page.getByRole('region', { name: 'Ce dossier partagé ne vous donne pas ce droit' });
  for (const [subject, said] of [
    ['Budget', 'C’est annulé\u00a0: tout est comme avant.'],
    ['Ordre du jour', 'Refusé 2 fois jusqu’ici.'],
  ] as const) {
    await save(subject);
    await fetchMail();
    await card.getByText(`«\u00a0${subject}\u00a0»`).waitFor();
    await card.getByText(said).waitFor();
  }
  await card.getByText('Un filtre de messages l’avait demandé').waitFor();
  expect(await card.count()).toBe(1);
  expect(await fails(page)).toEqual([]);
  await card.getByRole('button', { name: 'Filtres de messages…' }).click();
  const enabled = page.getByRole('dialog', { name: 'Filtres de messages' }).getByRole('checkbox', { name: 'Conseil' });
  await enabled.click();
  await expect.poll(() => enabled.isChecked()).toBe(false);
  await closeDialogs(page);
  await card.getByRole('button', { name: 'J’ai compris' }).click();
  await card.waitFor({ state: 'detached' });
  await openFolder(page, 'Courrier entrant');
  await row(page, /Budget/).waitFor();
  await row(page, /Ordre du jour/).waitFor();
  await openFolder(page, 'Listes');
});

it('learns from « Indésirable » and says how much it knows', async () => {
  await row(page, /Nouvel atelier/).click();
  await page.getByRole('toolbar', { name: 'Actions' }).getByRole('button', { name: 'Indésirable' }).click();
  await row(page, /Nouvel atelier/).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Comptes' }).click();
  const settings = page.getByRole('group', { name: 'Courrier indésirable' });
  await settings.getByText(/Appris jusqu’ici.*1 indésirable, 0 acceptable/).waitFor();
  await settings.scrollIntoViewIfNeeded();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'junk-settings');
  await closeDialogs(page);
  await openFolder(page, 'Indésirables');
  await row(page, /Nouvel atelier/).click();
  await page.getByRole('article', { name: /Nouvel atelier/ }).waitFor();
  expect(await fails(page)).toEqual([]);
});

it('takes tags and filters over from Thunderbird, and says in plain words what does not come along', async () => {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Importer…' }).click();
  await page.getByRole('button', { name: 'Reprendre depuis Thunderbird (default-release)' }).click();
  const choice = page.getByRole('dialog', { name: 'Importer du courrier' });
  expect(await choice.getByRole('checkbox', { name: /9 étiquettes/ }).isChecked()).toBe(true);
  await choice.getByText('Conseil, Urgent, Work, To Do').waitFor();
  await choice.getByText('22 filtres trouvés').waitFor();
  expect(await fails(page)).toEqual([]);
  await choice.getByRole('button', { name: 'Importer', exact: true }).click();
  await page.getByText('Import terminé').waitFor();
  await closeDialogs(page);

  await openFolder(page, 'Courrier entrant');
  await row(page, /Conseil de classe.*/)
    .and(page.getByRole('row', { name: /Urgent/ }))
    .waitFor();

  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Filtres de messages…' }).click();
  await page.getByRole('button', { name: 'Reprendre les filtres de Thunderbird…' }).click();
  const offers = page.getByRole('dialog', { name: 'Reprendre les filtres de Thunderbird' });
  await offers
    .getByText('Sans « Transférer le message à moi@example.com » : Casier n’envoie rien tout seul.')
    .waitFor();
  await offers.getByRole('checkbox', { name: 'Sous-fils ignorés' }).waitFor();
  await offers.getByText('Sans « Copier le message dans Disparu » : ce dossier n’existe pas dans Casier.').waitFor();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'filters-thunderbird');
  await offers.getByRole('button', { name: 'Reprendre', exact: true }).click();
  const filters = page.getByRole('dialog', { name: 'Filtres de messages' });
  await filters.getByRole('checkbox', { name: 'Guillemets' }).waitFor();
});
