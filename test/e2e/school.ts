// A school on the real program and real servers: its teacher's mailbox, a class of families that came into the address
// book by the real import, colleagues and a town hall; letters written by keyboard alone, and what of them arrived.
// Families and partners have addresses of other domains, as in life; all of a kind share one mailbox of the server.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { activate, tabTo } from './by-keyboard.ts';
import { closeWindow, composerBy, folder } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { closeDialogs } from './views.ts';

const PASSWORD = 'craie-42';
/** An académie's: whoever writes from it is staff. */
const DOMAIN = 'ac-amiens.fr';

export const ME = `claire.martin@${DOMAIN}`;
export const NADIA = `nadia.benali@${DOMAIN}`;
export const JEROME = `jerome.lefevre@${DOMAIN}`;
export const TOWN_HALL = 'scolaire@mairie.example';
export const LIBRARY = 'mediatheque@mairie.example';

/** Of the class CM2: the first two are Lou's parents, everybody else is the only one of a child. */
const LAST_NAMES = [
  ...['Lefèvre', 'Nguyen', 'Moreau', 'Girard', 'Haddad', 'Fontaine', 'Perrin', 'Blanchard', 'Costa', 'Mercier'],
  ...['Lambert', 'Cissé', 'Chevalier', 'Rousseau', 'Gauthier', 'Amrani', 'Faure', 'Masson', 'Renaud', 'Brun'],
  ...['Petit', 'Robert', 'Duval'],
];

export const familyOf = (lastName: string) =>
  `${lastName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}@courriel.example`;
export const FAMILIES: readonly string[] = LAST_NAMES.map(familyOf);
/** Lou's parents. */
export const [LEFEVRE, NGUYEN, MOREAU, GIRARD, HADDAD] = FAMILIES as [string, string, string, string, string];
/** Nobody knows them yet. */
export const STRANGERS = [familyOf('Inconnu'), familyOf('Nouvelle')] as const;

/** They have left the school. */
export const LAST_YEAR = [familyOf('Ancien'), familyOf('Partie')] as const;

/** Whose mailboxes these are on the server. */
const MAILBOXES = { claire: 'claire.martin', nadia: 'nadia.benali', families: 'familles', partners: 'mairie' };
export type Reader = keyof typeof MAILBOXES;

export interface School {
  server: MailServer;
  casier: LaunchedCasier;
  /** The main window. */
  page: Page;
  close(): Promise<void>;
}

/** Messages are sent at once: the time to undo is another test's. */
export async function openSchool(): Promise<School> {
  const of = (addresses: readonly string[], user: string) => addresses.map((address) => [address, user]);
  const server = await startMailServer({
    domain: DOMAIN,
    users: Object.fromEntries(Object.values(MAILBOXES).map((user) => [user, { password: PASSWORD }])),
    aliases: Object.fromEntries([
      ...of([...FAMILIES, ...STRANGERS, ...LAST_YEAR], MAILBOXES.families),
      ...of([TOWN_HALL, LIBRARY], MAILBOXES.partners),
      ...of([JEROME], MAILBOXES.nadia),
    ]),
  });
  const casier = await launchCasier({ env: trusting(server) });
  const { page } = casier;
  await setUpAccount(page, { server, user: MAILBOXES.claire, password: PASSWORD, name: 'Claire Martin' });
  await folder(page, 'Boîte d’envoi').waitFor();
  await page.keyboard.press('Control+,');
  await page.getByRole('combobox', { name: 'Délai pour annuler un envoi' }).selectOption('0');
  await page.keyboard.press('Escape');
  const close = async () => {
    await casier.close();
    await server.stop();
  };
  return { server, casier, page, close };
}

const ONDE =
  'Civilité Responsable;Nom responsable;Prénom responsable;Courriel;Nom de famille enfant;Prénom enfant;Classes enfants';

