// The Garde-familles while writing, case by case (docs/guard.md), on the real program and real servers, in French and by
// keyboard alone: what is said, the one click that mends it, and what the server then delivered to whom.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { schoolYearAt, schoolYearName } from '../../shared/domain/school-year.ts';
import { activate } from './by-keyboard.ts';
import { composerBy, folder } from './demo.ts';
import * as school from './school.ts';
import {
  addTo,
  chooseFor,
  closeByEnter,
  expectHidden,
  expectSaid,
  FAMILIES,
  GIRARD,
  HADDAD,
  LAST_YEAR,
  LEFEVRE,
  LIBRARY,
  ME,
  MOREAU,
  NADIA,
  NGUYEN,
  nothingSaid,
  picture,
  received,
  STRANGERS,
  send,
  strip,
  TOWN_HALL,
  write,
} from './school.ts';

let s: school.School;
beforeAll(async () => {
  s = await school.openSchool();
  await school.importClass(s);
});
beforeEach(() => school.tidy(s));
afterAll(() => s?.close());

test('case 1: families beside one another all go to Cci; the colleague stays, and the own address stands in À', async () => {
  const composer = await write(s, { to: FAMILIES, cc: [NADIA], subject: 'Sortie à la mer' });
  await expectSaid(
    composer,
    'Attention',
    '23 familles verraient l’adresse des 22 autres.',
    'Mettre les 23 familles en Cci',
  );
  expect(await strip(composer).getAttribute('aria-live')).toBe('polite');
  await picture(composer, 'guard-case-01');
  await send(composer, 'Mettre les 23 familles en Cci et envoyer');
  const letter = await received(s, 'Sortie à la mer', 'families');
  expect([letter.to, letter.cc]).toEqual([[ME], [NADIA]]);
  expectHidden(letter, FAMILIES, [ME, NADIA, ...FAMILIES]);
});

test('case 2: the parents of one child may be written to together once that is said', async () => {
  const composer = await write(s, { to: [LEFEVRE, NGUYEN], subject: 'Certificat de Lou' });
  await expectSaid(
    composer,
    'À vérifier',
    'Les parents d’un même enfant verraient l’adresse l’un de l’autre.',
    'Ce foyer peut être écrit ensemble',
  );
  await picture(composer, 'guard-case-02');
  await activate(composer, 'Ce foyer peut être écrit ensemble', 'Shift+Tab');
  await nothingSaid(composer);
  await send(composer);
  const letter = await received(s, 'Certificat de Lou', 'families');
  expect(letter.to).toEqual([LEFEVRE, NGUYEN]);
  expectHidden(letter, [], [LEFEVRE, NGUYEN]);
});

test('case 3: the one family in À goes to Cci like the others', async () => {
  const composer = await write(s, { to: [MOREAU], bcc: [GIRARD, HADDAD], subject: 'Réunion de jeudi' });
  await expectSaid(
    composer,
    'Attention',
    'L’adresse de Sacha Moreau serait visible par 2 autres destinataires.',
    'Mettre aussi Sacha Moreau en Cci',
  );
  await picture(composer, 'guard-case-03');
  await send(composer, 'Mettre aussi Sacha Moreau en Cci et envoyer');
  const letter = await received(s, 'Réunion de jeudi', 'families');
  expect(letter.to).toEqual([ME]);
  expectHidden(letter, [MOREAU, GIRARD, HADDAD], [ME, MOREAU, GIRARD, HADDAD]);
});

test('case 5: the families beside the town hall are hidden, and nobody else', async () => {
  const composer = await write(s, { to: [MOREAU, TOWN_HALL], cc: [NADIA], subject: 'Inscription à la cantine' });
  await expectSaid(
    composer,
    'À vérifier',
    `L’adresse d’une famille serait visible par des personnes extérieures : ${TOWN_HALL}.`,
    'Cacher seulement les familles',
  );
  await picture(composer, 'guard-case-05');
  await activate(composer, 'Cacher seulement les familles', 'Shift+Tab');
  await nothingSaid(composer);
  await send(composer);
  const letter = await received(s, 'Inscription à la cantine', 'partners');
  expect([letter.to, letter.cc]).toEqual([[TOWN_HALL], [NADIA]]);
  expectHidden(letter, [MOREAU], [TOWN_HALL, NADIA, MOREAU]);
});

test('case 8: a class as one chip says how many addresses it shows, and goes to Cci whole', async () => {
  const composer = await write(s, { subject: 'Marché de Noël' });
  await chooseFor(composer, 'to', 'Parents CM2');
  await composer.getByRole('button', { name: 'Parents CM2 – 23 familles (23 adresses visibles)' }).waitFor();
  await expectSaid(
    composer,
    'Attention',
    'Groupe Parents CM2 : 23 familles verraient l’adresse des 22 autres.',
    'Mettre les 23 familles en Cci',
  );
  await picture(composer, 'guard-case-08');
  await send(composer, 'Mettre les 23 familles en Cci et envoyer');
  const letter = await received(s, 'Marché de Noël', 'families');
  expect(letter.to).toEqual([ME]);
  expectHidden(letter, FAMILIES, [ME, ...FAMILIES]);
});

