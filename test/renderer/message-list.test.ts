// The message list as a person uses it: by keyboard and by mouse, over a crowd of messages.
import { afterEach, expect, test } from 'vitest';
import { crowdWindow } from './crowd-window.ts';
import type { OpenCrowd } from './open-crowd.ts';
import { violationsOf } from './stage.ts';

const openCrowd = crowdWindow();
let crowd: OpenCrowd;
afterEach(() => crowd?.close());

async function openList(options: Parameters<typeof openCrowd>[0] = {}) {
  crowd = await openCrowd(options);
  const { page } = crowd;
  const list = page.getByRole('grid', { name: 'Messages de Courrier entrant' });
  await list.getByRole('row').nth(1).waitFor();
  const selected = () => page.locator('.message-row[aria-selected="true"] .subject-text').allTextContents();
  const subject = (text: string) => list.locator('.message-row', { hasText: text });
  const select = async (text: string) => {
    await subject(text).click();
    await expect.poll(selected).toEqual([expect.stringContaining(text)]);
  };
  return { page, list, selected, subject, select };
}

test('a list of 100,000 messages says how many there are, and shows its last one at once', async () => {
  const { list, page, selected } = await openList({ messages: 100_000 });
  expect(await list.getAttribute('aria-rowcount')).toBe('100001');
  await list.focus();
  await page.keyboard.press('End');
  await expect.poll(selected).toEqual(['Conseil de classe (1)']);
  expect(await page.locator('.message-row').count()).toBeLessThan(60);
});

test('arrows, Shift and Ctrl select as in any list', async () => {
  const { page, selected, select } = await openList();
  await select('(199)');
  await page.keyboard.press('ArrowDown');
  await expect.poll(selected).toEqual(['Sortie au musée (198)'].map((text) => expect.stringContaining(text.slice(-5))));
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await selected()).length).toBe(2);
  await page.keyboard.press('Control+a');
  await expect.poll(() => page.locator('.message-row:not([aria-selected="true"])').count()).toBe(0);
});

test('Suppr moves to the trash, selects the next message, and can be undone', async () => {
  const { page, selected, select, subject } = await openList();
  await select('(199)');
  await page.keyboard.press('Delete');
  await expect.poll(selected).toEqual([expect.stringContaining('(198)')]);
  await expect.poll(() => subject('(199)').count()).toBe(0);
  await page.getByText('1 message mis à la corbeille.').waitFor();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await subject('(199)').waitFor();
});

test('Suppr on a message found in the trash asks before it deletes for good', async () => {
  const { page, select, subject } = await openList();
  await select('(199)');
  await page.keyboard.press('Delete');
  await page.getByText('1 message mis à la corbeille.').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('199');
  await page.getByRole('group', { name: 'Où chercher' }).getByText('Partout').click();
  const found = page.locator('.message-row', { hasText: '(199)' });
  await found.click();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: 'Supprimer définitivement ce message' });
  await dialog.getByText('Il est déjà dans la corbeille.').waitFor();
  await page.keyboard.press('Escape');
  expect(await found.count()).toBe(1);
  expect(await subject('(199)').count()).toBe(0);
});

test('Ctrl+Z takes the last action back, and its message away', async () => {
  const { page, select, subject } = await openList();
  await select('(198)');
  await page.keyboard.press('a');
  await page.getByText('1 message archivé.').waitFor();
  await page.keyboard.press('Control+z');
  await subject('(198)').waitFor();
  await expect.poll(() => page.getByText('1 message archivé.').count()).toBe(0);
});

test('Maj+Suppr asks before it deletes for good', async () => {
  const { page, select, subject } = await openList();
  await select('(197)');
  await page.keyboard.press('Shift+Delete');
  const dialog = page.getByRole('dialog', { name: 'Supprimer définitivement ce message' });
  await dialog.waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await subject('(197)').count()).toBe(1);
  await page.keyboard.press('Shift+Delete');
  await dialog.getByRole('button', { name: 'Supprimer définitivement' }).click();
  await expect.poll(() => subject('(197)').count()).toBe(0);
});

