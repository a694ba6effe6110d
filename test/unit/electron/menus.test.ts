import { describe, expect, it } from 'vitest';
import { endsHeldAlt } from '../../../electron/alt-key.ts';
import { contextMenuItems } from '../../../electron/context-menu-items.ts';
import { isForTheWindow } from '../../../electron/frame-keys.ts';
import { menuCommands } from '../../../electron/menu-commands.ts';
import { menuTemplate } from '../../../electron/menu-template.ts';
import { commandWords } from '../../../renderer/app/words.ts';

const editFlags = {
  canUndo: true,
  canRedo: true,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: true,
};
const copyText = () => {};
const fromWindow = (name: string, language: 'fr' | 'en') => (commandWords[language] as Record<string, string>)[name];
const labels = (items: { label?: string }[]) => items.map((item) => item.label ?? '—');

describe('the menu bar', () => {
  it('has the words of the window’s own commands', () => {
    for (const [name, { fr, en }] of Object.entries(menuCommands)) {
      expect([name, fr, en]).toEqual([name, fromWindow(name, 'fr'), fromWindow(name, 'en')]);
    }
  });

  it('has the same items in both languages', () => {
    const counts = (language: 'fr' | 'en') =>
      menuTemplate('main', language, () => {}).map((one) => (one.submenu as unknown[]).length);
    expect(counts('fr')).toEqual(counts('en'));
    expect(labels(menuTemplate('main', 'fr', () => {}))).toEqual([
      'Fichier',
      'Édition',
      'Affichage',
      'Message',
      'Aide',
    ]);
    expect(labels(menuTemplate('composer', 'fr', () => {}))).toEqual(['Fichier', 'Édition', 'Affichage']);
  });

  it('shows the keys of the window’s commands without taking them', () => {
    const sent: string[] = [];
    const template = menuTemplate('main', 'fr', (name) => sent.push(name));
    const items = template.flatMap((one) => one.submenu as Electron.MenuItemConstructorOptions[]);
    const reply = items.find((item) => item.label === 'Répondre');
    expect(reply).toMatchObject({ accelerator: 'CmdOrCtrl+R', registerAccelerator: false });
    (reply!.click as () => void)();
    expect(sent).toEqual(['reply']);
  });
});

describe('a key pressed inside the message', () => {
  const press = (key: string, control = false, type: 'keyDown' | 'keyUp' = 'keyDown', alt = false) =>
    isForTheWindow({ type, key, control, alt, meta: false });

  it.each(['n', 'Delete', 'F5', 'F6', 'Escape'])('%s is for the window', (key) => {
    expect(press(key)).toBe(true);
    expect(press(key, false, 'keyUp')).toBe(false);
  });

  it.each(['ArrowDown', 'PageDown', ' ', 'Tab', 'Shift'])('%s stays there', (key) => {
    expect(press(key)).toBe(false);
  });

  it('goes back and forward, and from tab to tab, where Alt or Ctrl is held', () => {
    expect(['ArrowLeft', 'ArrowRight'].map((key) => press(key, false, 'keyDown', true))).toEqual([true, true]);
    expect(['Tab', 'PageUp', 'PageDown'].map((key) => press(key, true))).toEqual([true, true, true]);
    expect([press('ArrowDown', true), press('Home', true)]).toEqual([false, false]);
  });

  it('selects and copies there, and answers from there', () => {
    expect([press('a', true), press('c', true), press('R', true)]).toEqual([false, false, true]);
  });
});

describe('Alt that is let go', () => {
  const ended = (...pressed: string[]) => {
    const ends = endsHeldAlt();
    return pressed.map((one) => ends({ type: one.startsWith('-') ? 'keyUp' : 'keyDown', key: one.replace('-', '') }));
  };

  it('goes to the menu bar by itself, also after other keys', () => {
    expect(ended('Alt', '-Alt')).toEqual([false, false]);
    expect(ended('n', '-n', 'Alt', 'Alt', '-Alt')).not.toContain(true);
  });

  it('goes nowhere after a key that it was held for, whichever is let go first', () => {
    expect(ended('Alt', 'ArrowLeft', '-Alt', '-ArrowLeft')).toEqual([false, false, true, false]);
    expect(ended('Alt', 'ArrowLeft', '-ArrowLeft', '-Alt').at(-1)).toBe(true);
  });
});

describe('the menu of the right mouse button', () => {
  const place = { isEditable: true, linkURL: '', selectionText: '', editFlags };

  it('edits where one writes', () => {
    expect(labels(contextMenuItems(place, 'fr', copyText))[0]).toBe('Couper');
  });

  it('offers a link’s address, and nothing where there is nothing to do', () => {
    const still = { ...place, isEditable: false };
    expect(labels(contextMenuItems({ ...still, linkURL: 'https://x.fr/' }, 'en', copyText))).toEqual([
      'Copy link address',
    ]);
    const copied: string[] = [];
    const toZoe = { ...still, linkURL: 'mailto:zo%C3%A9@x.fr?subject=Bonjour' };
    const [write] = contextMenuItems(toZoe, 'fr', (text) => copied.push(text));
    expect(write?.label).toBe('Copier l’adresse électronique');
    write?.click?.({} as never, undefined, {} as never);
    expect(copied).toEqual(['zoé@x.fr']);
    expect(contextMenuItems({ ...still, linkURL: 'javascript:1' }, 'en', copyText)).toEqual([]);
    expect(labels(contextMenuItems({ ...still, selectionText: 'mot' }, 'fr', copyText))).toEqual(['Copier']);
  });
});