/** After a test that failed the next one begins with the main window alone. */
export async function tidy({ casier, page }: School): Promise<void> {
  for (const window of casier.app.windows()) if (window !== page) await closeWindow(window);
  await closeDialogs(page);
}

/** By the real import, as Excel saves what ONDE exports. */
export async function importClass(school: School): Promise<void> {
  const rows = LAST_NAMES.map((last, index) => {
    const child = index < 2 ? 'Lefèvre;Lou' : `${last};Alix`;
    return `${index % 2 ? 'M.' : 'MME'};${last};Sacha;${familyOf(last)};${child};CM2`;
  });
  await importRows(school, rows);
}

export async function importRows({ casier, page, server }: School, rows: readonly string[]): Promise<void> {
  const file = path.join(server.dir, `responsables-${rows.length}.csv`);
  writeFileSync(file, Buffer.from([ONDE, ...rows].join('\r\n'), 'latin1'));
  await casier.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
  await page.bringToFront();
  await page.keyboard.press('Control+Shift+B');
  await activate(page, 'Importer…');
  await activate(page, 'Choisir un fichier…');
  await activate(page, 'Voir ce qui va changer');
  await page.getByText(`${rows.length} nouveaux contacts`).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(`Import terminé : ${rows.length} nouveaux contacts`).waitFor();
  await page.keyboard.press('Escape');
}

/** As it is entered in the address book; « toujours en Cci » is what the dialog proposes. */
export async function saveGroup({ page }: School, name: string, members: readonly string[]): Promise<void> {
  await page.bringToFront();
  await page.keyboard.press('Control+Shift+B');
  await tabTo(page, 'Personnes');
  await page.keyboard.press('ArrowRight');
  await activate(page, 'Créer un groupe');
  await tabTo(page, 'Nom');
  await page.keyboard.insertText(name);
  await tabTo(page, /^Membres/);
  await page.keyboard.insertText(members.join('\n'));
  await activate(page, 'Enregistrer');
  await page.getByRole('dialog', { name: 'Carnet d’adresses' }).getByText(name).first().waitFor();
  await page.keyboard.press('Escape');
}

export interface Begun {
  to?: readonly string[];
  cc?: readonly string[];
  bcc?: readonly string[];
  subject: string;
  text?: string;
}

const FIELDS = { to: 'À', cc: 'Cc', bcc: 'Cci' } as const;

/** A letter begun with Ctrl+N, as it is typed: fields, subject, text. */
export async function write(school: School, { subject, text = 'Bonjour,', ...fields }: Begun): Promise<Page> {
  await school.page.bringToFront();
  const composer = await composerBy(school.casier, () => school.page.keyboard.press('Control+n'));
  for (const field of ['to', 'cc', 'bcc'] as const) await addTo(composer, field, fields[field] ?? []);
  await tabTo(composer, 'Objet');
  await composer.keyboard.insertText(subject);
  await composer.keyboard.press('Tab');
  await tabTo(composer, 'Corps du message');
  await composer.keyboard.insertText(text);
  return composer;
}

/** As one types or pastes a list, and presses Enter. */
export async function addTo(composer: Page, field: keyof typeof FIELDS, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await tabTo(composer, FIELDS[field]);
  await composer.keyboard.insertText(addresses.join(', '));
  await composer.keyboard.press('Enter');
}

/** As one chooses it from what is proposed. */
export async function chooseFor(composer: Page, field: keyof typeof FIELDS, typed: string): Promise<void> {
  await tabTo(composer, FIELDS[field]);
  await composer.keyboard.insertText(typed);
  await composer.getByRole('option', { name: typed, selected: true }).waitFor();
  await composer.keyboard.press('Enter');
}

/** The guard's strip. */
export const strip = (composer: Page) => composer.getByRole('region', { name: 'Garde-familles' });