test('N goes to the next unread message, S and M set star and read', async () => {
  const { page, selected, select, subject } = await openList();
  await select('(200)');
  await page.keyboard.press('n');
  await expect.poll(selected).toEqual([expect.stringContaining('(199)')]);
  await page.keyboard.press('s');
  await subject('(199)').locator('.cell-flagged.set').waitFor();
  await page.keyboard.press('m');
  await expect.poll(() => subject('(199)').locator('.unread-dot').count()).toBe(0);
});

test('a message that arrives is on top, and leaves the selection and the place alone', async () => {
  const { page, list, selected, select, subject } = await openList();
  await select('(198)');
  await crowd.step({ deliver: 'Inspection lundi' });
  await subject('Inspection lundi').waitFor();
  expect(await selected()).toEqual([expect.stringContaining('(198)')]);

  await list.evaluate((element) => {
    element.scrollTop = 1_500;
  });
  const first = () => page.evaluate(() => document.elementFromPoint(700, 200)?.closest('.message-row')?.textContent);
  await expect.poll(first).toMatch(/\(\d+\)/);
  const before = await first();
  await crowd.step({ deliver: 'Encore un message' });
  await expect.poll(() => list.getAttribute('aria-rowcount')).toBe('203');
  expect(await first()).toBe(before);
});

test('a row reads out its state, subject, sender and date', async () => {
  const { list } = await openList();
  const name = /^Non lu, Absence de Léa \(199\), Camille Faure, .+2026, \d\d:\d\d$/;
  await list.getByRole('row', { name }).waitFor();
});

test('a click on a column head sorts, another turns it round', async () => {
  const { page, list } = await openList();
  const date = list.getByRole('columnheader', { name: 'Date' });
  expect(await date.getAttribute('aria-sort')).toBe('descending');
  await date.getByRole('button').click();
  await expect.poll(() => date.getAttribute('aria-sort')).toBe('ascending');
  await expect
    .poll(() => page.locator('.message-row .subject-text').first().textContent())
    .toBe('Conseil de classe (1)');
});

test('threads fold, and an action on a folded one is about all of it', async () => {
  crowd = await openCrowd({ settings: { threaded: true } });
  const { page } = crowd;
  const tree = page.getByRole('treegrid');
  await tree.getByRole('row', { name: 'Fil de 3 messages' }).first().click();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => tree.getAttribute('aria-rowcount')).toBe('199');
  expect(await tree.locator('[aria-expanded="false"]').count()).toBe(1);
  await page.keyboard.press('Delete');
  await page.getByText('3 messages mis à la corbeille.').waitFor();
});

test('messages are dragged to a folder', async () => {
  const { page, select, subject } = await openList();
  await select('(196)');
  await subject('(196)').dragTo(page.getByRole('treeitem', { name: 'Classe CM2' }));
  await page.getByText('1 message déplacé dans Classe CM2.').waitFor();
  await expect.poll(() => subject('(196)').count()).toBe(0);
});

test('without a mouse, a folder to move to is chosen by its name', async () => {
  const { page, select } = await openList();
  await select('(195)');
  await page.keyboard.press('Control+Shift+M');
  await page.getByRole('combobox', { name: 'Dossier' }).fill('cm2');
  await page.keyboard.press('Enter');
  await page.getByText('1 message déplacé dans Classe CM2.').waitFor();
});

test('the context menu is about what is selected', async () => {
  const { page, subject } = await openList();
  await subject('(198)').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Archiver' }).click();
  await page.getByText('1 message archivé.').waitFor();
});

test('R marks the thread as read; T reads it and goes on to the next one that is unread', async () => {
  const { page, selected, select, subject } = await openList();
  await select('(199)');
  await page.keyboard.press('r');
  await expect.poll(() => subject('(199)').locator('.unread-dot').count()).toBe(0);
  await page.keyboard.press('t');
  await expect.poll(selected).not.toEqual([expect.stringContaining('(199)')]);
  const [next] = await selected();
  await page.keyboard.press('t');
  await expect.poll(selected).not.toEqual([next]);
  await expect.poll(() => subject(next!).locator('.unread-dot').count()).toBe(0);
});

test('C marks as read by date, and asks for days that make sense', async () => {
  const { page, select } = await openList();
  await select('(199)');
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Marquer comme lus par date' });
  await dialog.getByLabel('Du').fill('2026-11-20');
  await dialog.getByLabel('Au').fill('2026-11-02');
  await dialog.getByText('Choisissez un jour qui ne soit pas avant le premier.').waitFor();
  await dialog.getByLabel('Au').fill('2026-11-22');
  await page.keyboard.press('Enter');
  await page.getByText(/messages marqués comme lus\.$/).waitFor();
});

