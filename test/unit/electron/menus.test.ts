import { describe, expect, it } from 'vitest';
import { contextMenuItems } from '../../../electron/context-menu-items.ts';
import { menuTemplate } from '../../../electron/menu-template.ts';
import { printPage } from '../../../electron/print-page.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';

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
const acts = { replace: () => {}, copyText: () => {} };
const labels = (items: { label?: string }[]) => items.map((item) => item.label ?? '—');

describe('the menu bar', () => {
  it('speaks both languages, with the same items', () => {
    const count = (language: 'fr' | 'en') =>
      menuTemplate(language, () => {}).map((one) => (one.submenu as unknown[]).length);
    expect(count('fr')).toEqual(count('en'));
    expect(labels(menuTemplate('fr', () => {}))).toEqual(['Fichier', 'Édition', 'Affichage', 'Message']);
  });

  it('shows the keys of the window’s commands without taking them', () => {
    const sent: string[] = [];
    const items = menuTemplate('fr', (name) => sent.push(name)).flatMap(
      (one) => one.submenu as Electron.MenuItemConstructorOptions[],
    );
    const reply = items.find((item) => item.label === 'Répondre');
    expect(reply).toMatchObject({ accelerator: 'CmdOrCtrl+R', registerAccelerator: false });
    (reply!.click as () => void)();
    expect(sent).toEqual(['reply']);
  });
});

describe('the menu of the right mouse button', () => {
  const place = { isEditable: true, linkURL: '', selectionText: '', editFlags };

  it('puts suggestions first, at most six', () => {
    const items = contextMenuItems(
      place,
      ['élève', 'élevé', 'élever', 'élevez', 'élèves', 'élevés', 'enlevé'],
      'fr',
      acts,
    );
    expect(labels(items).slice(0, 8)).toEqual([
      'élève',
      'élevé',
      'élever',
      'élevez',
      'élèves',
      'élevés',
      '—',
      'Couper',
    ]);
    expect(labels(contextMenuItems(place, [], 'fr', acts))[0]).toBe('Aucune suggestion');
    expect(labels(contextMenuItems(place, null, 'fr', acts))[0]).toBe('Couper');
  });

  it('offers a link’s address, and nothing where there is nothing to do', () => {
    const still = { ...place, isEditable: false };
    expect(labels(contextMenuItems({ ...still, linkURL: 'https://x.fr/' }, null, 'en', acts))).toEqual([
      'Copy link address',
    ]);
    expect(contextMenuItems({ ...still, linkURL: 'javascript:1' }, null, 'en', acts)).toEqual([]);
    expect(labels(contextMenuItems({ ...still, selectionText: 'mot' }, null, 'fr', acts))).toEqual(['Copier']);
  });
});

describe('a printed message', () => {
  it('has its header first in the body, with nothing of it taken for HTML', () => {
    const body = {
      fileName: null,
      type: 'text/html',
      bytes: new TextEncoder().encode('<html><body class="a"><p>Bonjour</p></body></html>'),
    };
    const prof = { name: 'Prof <b>', address: 'prof@ac-poitiers.fr' };
    const detail = { row: { subject: '<script>1</script>', from: prof, dateAt: 0 }, from: [prof], to: [], cc: [] };
    const page = printPage(body, detail as unknown as MessageDetail, 'fr');
    const html = new TextDecoder().decode(page.bytes);
    expect(html).toContain('<h1>&lt;script&gt;1&lt;/script&gt;</h1>');
    expect(html).toContain('<strong>De</strong>\u00a0: Prof &lt;b&gt; &lt;prof@ac-poitiers.fr&gt;');
    expect(html).not.toContain('<strong>Cc');
    expect(html.indexOf('<body class="a"><style>')).toBeGreaterThan(0);
    expect(html.indexOf('casier-print')).toBeLessThan(html.indexOf('Bonjour'));
  });
});
