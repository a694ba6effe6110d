import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../engine/mime/html-to-text.ts';
import { linkify, plainTextToHtml } from '../../../engine/mime/plain-text-html.ts';
import { readMessage } from '../../../engine/mime/read-message.ts';
import { makeSnippet } from '../../../engine/mime/snippet.ts';
import { splitQuote } from '../../../engine/mime/split-quote.ts';

const corpora = new URL('../../fixtures/corpora/', import.meta.url);

describe('HTML as text', () => {
  it.each([
    ['<p>Un</p><p>deux</p>', 'Un\n\ndeux'],
    ['Un<br>deux<br><br>trois', 'Un\ndeux\n\ntrois'],
    ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['a &amp; b &eacute; &#233; &nbsp; c', 'a & b é é c'],
    ['<style>p{}</style><script>x<y</script><title>t</title>mot', 'mot'],
    ['<!-- <p>non</p> -->oui', 'oui'],
    ['<div style="display:none">caché <div>encore</div></div>vu', 'vu'],
    ['2 < 3 et 4 > 3', '2 < 3 et 4 > 3'],
    ['<p title="a > b">mot</p>', 'mot'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['mot <b>à</b> <i>mot</i>', 'mot à mot'],
    ['<b>cou</b>pé', 'coupé'],
    ['sans fin <p', 'sans fin'],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('marks quotes and names the addresses of links when it replaces the HTML', () => {
    const html =
      '<p>voir <a href="https://a.example/x">ici</a>, <a href="https://b.example">b.example</a></p><blockquote><p>un</p><p>deux</p></blockquote>';
    expect(htmlToText(html, { links: true, quotes: true })).toBe(
      'voir ici <https://a.example/x>, b.example\n\n> un\n>\n> deux',
    );
  });

  it('reads large and hostile HTML in bounded time', () => {
    for (const piece of [
      '<div>',
      '<p style="',
      "<a href='",
      '<!--',
      '<![',
      '&',
      '<div style="display:none">',
      '<script>',
    ]) {
      expect(htmlToText(piece.repeat(20_000)).length).toBeLessThanOrEqual(piece.length * 20_000);
    }
  });
});

describe('plain text as HTML', () => {
  it('escapes everything, and nests quotes', () => {
    expect(plainTextToHtml('<b> & "mot"\n> un\n>> deux\nfin')).toBe(
      '<div class="plain">&lt;b&gt; &amp; &quot;mot&quot;\n</div><blockquote><div class="plain">un\n</div><blockquote><div class="plain">deux\n</div></blockquote></blockquote><div class="plain">fin\n</div>',
    );
  });

  it('sets the signature apart', () => {
    expect(plainTextToHtml('mot\n-- \nAda')).toContain('<div class="plain signature">-- \nAda\n</div>');
  });

  it.each([
    ['Voir https://a.example/x(1).', 'https://a.example/x(1)'],
    ['(https://a.example/x)', 'https://a.example/x'],
    ['www.a.example, merci', 'https://www.a.example'],
    ['écrire à ce.0170000A@ac-poitiers.fr.', 'mailto:ce.0170000A@ac-poitiers.fr'],
    ['« https://a.example/?a=1&b=2 »', 'https://a.example/?a=1&amp;b=2'],
  ])('%s links to %s', (text, href) => {
    expect(linkify(text)).toContain(`<a href="${href}" target="_blank"`);
  });

  it('never links anything but the web and mail', () => {
    expect(linkify('javascript:alert(1) file:///etc data:text/html,x')).not.toContain('<a');
  });
});

describe('own words and history', () => {
  it.each([
    ['Thunderbird', 'Oui.\n\nLe 04/04/2007 à 09:08, René Dupont a écrit :\n> Viens-tu ?'],
    ['Gmail', 'Oui.\n\nLe mer. 4 avr. 2007 à 09:08, René Dupont <\nr@x.fr> a écrit :\n\n> Viens-tu ?'],
    ['Apple', 'Oui.\n\n> Le 4 avr. 2007 à 09:08, René Dupont <r@x.fr> a écrit :\n> \n> Viens-tu ?'],
    [
      'Outlook',
      'Oui.\n\n________________________________\nDe : René Dupont <r@x.fr>\nEnvoyé : mercredi 4 avril 2007 09:08\nÀ : Ada <a@x.fr>\nObjet : Sortie\n\nViens-tu ?',
    ],
    ['old Outlook', "Oui.\n\n-----Message d'origine-----\nDe : René\n\nViens-tu ?"],
    [
      'Zimbra',
      'Oui.\n\n----- Mail original -----\nDe: "René Dupont" <r@x.fr>\nÀ: "Ada" <a@x.fr>\nEnvoyé: Mercredi 4 Avril 2007 09:08:07\nObjet: Sortie\n\nViens-tu ?',
    ],
    ['Roundcube', 'Oui.\n\nLe 2007-04-04 09:08, René Dupont a écrit :\n> Viens-tu ?'],
    ['English', 'Oui.\n\nOn Wed, Apr 4, 2007 at 9:08 AM René Dupont <r@x.fr> wrote:\n\nViens-tu ?'],
    ['forward', 'Oui.\n\n-------- Message transféré --------\nSujet : x\n\nViens-tu ?'],
  ])('are told apart as %s writes them', (_, text) => {
    const { own, quoted } = splitQuote(text);
    expect(own).toBe('Oui.');
    expect(quoted).toContain('Viens-tu ?');
  });

  it('keeps answers between the quoted lines', () => {
    expect(splitQuote('> Lundi ?\nNon.\n> Mardi ?\nOui.').own).toBe('Non.\nOui.');
  });

  it.each(['Le 4 avril, la classe part.', 'De : rien\nMerci', 'Objet : sortie au musée'])(
    'takes « %s » for own words',
    (text) => {
      expect(splitQuote(text)).toEqual({ own: text, quoted: '' });
    },
  );

  it('agrees with the replies of the talon collection', () => {
    const expected: Record<string, string> = JSON.parse(readFileSync(new URL('talon/expected.json', corpora), 'utf8'));
    for (const [file, own] of Object.entries(expected)) {
      const bytes = readFileSync(new URL(`talon/${file}`, corpora));
      const message = file.endsWith('.html') ? null : readMessage(bytes);
      const text = message ? message.plainText! : htmlToText(bytes.toString(), { quotes: true });
      expect(splitQuote(text).own.replace(/\s+/g, ' ').trim(), file).toBe(own.replace(/\s+/g, ' '));
    }
  });
});

describe('the snippet', () => {
  it('is one line of own words, without signature', () => {
    expect(makeSnippet('Bonjour,\n\nOui.\n-- \nAda')).toBe('Bonjour, Oui.');
  });

  it('is the quoted message where there is nothing else', () => {
    expect(makeSnippet('> Viens-tu ?')).toContain('Viens-tu');
  });

  it('ends at a word', () => {
    const snippet = makeSnippet('mot '.repeat(200));
    expect(snippet).toMatch(/mot$/);
    expect(snippet.length).toBeLessThanOrEqual(200);
  });
});
