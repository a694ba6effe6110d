// The Garde-familles where a letter answers, forwards or follows another (docs/guard.md), on the real program and real
// servers, in French and by keyboard alone: what is asked before anything is composed, and what the server delivered.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { xlsxOf } from '../unit/sheets/workbooks.ts';
import { activate, focused, tabTo } from './by-keyboard.ts';
import { composerBy, recipients, row } from './demo.ts';
import * as school from './school.ts';
import {
  addTo,
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
  await tabTo(s.page, /^Courrier entrant/, 'Shift+Tab');
  for (const name of ['Brouillons', 'Envoyés']) {
    await s.page.keyboard.press('ArrowDown');
    await s.page.getByRole('heading', { level: 1, name }).waitFor();
  }
  await row(s.page, subject).waitFor();
  await tabTo(s.page, 'Messages de Envoyés');
  await s.page.keyboard.press('Home');
  await s.page.getByRole('article', { name: subject }).waitFor();
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
    'Retirer « effectifs.xlsx »',
  );
  await picture(composer, 'guard-case-16');
  await activate(composer, 'Retirer « effectifs.xlsx »', 'Shift+Tab');
  await nothingSaid(composer);
  await send(composer);
  const letter = await received(s, 'Effectifs de rentrée', 'families');
  expect(letter.text).not.toContain('effectifs.xlsx');
  expectHidden(letter, [MOREAU, GIRARD], [HADDAD]);
});
