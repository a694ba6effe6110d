import { describe, expect, it } from 'vitest';
import { parseContentAddress } from '../../../electron/content-address.ts';
import { notebookPage } from '../../../electron/notebook-page.ts';
import { printPage } from '../../../electron/print-page.ts';
import { foldText } from '../../../engine/mime/fold-history.ts';
import { paperUrl } from '../../../shared/domain/content-url.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';

describe('a printed message', () => {
  const body = `<html><body class="a"><p>Bonjour</p>${foldText('Oui.\n> Non ?', 'Avant')}</body></html>`;
  const prof = { name: 'Prof <b>', address: 'prof@ac-poitiers.fr' };
  const facts = { row: { subject: '<script>1</script>', from: prof, dateAt: 0 }, from: [prof], to: [], cc: [] };
  const detail = facts as unknown as MessageDetail;

  it('has its header first in the body, with nothing of it taken for HTML', () => {
    const html = printPage({ body, detail, history: true }, 'fr');
    expect(html).toContain('<h1>&lt;script&gt;1&lt;/script&gt;</h1>');
    expect(html).toContain('<strong>De</strong>\u00a0: Prof &lt;b&gt; &lt;prof@ac-poitiers.fr&gt;');
    expect(html).not.toContain('<strong>Cc');
    expect(html.indexOf('<body class="a"><style>')).toBeGreaterThan(0);
    expect(html.indexOf('casier-print')).toBeLessThan(html.indexOf('Bonjour'));
  });

  it('has the messages before it whole or not at all: on paper nobody can unfold them', () => {
    expect(printPage({ body, detail, history: true }, 'fr')).toMatch(/<details class="[^"]*" open><summary>Avant/);
    expect(printPage({ body, detail, history: false }, 'fr')).toMatch(/<details class="[^"]*" hidden><summary>Avant/);
  });

  it('counts the recipients that nobody would read', () => {
    const crowd = Array.from({ length: 10_000 }, (_, n) => ({ name: '', address: `eleve${n}@ecole.example` }));
    const html = printPage({ body, detail: { ...detail, to: crowd }, history: true }, 'fr');
    expect(html).toContain('eleve29@ecole.example et 9\u202f970 autres</p>');
    expect(html).not.toContain('eleve30@');
  });
});

describe('a « mot à coller »', () => {
  const order = {
    kind: 'notebook',
    school: 'École <du> Port',
    title: 'Sortie',
    text: 'Lundi.\n\n  <b>Pique-nique</b>',
    slip: true,
  } as const;

  it('is there twice, with nothing of it taken for HTML', () => {
    const html = notebookPage(order, 'fr', 12);
    expect(html.match(/<article class="copy">/g)).toHaveLength(2);
    expect(html.match(/École &lt;du&gt; Port/g)).toHaveLength(2);
    expect(html).toContain('Lundi.\n\n  &lt;b&gt;Pique-nique&lt;/b&gt;');
    expect(html.match(/Coupon à découper et à rendre/g)).toHaveLength(2);
  });

  it('has a slip, a title and a school only where they are wanted', () => {
    const html = notebookPage({ ...order, school: ' ', title: '', slip: false }, 'fr', 12);
    expect(html).not.toMatch(/Coupon|<h1>|class="school"/);
  });
});

describe('the address of what is about to be printed', () => {
  it('is read as it was made, and nothing else is', () => {
    expect(parseContentAddress(paperUrl(7, true))).toEqual({ kind: 'paper', paperId: 7, remote: true });
    expect(parseContentAddress(paperUrl(7, false))).toEqual({ kind: 'paper', paperId: 7, remote: false });
    expect(parseContentAddress('mail-content://paper/7/part')).toBeNull();
    expect(parseContentAddress('mail-content://paper/07')).toBeNull();
  });
});
