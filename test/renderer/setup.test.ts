// The first screen: the guided set-up, manual settings, each failure told apart, the trial mailbox; and a store that is
// locked.
import { afterEach, expect, test } from 'vitest';
import { crowdWindow } from './crowd-window.ts';
import type { OpenCrowd } from './open-crowd.ts';
import { found, refused } from './setup-samples.ts';
import { violationsOf } from './stage.ts';

const openCrowd = crowdWindow();
let crowd: OpenCrowd;
afterEach(() => crowd?.close());

async function openSetup(options: Parameters<typeof openCrowd>[0] = {}) {
  crowd = await openCrowd({ accounts: false, ...options });
  await crowd.page.getByRole('heading', { name: 'Bienvenue dans votre casier' }).waitFor();
  return crowd.page;
}

type SetupPage = Awaited<ReturnType<typeof openSetup>>;

async function openManual(options: Parameters<typeof openCrowd>[0] = {}) {
  const page = await openSetup(options);
  await page.getByRole('button', { name: 'Réglages manuels' }).click();
  return page;
}

const goOn = (page: SetupPage) => page.getByRole('button', { name: 'Continuer' });
const finish = (page: SetupPage) => page.getByRole('button', { name: 'Terminer' });
const loginStep = (page: SetupPage) => page.getByRole('heading', { name: /Votre identifiant et votre mot de passe/ });

test('an address, an identifiant that is proposed, and a password lead to the mail, by keyboard alone', async () => {
  const page = await openSetup({ servers: found() });
  expect(await violationsOf(page)).toEqual([]);
  const { keyboard } = page;
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name');
  await keyboard.type('Camille Durand');
  await keyboard.press('Tab');
  await keyboard.type('camille.durand@ac-poitiers.fr');
  await page.getByText(/Académie de Poitiers/i).waitFor();
  await keyboard.press('Enter');
  await loginStep(page).waitFor();
  expect(await loginStep(page).evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await violationsOf(page)).toEqual([]);
  await keyboard.press('Tab');
  expect(await page.getByLabel('Identifiant', { exact: true }).inputValue()).toBe('cdurand');
  await keyboard.press('Tab');
  await keyboard.type('secret');
  await keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'C’est prêt' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Messages de Courrier entrant' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('the search is seen, and can be stopped', async () => {
  const page = await openSetup({ servers: null });
  await goOn(page).click();
  await page.getByText('À remplir').waitFor();
  await page.getByLabel('Adresse électronique').fill('camille.durand@ac-poitiers.fr');
  await goOn(page).click();
  const progress = page.getByRole('progressbar', { name: 'Avancement de la recherche' });
  await progress.waitFor();
  await page.waitForFunction(() => document.querySelector('progress')?.max === 24);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Arrêter' }).click();
  await progress.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Adresse électronique').inputValue()).toBe('camille.durand@ac-poitiers.fr');
});

test('a press on « Continuer » is not lost to the note that leaving the field brings', async () => {
  const page = await openSetup({ servers: found() });
  await page.getByLabel('Adresse électronique').fill('camille.durand@ac-poitier.fr');
  await goOn(page).click();
  await loginStep(page).waitFor();
});

