// The Garde-familles where a letter answers, forwards or follows another (docs/guard.md), on the real program and real
// servers, in French and by keyboard alone: what is asked before anything is composed, and what the server delivered.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { xlsxOf } from '../unit/sheets/workbooks.ts';
import { activate, focused, tabTo } from './by-keyboard.ts';
import { closeWindow, composerBy, recipients, row } from './demo.ts';
import * as school from './school.ts';
import {
  addTo,
  closeByEnter,
  expectHidden,
  expectSaid,
  GIRARD,
  HADDAD,
  JEROME,
  ME,
  MOREAU,
  NADIA,
  nothingSaid,
  picture,
  received,
  send,
  spoken,
  write,
} from './school.ts';

let s: school.School;
beforeAll(async () => {
  s = await school.openSchool();
  await school.importClass(s);
});
beforeEach(() => school.tidy(s));
afterAll(() => s?.close());

interface Original {
  from: string;
  to: readonly string[];
  cc?: readonly string[];
  subject: string;
}

/** Arrives, and is opened as the next unread one. */
async function open({ from, to, cc = [], subject }: Original): Promise<void> {
  const header = [
    `From: ${from}`,
    `To: ${to.join(', ')}`,
    ...(cc.length > 0 ? [`Cc: ${cc.join(', ')}`] : []),
    `Subject: ${subject}`,
    `Message-ID: <${subject.toLowerCase().replaceAll(' ', '-')}@courriel.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  await s.server.save('claire.martin', 'INBOX', [...header, '', 'Bonjour, qui vient samedi ?', ''].join('\r\n'));
  await s.page.bringToFront();
  await row(s.page, subject).waitFor();
  await s.page.keyboard.press('n');
  await s.page.getByRole('article', { name: subject }).waitFor();
}

/** From the folders to the newest letter of Envoyés. */
async function openSent(subject: string): Promise<void> {
  await s.page.bringToFront();
  const shown = await tabTo(s.page, /^(Courrier entrant|Envoyés)/, 'Shift+Tab');
  for (const name of shown.startsWith('Envoyés') ? [] : ['Brouillons', 'Envoyés']) {
    await s.page.keyboard.press('ArrowDown');
    await s.page.getByRole('heading', { level: 1, name }).waitFor();
  }
  await row(s.page, subject).waitFor();
  await tabTo(s.page, 'Messages de Envoyés');
  await s.page.keyboard.press('Home');
  await s.page.getByRole('article', { name: subject }).waitFor();
}

/** The first file of a letter, as its reader saves it. */
function attachmentOf(text: string): Uint8Array {
  const part = /^Content-Disposition: attachment[\s\S]*?\n\n([A-Za-z0-9+/=\n]+)/m.exec(text);
  return Buffer.from(part![1]!, 'base64');
}

const question = () => s.page.getByRole('dialog', { name: /^(Répondre à tous|Transférer ce message) \?$/ });

/** The question as a screen reader reads it. */
async function expectAsked(sentence: string, clicks: readonly string[]): Promise<void> {
  await question().getByText(sentence).waitFor();
  const lines = await spoken(question());
  expect(lines).toEqual(
    expect.arrayContaining([`paragraph: ${sentence}`, ...clicks.map((click) => `button ${click}`)]),
  );
  expect(await focused(s.page)).toBe(clicks[0]);
}

test('case 10: replying to all is asked about first where it shows families, and hides them', async () => {
  await open({ from: NADIA, to: [ME, MOREAU, GIRARD], cc: [JEROME], subject: 'Kermesse de juin' });
  await s.page.keyboard.press('Control+Shift+r');
  await expectAsked('Répondre à tous montrerait les adresses de 2 familles.', [
    'Répondre à l’expéditeur',
    'Répondre à tous, familles en Cci',
  ]);
  await picture(s.page, 'guard-case-10');
  const composer = await composerBy(s.casier, () => activate(s.page, 'Répondre à tous, familles en Cci', 'Shift+Tab'));
  await send(composer);
  const letter = await received(s, 'Re: Kermesse de juin', 'families');
  expect([letter.to, letter.cc]).toEqual([[NADIA], [JEROME]]);
  expectHidden(letter, [MOREAU, GIRARD], [NADIA, JEROME, MOREAU, GIRARD]);
});

test('case 11: whoever was in Cci answers the author alone', async () => {
  await open({ from: NADIA, to: [JEROME], subject: 'Emplois du temps' });
  await s.page.keyboard.press('Control+Shift+r');
  await expectAsked(
    'Vous avez reçu ce message en Cci : les autres destinataires ne savent pas que vous l’avez. Répondre à tous le leur dirait.',
    ['Répondre à l’expéditeur'],
  );
  await picture(s.page, 'guard-case-11');
  const composer = await composerBy(s.casier, () => s.page.keyboard.press('Enter'));
  await recipients(composer, 'À').getByText(NADIA).waitFor();
  expect(await recipients(composer, 'Cc').count()).toBe(0);
  await send(composer);
  const letter = await received(s, 'Re: Emplois du temps', 'nadia');
  expect([letter.to, letter.cc]).toEqual([[NADIA], []]);
  expectHidden(letter, [JEROME], [NADIA]);
});

test('case 12: a forwarded header that shows families is found in its place, and masked there', async () => {
  const to = [`Sacha Moreau <${MOREAU}>`, `Sacha Girard <${GIRARD}>`];
  await open({ from: `Nadia Benali <${NADIA}>`, to: [ME, ...to], subject: 'Covoiturage' });
  await s.page.keyboard.press('Control+l');
  await expectAsked('Il montre les adresses de 2 familles à qui le recevra.', ['Transférer sans les adresses']);
  const composer = await composerBy(s.casier, () => activate(s.page, 'Transférer tel quel', 'Shift+Tab'));
  await addTo(composer, 'to', [HADDAD]);
  await expectSaid(
    composer,
    'Attention',
    'L’en-tête du message cité montre les adresses de 2 familles.',
    'Masquer les adresses',
  );
  await picture(composer, 'guard-case-12');
  await activate(composer, 'Masquer les adresses', 'Shift+Tab');
  await nothingSaid(composer);
  await send(composer);
  const letter = await received(s, 'Tr: Covoiturage', 'families');
  expect(letter.to).toEqual([HADDAD]);
  for (const kept of ['Sacha Moreau', 'Sacha Girard', 'Covoiturage']) expect(letter.text).toContain(kept);
  expectHidden(letter, [MOREAU, GIRARD], [HADDAD]);
});

test('case 15: a sent letter passed on as a file goes without its Bcc', async () => {
  await send(await write(s, { bcc: [MOREAU, GIRARD], subject: 'Piscine' }));
  await received(s, 'Piscine', 'families');
  await openSent('Piscine');
  await tabTo(s.page, 'Messages de Envoyés', 'Shift+Tab');
  for (const key of ['ContextMenu', 't', 't']) await s.page.keyboard.press(key);
  expect(await focused(s.page)).toBe('Transférer en pièce jointe');
  const composer = await composerBy(s.casier, () => s.page.keyboard.press('Enter'));
  await addTo(composer, 'to', [JEROME]);
  await expectSaid(
    composer,
    'À vérifier',
    '« Piscine.eml » garde ses destinataires en Cci : ils en seront retirés à l’envoi.',
  );
  await picture(composer, 'guard-case-15');
  await send(composer);
  const letter = await received(s, 'Tr: Piscine', 'nadia');
  expect(letter.text).toMatch(/filename=.*Piscine\.eml/);
  expect(letter.text).not.toMatch(/^Bcc:/im);
  expectHidden(letter, [MOREAU, GIRARD], [JEROME]);
});

test('case 16: a table is found to show families, in a hidden sheet too, and goes without them', async () => {
  const file = path.join(s.server.dir, 'effectifs.xlsx');
  const pupils = {
    name: 'Effectifs',
    rows: [
      ['Élève', 'Niveau'],
      ['Alix Moreau', 'CM2'],
      ['Alix Girard', 'CM2'],
    ],
  };
  const hidden = {
    name: 'Contacts',
    hidden: true,
    rows: [
      ['Parent', 'Courriel'],
      ['Moreau', MOREAU],
      ['Girard', GIRARD],
    ],
  };
  writeFileSync(file, xlsxOf([pupils, hidden]));
  const composer = await write(s, { to: [HADDAD], subject: 'Effectifs de rentrée', text: 'Voici la liste.' });
  const chooser = composer.waitForEvent('filechooser');
  await activate(composer, 'Joindre', 'Shift+Tab');
  await (await chooser).setFiles(file);
  await expectSaid(
    composer,
    'Attention',
    'La pièce jointe « effectifs.xlsx » montre les adresses de 2 familles, dont une feuille masquée (Contacts).',
    'Joindre sans les colonnes d’adresses',
  );
  await picture(composer, 'guard-case-16');
  await activate(composer, 'Joindre sans les colonnes d’adresses', 'Shift+Tab');
  await nothingSaid(composer);
  await send(composer);
  const letter = await received(s, 'Effectifs de rentrée', 'families');
  const sheets = Object.entries(unzipSync(attachmentOf(letter.text)));
  const words = sheets.map(([, bytes]) => strFromU8(bytes)).join('\n');
  expect(words).toContain('Alix Moreau');
  expect(words).not.toContain('@');
  expectHidden(letter, [MOREAU, GIRARD], [HADDAD]);
});

test('case 34: after a letter that showed families, who saw what, and two letters to be written', async () => {
  const composer = await write(s, { to: [MOREAU, GIRARD], subject: 'Goûter de Noël' });
  await expectSaid(
    composer,
    'Attention',
    'Deux familles verraient l’adresse l’une de l’autre.',
    'Mettre les 2 familles en Cci',
  );
  await activate(composer, 'Envoyer tel quel…', 'Shift+Tab');
  await tabTo(composer, 'Ces personnes ont donné leur accord');
  await composer.keyboard.press('ArrowUp');
  expect(await focused(composer)).toBe('Une autre raison');
  await tabTo(composer, 'Envoyer tel quel');
  await closeByEnter(composer);
  await received(s, 'Goûter de Noël', 'families');

  await openSent('Goûter de Noël');
  await activate(s.page, 'Autres actions');
  await s.page.keyboard.press('j');
  expect(await focused(s.page)).toBe('J’ai montré des adresses…');
  await s.page.keyboard.press('Enter');
  const told = s.page.getByRole('dialog', { name: 'J’ai montré des adresses' });
  await told.getByText('En À et en Cc : 2 adresses, lisibles par 2 personnes').waitFor();
  expect(await spoken(told)).toContain('heading Que faire maintenant [level=3]');
  await picture(s.page, 'guard-case-34');

  const officer = await composerBy(s.casier, () => activate(s.page, 'Écrire au DPD…'));
  await officer
    .getByRole('textbox', { name: 'Corps du message' })
    .getByText(/72 heures|données/)
    .first()
    .waitFor();
  expect(await recipients(officer, 'À').count()).toBe(0);
  await closeWindow(officer);

  await s.page.bringToFront();
  const apology = await composerBy(s.casier, () => activate(s.page, 'Écrire aux familles, en Cci…'));
  await expect.poll(() => recipients(apology, 'Cci').count()).toBe(2);
  const subject = await apology.getByRole('textbox', { name: 'Objet' }).inputValue();
  await send(apology);
  expectHidden(await received(s, subject, 'families'), [MOREAU, GIRARD], [ME, MOREAU, GIRARD]);
});