/** What a screen reader meets there, one line each: « button Envoyer », « paragraph: … ». */
export async function spoken(place: Locator): Promise<string[]> {
  const tree = (await place.ariaSnapshot()).replaceAll('\u00a0', ' ').replace(/["']/g, '');
  return tree.split('\n').map((line) => line.trim().replace(/^- /, ''));
}

/** A finding as a screen reader reads it: how grave, the sentence, and then the click that mends it, where there is one. */
export async function expectSaid(
  composer: Page,
  level: 'Attention' | 'À vérifier' | 'À savoir',
  sentence: string,
  click?: string,
): Promise<void> {
  await strip(composer).getByText(sentence).waitFor();
  const lines = await spoken(strip(composer));
  expect(lines).toContain(`paragraph: ${sentence}`);
  const at = lines.indexOf(`paragraph: ${sentence}`);
  expect(lines[at - 1]).toBe(`strong: ${level}`);
  const next = lines.findIndex((line, index) => index > at && line.startsWith('strong'));
  if (click) expect(lines.slice(at, next === -1 ? undefined : next)).toContain(`button ${click}`);
}

export const nothingSaid = (composer: Page) => expect.poll(() => strip(composer).getByRole('strong').count()).toBe(0);

/** Waits for the window to close. */
export async function send(composer: Page, button: string | RegExp = 'Envoyer'): Promise<void> {
  await tabTo(composer, button, 'Shift+Tab');
  await closeByEnter(composer);
}

/** The window may be gone before the key is up. */
export async function closeByEnter(composer: Page): Promise<void> {
  const closed = composer.waitForEvent('close');
  await composer.keyboard.press('Enter').catch((error: Error) => {
    if (!composer.isClosed()) throw error;
  });
  await closed;
}

export interface Received {
  /** As the reader's mailbox holds it, unfolded. */
  header: string;
  text: string;
  to: string[];
  cc: string[];
  /** Everybody to whom the server delivered it. */
  envelope: string[];
}

/** Of the letter with this subject, once the server has delivered it to everybody. */
export async function received({ server }: School, subject: string, reader: Reader): Promise<Received> {
  const where = ['-u', server.address(MAILBOXES[reader]), 'mailbox', 'INBOX', 'header', 'subject', subject];
  await expect.poll(() => server.doveadm('search', ...where)).not.toBe('');
  const text = (await server.doveadm('fetch', where[0]!, where[1]!, 'text', ...where.slice(2))).replaceAll(
    '\r\n',
    '\n',
  );
  const header = text.slice(0, text.indexOf('\n\n')).replace(/\n[ \t]+/g, ' ');
  const id = /with ESMTPSA id (\w+)/.exec(header)![1]!;
  const log = () =>
    server
      .logs()
      .split('\n')
      .filter((line) => line.includes(` ${id}: `));
  await expect.poll(() => log().some((line) => line.endsWith('removed'))).toBe(true);
  const envelope = log().flatMap((line) => {
    const delivery = / to=<([^>]+)>,(?: orig_to=<([^>]+)>,)?.* status=sent /.exec(line);
    return delivery ? [delivery[2] ?? delivery[1]!] : [];
  });
  return { header, text, to: addressesIn(header, 'To'), cc: addressesIn(header, 'Cc'), envelope: envelope.sort() };
}

function addressesIn(header: string, name: string): string[] {
  const value = new RegExp(`^${name}: (.*)$`, 'im').exec(header)?.[1] ?? '';
  return value.match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? [];
}

/** The hidden ones are nowhere in it, it has no Bcc, and it went to everybody named here and nobody else. */
export function expectHidden(letter: Received, hidden: readonly string[], everybody: readonly string[]): void {
  expect(letter.header).not.toMatch(/^Bcc:/im);
  for (const address of hidden) expect(letter.text).not.toContain(address);
  expect(letter.envelope).toEqual([...everybody].sort());
}

/** Where `npm run screenshots -- families` says. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.CASIER_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.waitForFunction(() => document.getAnimations().length === 0);
  await page.screenshot({ path: path.join(folder, `${name}.png`), caret: 'hide' });
}
