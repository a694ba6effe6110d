// The search field: what it offers, by keyboard and by mouse, and what it says of what it cannot read.
import { afterEach, describe, expect, it } from 'vitest';
import { crowdWindow } from './crowd-window.ts';
import type { OpenCrowd } from './open-crowd.ts';
import { violationsOf } from './stage.ts';

const openCrowd = crowdWindow();
let crowd: OpenCrowd;
afterEach(() => crowd?.close());

async function open() {
  crowd = await openCrowd();
  const { page } = crowd;
  await page.locator('.message-row .subject-text').first().waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('searchbox', { name: 'Rechercher' });
  const offered = page.getByRole('listbox', { name: 'Ce que la recherche comprend' });
  return { page, field, offered };
}

describe('The search field', () => {
  it('offers what it understands while nothing is typed', async () => {
    const { page, offered } = await open();
    const titles = await offered.locator('.offer-title').allTextContents();
    expect(titles.slice(0, 4)).toEqual(['de:', 'à:', 'objet:', 'pj:']);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('keeps in sight what the arrows have reached, in however small a window', async () => {
    const { page, offered } = await open();
    await page.setViewportSize({ width: 683, height: 384 });
    await page.keyboard.press('ArrowUp');
    const reached = offered.getByRole('option', { selected: true });
    await expect.poll(() => reached.evaluate((one) => one.parentElement!.lastElementChild === one)).toBe(true);
    await expect
      .poll(() =>
        reached.evaluate((one) => {
          const list = one.parentElement!.getBoundingClientRect();
          return list.height < one.parentElement!.scrollHeight && one.getBoundingClientRect().bottom <= list.bottom + 1;
        }),
      )
      .toBe(true);
  });

  it('writes a field and then its value with the arrows and Enter, and searches for it', async () => {
    const { page, field, offered } = await open();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await offered.getByRole('option', { selected: true }).textContent()).toContain('sortie -musée');
    expect(await field.getAttribute('aria-activedescendant')).toBe(
      await offered.getByRole('option', { selected: true }).getAttribute('id'),
    );
    await page.keyboard.type('est:');
    await offered.getByRole('option', { name: 'nonlu' }).waitFor();
    await page.keyboard.type('non');
    expect(await offered.getByRole('option').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('est:nonlu ');
    await offered.waitFor({ state: 'hidden' });
  });

  it('offers folders as they are called on the screen', async () => {
    const { page, field, offered } = await open();
    await page.keyboard.type('dans:');
    await offered.getByRole('option', { name: 'Courrier entrant' }).click();
    expect(await field.inputValue()).toBe('dans:"Courrier entrant" ');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
  });

  it('closes what it offers at the first Escape, and ends the search at the second', async () => {
    const { page, field, offered } = await open();
    await page.keyboard.type('est:');
    await offered.waitFor();
    await page.keyboard.press('Escape');
    await offered.waitFor({ state: 'hidden' });
    expect(await field.inputValue()).toBe('est:');
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('');
    await page.getByRole('heading', { name: 'Courrier entrant' }).waitFor();
  });

  it('goes to the first result by the arrow, also where it is pressed before the results are there', async () => {
    const { page } = await open();
    await page.keyboard.type('sortie');
    await page.keyboard.press('ArrowDown');
    await page
      .getByRole('grid', { name: /^Résultats/ })
      .or(page.getByRole('treegrid', { name: /^Résultats/ }))
      .waitFor();
    await page.locator('.message-row[aria-selected="true"][data-index="0"]').waitFor();
  });

  it('says what it cannot read', async () => {
    const { page, field } = await open();
    const wrong = [
      ['avant:demain sortie', '« demain » n’est pas une date : écrivez par exemple 12/03/2026, mars ou hier.'],
      ['dans:lune', 'Aucun dossier ne s’appelle « lune ».'],
      ['foo:bar', '« foo: » n’est pas connu : cherché comme un mot.'],
      ['est:beau', 'est:beau n’est pas connu : lu, nonlu, suivi, répondu ou transféré.'],
      ['de: sortie objet:""', 'Il manque ce qu’il faut chercher après « objet: ».'],
    ] as const;
    for (const [text, told] of wrong) {
      await field.fill(text);
      await page.getByRole('status').filter({ hasText: told }).waitFor();
    }
  });
});