test('keys of one letter are letters where something is typed', async () => {
  const { page, select } = await openList();
  await select('(199)');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rtcmsjkanpfb1');
  expect(await page.getByRole('searchbox').or(page.getByRole('combobox')).first().inputValue()).toBe('rtcmsjkanpfb1');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('the folder of the last time comes first: Enter moves there again', async () => {
  const { page, select } = await openList();
  await select('(195)');
  await page.keyboard.press('Control+Shift+M');
  await page.getByRole('combobox', { name: 'Dossier' }).fill('cm2');
  await page.keyboard.press('Enter');
  await page.getByText('1 message déplacé dans Classe CM2.').waitFor();
  await select('(193)');
  await page.keyboard.press('Control+Shift+M');
  await page.getByRole('option', { name: /Classe CM2.*utilisé récemment/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.message-row', { hasText: '(193)' }).count()).toBe(0);
});

test('the middle button opens a tab, which Ctrl+Maj+T opens again once it is closed', async () => {
  const { page, subject } = await openList();
  await subject('(197)').click({ button: 'middle' });
  const tab = page.getByRole('tab', { selected: true });
  await expect.poll(() => tab.textContent()).toContain('(197)');
  await page.keyboard.press('Control+w');
  await expect.poll(() => page.getByRole('tab').count()).toBe(0);
  await page.keyboard.press('Control+Shift+T');
  await expect.poll(() => tab.textContent()).toContain('(197)');
});

test('a tab is shown by its place, with Ctrl or Alt, on a French keyboard too; the ninth is the last', async () => {
  const { page, list, select } = await openList();
  const shown = () => page.getByRole('tab', { selected: true }).textContent();
  for (const text of ['(197)', '(195)', '(193)']) {
    await select(text);
    await page.keyboard.press('Control+Enter');
    await expect.poll(shown).toContain(text);
    await page.keyboard.press('Control+1');
    await list.waitFor();
  }
  for (const [stroke, text] of [
    ['Control+2', '(197)'],
    ['Alt+3', '(195)'],
    ['Control+9', '(193)'],
    ['Control+"', '(195)'],
    ['Control+8', '(195)'],
    ['Alt+&', 'Courrier'],
  ] as const) {
    await page.keyboard.press(stroke);
    await expect.poll(shown).toContain(text);
  }
});

test('F2 renames the folder that is shown, and none that everybody has', async () => {
  const { page } = await openList();
  const dialog = page.getByRole('dialog', { name: 'Renommer le dossier' });
  await page.keyboard.press('F2');
  await page.getByRole('treeitem', { name: /^Classe CM2/ }).click();
  expect(await dialog.count()).toBe(0);
  await page.getByRole('heading', { level: 1, name: 'Classe CM2' }).waitFor();
  await page.keyboard.press('F2');
  await dialog.waitFor();
  expect(await dialog.getByRole('textbox').inputValue()).toBe('Classe CM2');
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole('textbox').fill('CM2 B');
  await page.keyboard.press('Enter');
  await expect.poll(() => dialog.count()).toBe(0);
});

test('what Enter opens is chosen in the settings', async () => {
  const { page, list, select } = await openList();
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Paramètres' });
  await dialog.getByLabel('Entrée sur un message l’ouvre').selectOption({ label: 'Dans un onglet' });
  await page.keyboard.press('Escape');
  await select('(196)');
  await list.press('Enter');
  await expect.poll(() => page.getByRole('tab', { selected: true }).textContent()).toContain('(196)');
});

test('a subject that is cut off is shown whole under the pointer, and put away by Escape', async () => {
  const { page, list, subject } = await openList();
  const long = `Compte rendu ${'du conseil des maîtres et des maîtresses '.repeat(8)}de rentrée`;
  await crowd.step({ deliver: long });
  await subject('Compte rendu').locator('.subject-text').hover();
  const tip = page.locator('.cut-text-tip');
  await expect.poll(() => tip.textContent()).toContain('de rentrée');
  await list.focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => tip.count()).toBe(0);
});