test('case 24: last year’s class is exchanged for this year’s', async () => {
  const thisYear = schoolYearAt(Date.now());
  const last = `Parents CM2 ${schoolYearName(thisYear - 1)}`;
  const use = `Utiliser Parents CM2 (${schoolYearName(thisYear)})`;
  await school.saveGroup(s, last, LAST_YEAR);
  const composer = await write(s, { subject: 'Classe de neige' });
  await chooseFor(composer, 'bcc', last);
  await expectSaid(composer, 'À vérifier', `Le groupe ${last} est celui d’une année passée.`, use);
  await picture(composer, 'guard-case-24');
  await activate(composer, use, 'Shift+Tab');
  await expect.poll(() => strip(composer).getByText('année passée').count()).toBe(0);
  await send(composer);
  const letter = await received(s, 'Classe de neige', 'families');
  expectHidden(letter, FAMILIES, [ME, ...FAMILIES]);
});

test('case 28: a pupil named to other families becomes initials, and is red beside words of health', async () => {
  const text = 'Lou Lefèvre lira le premier texte.';
  const composer = await write(s, { bcc: [MOREAU, GIRARD], subject: 'Lecture de vendredi', text });
  await expectSaid(
    composer,
    'À vérifier',
    'Lou Lefèvre : 2 autres familles liraient ce nom.',
    'N’écrire que les initiales',
  );
  await composer.keyboard.insertText(' Elle est malade depuis lundi.');
  await expectSaid(
    composer,
    'Attention',
    'Lou Lefèvre : 2 autres familles liraient ce qui touche à sa santé ou à une sanction.',
    'N’écrire que les initiales',
  );
  await picture(composer, 'guard-case-28');
  await send(composer, 'N’écrire que les initiales et envoyer');
  const letter = await received(s, 'Lecture de vendredi', 'families');
  expect(letter.text).not.toMatch(/Lef/);
  expect(letter.text).toContain('L. L. lira le premier texte.');
  expectHidden(letter, [MOREAU, GIRARD], [ME, MOREAU, GIRARD]);
});

test('case 29: everybody in Cci is right, and the own address goes in À', async () => {
  const composer = await write(s, { bcc: [MOREAU, GIRARD], subject: 'Photos de classe' });
  await expectSaid(
    composer,
    'À savoir',
    'Tous les destinataires sont en Cci : votre propre adresse sera mise en À.',
    'Mettre mon adresse en À',
  );
  await picture(composer, 'guard-case-29');
  await send(composer);
  const letter = await received(s, 'Photos de classe', 'families');
  expect(letter.to).toEqual([ME]);
  expectHidden(letter, [MOREAU, GIRARD], [ME, MOREAU, GIRARD]);
});

test('case 31: what was let pass comes back for the recipient who was added, alone', async () => {
  const composer = await write(s, { to: [MOREAU, TOWN_HALL], subject: 'Atelier lecture' });
  const said = (who: string) => `L’adresse d’une famille serait visible par des personnes extérieures : ${who}.`;
  await activate(composer, `Ignorer : ${said(TOWN_HALL)}`, 'Shift+Tab');
  await nothingSaid(composer);
  await addTo(composer, 'cc', [LIBRARY]);
  await expectSaid(composer, 'À vérifier', said(LIBRARY), 'Cacher seulement les familles');
  await picture(composer, 'guard-case-31');
  await activate(composer, 'Cacher seulement les familles');
  await nothingSaid(composer);
  await send(composer);
  const letter = await received(s, 'Atelier lecture', 'partners');
  expect([letter.to, letter.cc]).toEqual([[TOWN_HALL], [LIBRARY]]);
  expectHidden(letter, [MOREAU], [MOREAU, TOWN_HALL, LIBRARY]);
});

test('case 32: a letter kept in the outbox is held when the address book has learnt since whom it would show', async () => {
  const composer = await write(s, { to: STRANGERS, subject: 'Bienvenue en CM1' });
  await nothingSaid(composer);
  await activate(composer, 'Envoyer plus tard', 'Shift+Tab');
  await closeByEnter(composer);
  await school.importRows(s, [
    'MME;Inconnu;Sacha;inconnu@courriel.example;Inconnu;Alix;CM1',
    'M.;Nouvelle;Sacha;nouvelle@courriel.example;Nouvelle;Alix;CM1',
  ]);
  await folder(s.page, 'Boîte d’envoi').press('Enter');
  await activate(s.page, 'Envoyer maintenant');
  await s.page.getByText('Retenu : des familles verraient l’adresse des autres.').waitFor();
  await picture(s.page, 'guard-case-32');
  const again = await composerBy(s.casier, () => activate(s.page, 'Modifier'));
  await expectSaid(
    again,
    'Attention',
    'Deux familles verraient l’adresse l’une de l’autre.',
    'Mettre les 2 familles en Cci',
  );
  await send(again, 'Mettre les 2 familles en Cci et envoyer');
  const letter = await received(s, 'Bienvenue en CM1', 'families');
  expect(letter.to).toEqual([ME]);
  expectHidden(letter, STRANGERS, [ME, ...STRANGERS]);
});