test('no server at all is told in plain words', async () => {
  const problem = { id: 'setup', during: 'setup', kind: 'connection', reason: 'nameNotFound', at: 0 } as const;
  const page = await openSetup({
    servers: { kind: 'none', side: 'incoming', problem: { ...problem, host: 'imap.nulle-part.example' } },
  });
  await page.getByLabel('Adresse électronique').fill('camille@nulle-part.example');
  await goOn(page).click();
  await page.getByRole('alert').getByText('Aucun serveur de courrier n’a été trouvé pour cette adresse').waitFor();
  await page.getByText('Vérifiez ce qui suit «\u00a0@\u00a0»').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('without any network it waits, and keeps what was typed', async () => {
  const problem = { id: 'setup', during: 'setup', kind: 'offline', at: 0 } as const;
  const page = await openSetup({ servers: { kind: 'none', side: 'incoming', problem } });
  await page.getByLabel('Adresse électronique').fill('camille@ac-poitiers.fr');
  await goOn(page).click();
  await page.getByText('Pas de réseau pour l’instant.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Arrêter' }).click();
  expect(await page.getByLabel('Adresse électronique').inputValue()).toBe('camille@ac-poitiers.fr');
});

test('a refused password comes back with what was refused, and the identifiant to correct', async () => {
  const page = await openSetup({ servers: found({ userName: { form: 'fullAddress' } }), check: refused });
  await page.getByLabel('Adresse électronique').fill('camille.durand@ac-poitiers.fr');
  await goOn(page).click();
  await loginStep(page).waitFor();
  expect(await page.getByLabel('Identifiant', { exact: true }).count()).toBe(0);
  await page.getByLabel('Mot de passe', { exact: true }).fill('17A0012345XYZ');
  await page.getByText('Cela ressemble à un NUMEN').waitFor();
  await finish(page).click();
  await page.getByRole('alert').getByText('La réception ne fonctionne pas encore').waitFor();
  expect(await page.getByLabel('Identifiant', { exact: true }).inputValue()).toBe('camille.durand@ac-poitiers.fr');
  expect(await page.getByLabel('Mot de passe', { exact: true }).inputValue()).toBe('17A0012345XYZ');
  expect(await violationsOf(page)).toEqual([]);
});

test('a host of others gets the password only when that is agreed to', async () => {
  const page = await openSetup({ servers: found({ needsConfirmation: true, userName: { form: 'fullAddress' } }) });
  await page.getByLabel('Adresse électronique').fill('camille.durand@ac-poitiers.fr');
  await goOn(page).click();
  await page.getByLabel('Mot de passe', { exact: true }).fill('secret');
  await finish(page).click();
  await page.getByText('Cochez si vous êtes d’accord').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Mon mot de passe peut être envoyé à imap.ac-poitiers.fr').check();
  await page.getByLabel('Mon mot de passe peut être envoyé à smtp.ac-poitiers.fr').check();
  await finish(page).click();
  await page.getByRole('dialog', { name: 'C’est prêt' }).waitFor();
});

/** To the end of the guided set-up. */
async function openReady(): Promise<SetupPage> {
  const page = await openSetup({ servers: found({ userName: { form: 'fullAddress' } }) });
  await page.getByLabel('Adresse électronique').fill('camille.durand@ac-poitiers.fr');
  await goOn(page).click();
  await page.getByLabel('Mot de passe', { exact: true }).fill('secret');
  await finish(page).click();
  await page.getByRole('dialog', { name: 'C’est prêt' }).waitFor();
  return page;
}

test('the coach is offered at its end, and opens in place of it', async () => {
  const page = await openReady();
  await page.getByRole('button', { name: 'Découvrir' }).press('Enter');
  await page.getByRole('dialog', { name: 'Comprendre À, Cc, Cci' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(1);
  expect(await violationsOf(page)).toEqual([]);
});

test('the coach is not offered any more once it was declined', async () => {
  const page = await openReady();
  await page.getByRole('button', { name: 'Ne plus proposer' }).press('Enter');
  await page.getByRole('region', { name: 'Écrire aux familles' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog', { name: 'C’est prêt' }).count()).toBe(1);
});

test('manual settings begin with what was found, and lead back', async () => {
  const page = await openSetup({ servers: found() });
  await page.getByLabel('Adresse électronique').fill('camille.durand@ac-poitiers.fr');
  await goOn(page).click();
  await loginStep(page).waitFor();
  await page.getByRole('button', { name: 'Réglages manuels' }).click();
  expect(await page.getByLabel('Serveur de réception').inputValue()).toBe('imap.ac-poitiers.fr');
  await page.getByRole('button', { name: 'Revenir à la recherche automatique' }).click();
  expect(await page.getByLabel('Adresse électronique').inputValue()).toBe('camille.durand@ac-poitiers.fr');
});

async function fill(page: SetupPage) {
  await page.getByLabel('Votre nom').fill('Claire Martin');
  await page.getByLabel('Adresse électronique').fill('claire.martin@ac-demo.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill('secret');
  await page.getByLabel('Serveur de réception').fill('imap.ac-demo.example');
  await page.getByLabel('Serveur d’envoi').fill('smtp.ac-demo.example');
}

const create = (page: SetupPage) => page.getByRole('button', { name: 'Vérifier et créer le compte' });

test('an account is made from manual settings', async () => {
  const page = await openManual();
  expect(await violationsOf(page)).toEqual([]);
  await fill(page);
  await create(page).click();
  await page.getByRole('grid', { name: 'Messages de Courrier entrant' }).waitFor();
});

test('an address is tidied, its académie named, a typo proposed, and the identifiant with it', async () => {
  const page = await openManual();
  const address = page.getByLabel('Adresse électronique');
  await address.fill(' Camille Durand <Camille.Durand@AC-poitier.fr>\u00a0');
  expect(await page.getByText('Vouliez-vous').count()).toBe(0);
  await address.blur();
  await page.getByText('Vouliez-vous écrire «\u00a0camille.durand@ac-poitiers.fr\u00a0»\u00a0?').waitFor();
  expect(await page.getByLabel('Votre nom').inputValue()).toBe('Camille Durand');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Corriger' }).click();
  await page.getByText('Académie de Poitiers', { exact: true }).waitFor();
  expect(await page.getByText('Vouliez-vous').count()).toBe(0);
  const users = page.getByLabel('Identifiant');
  expect(await users.first().inputValue()).toBe('cdurand');
  expect(await users.last().inputValue()).toBe('cdurand');
  await page.getByRole('button', { name: 'Je ne connais pas mon identifiant ou mon mot de passe' }).waitFor();
  await page.getByLabel('Mot de passe', { exact: true }).fill('01E9501234ABC');
  await page.getByText('Cela ressemble à un NUMEN').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('a school’s code, a pupil’s address and the national service are said plainly', async () => {
  const page = await openManual();
  const address = page.getByLabel('Adresse électronique');
  await address.fill('ce.9830003m@ac-noumea.nc');
  await address.blur();
  await page.getByText('Boîte d’un établissement, Vice-rectorat de la Nouvelle-Calédonie').waitFor();
  await page.getByText('il devrait finir par la lettre L').waitFor();
  await page.getByText('un mot de passe d’application').waitFor();
  await address.fill('camille@eleves.ac-lyon.fr');
  await page.getByText('semble être celle d’un élève').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('what is missing is said at its field, which gets the focus', async () => {
  const page = await openManual();
  await create(page).click();
  const address = page.getByLabel('Adresse électronique');
  expect(await address.getAttribute('aria-invalid')).toBe('true');
  expect(await address.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await violationsOf(page)).toEqual([]);
});

test('a failure is told in plain words with details for the IT service, and what was typed stays', async () => {
  const page = await openManual({
    check: {
      ok: false,
      side: 'incoming',
      problem: {
        id: 'setup',
        during: 'setup',
        kind: 'connection',
        reason: 'nameNotFound',
        host: 'imap.ac-demo.example',
        port: 993,
        detail: 'ENOTFOUND',
        at: 0,
      },
    },
  });
  await fill(page);
  await create(page).click();
  const failure = page.getByRole('alert');
  await failure.getByText('Le serveur «\u00a0imap.ac-demo.example\u00a0» est introuvable').waitFor();
  await failure.getByText('Détails pour le service informatique').click();
  await failure.getByText('ENOTFOUND').waitFor();
  expect(await failure.textContent()).not.toContain('secret');
  expect(await page.getByLabel('Mot de passe', { exact: true }).inputValue()).toBe('secret');
  expect(await page.getByLabel('Serveur de réception').inputValue()).toBe('imap.ac-demo.example');
  expect(await violationsOf(page)).toEqual([]);
});

test('no encryption has to be confirmed for this very server', async () => {
  const page = await openManual();
  await fill(page);
  const incoming = page.getByRole('group', { name: 'Réception (IMAP)' });
  await incoming.getByLabel('Sécurité').selectOption('none');
  expect(await incoming.getByLabel('Port').inputValue()).toBe('143');
  await create(page).click();
  await incoming.getByText('Choisissez TLS ou STARTTLS, ou confirmez ci-dessus.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await incoming.getByLabel('J’ai compris, ce serveur est de confiance').check();
  await incoming.getByLabel('Serveur de réception').fill('autre.ac-demo.example');
  expect(await incoming.getByLabel('J’ai compris, ce serveur est de confiance').isChecked()).toBe(false);
});

test('the way of receiving is chosen with its consequences, and POP3 asks what stays on the server', async () => {
  const page = await openManual();
  await fill(page);
  await page.getByText('sont les mêmes sur tous vos appareils').waitFor();
  await page.getByLabel('Façon de recevoir').selectOption('pop3');
  await page.getByText('n’existent que sur ce PC').waitFor();
  const incoming = page.getByRole('group', { name: 'Réception (POP3)' });
  expect(await incoming.getByLabel('Port').inputValue()).toBe('995');
  const leave = page.getByLabel('Laisser les messages sur le serveur');
  expect(await leave.inputValue()).toBe('untilDeletedHere');
  await page.getByText('Un message quitte le serveur quand vous videz la corbeille').waitFor();
  await leave.selectOption('Pendant 14 jours');
  await page.getByText('Passé ce délai, le message n’existe plus que sur ce PC').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await create(page).click();
  await page.getByRole('grid', { name: 'Messages de Courrier entrant' }).waitFor();
});

test('the trial mailbox is one press away', async () => {
  const page = await openSetup();
  await page.getByRole('button', { name: 'Découvrir avec une boîte d’essai' }).click();
  await page.getByRole('grid', { name: 'Messages de Courrier entrant' }).waitFor();
});

test('a locked store is opened by a password of its mailboxes', async () => {
  crowd = await openCrowd({ store: { kind: 'locked', addresses: ['claire.martin@ac-demo.example'] } });
  const { page } = crowd;
  await page.getByRole('heading', { name: 'Votre courrier est verrouillé' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Mot de passe').fill('mauvais');
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await page.getByText('Ce mot de passe n’ouvre pas ce courrier.').waitFor();
  await page.getByLabel('Mot de passe').fill('bon mot de passe');
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await page.getByRole('grid', { name: 'Messages de Courrier entrant' }).waitFor();
});

test('a colleague’s file of settings is used for the addresses that it is for', async () => {
  const page = await openSetup({ servers: found({ needsConfirmation: true, origin: 'shared' }) });
  await crowd.app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/reglages.casier.json'] });
  });
  await page.getByLabel('Adresse électronique').fill('camille@ailleurs.example');
  await page.getByRole('button', { name: 'J’ai un fichier de réglages…' }).click();
  await page.getByText('il ne servira pas pour la vôtre').waitFor();
  await page.getByLabel('Adresse électronique').fill('camille.durand@ac-poitiers.fr');
  await page.getByText('courrier.collegue.example sera essayé d’abord').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await goOn(page).click();
  await page.getByText('Ces noms viennent du fichier de réglages').waitFor();
  await page.getByRole('button', { name: 'Retour' }).click();
  await page.getByRole('button', { name: 'Ne pas l’utiliser' }).click();
  await page.getByRole('button', { name: 'J’ai un fichier de réglages…' }).waitFor();
});
