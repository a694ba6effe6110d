// Cases 12 and 13 on the quotes of six mail programs: who stands in a quoted header or deep in a quoted history is
// found, one click takes the addresses out and moves nothing else, and who read the message before learns nothing new.
import { describe, expect, test } from 'vitest';
import { applyFix, evaluate, type Finding, readBody } from '../../../shared/guard/index.ts';
import { askedAgain, colleague, draftOf, family, MARKS, mail, partner } from './people.ts';
import {
  answeredHtml,
  answeredText,
  CLIENTS,
  type Client,
  DATES,
  forwardedHtml,
  forwardedText,
  LANGUAGES,
  type Quoted,
} from './quotes.ts';

const [lopez, petit, roux, noel] = [family('lopez'), family('petit'), family('roux'), family('noel')];
const families = [lopez, petit, roux, noel];
const named = { lopez: 'Marie Lopez', petit: 'Paul Petit', roux: 'Anne Roux', noel: 'Éric Noël' };
const address = (one: keyof typeof named) => ({ name: named[one], address: `${one}@orange.fr` });
const message: Quoted = {
  from: address('lopez'),
  to: [address('petit'), { name: 'Claire Martin', address: 'c.martin@ac-poitiers.fr' }],
  cc: [address('roux')],
  subject: 'Sortie au musée',
  words: ['Bonjour à tous,', 'Rendez-vous à 9 h : merci d’être à l’heure.'],
};
const deep: Quoted = {
  from: { name: 'Paul Dupont', address: 'dupont@ac-poitiers.fr' },
  to: [{ name: null, address: 'durand@ac-poitiers.fr' }],
  cc: [],
  subject: 'Re: Sortie au musée',
  words: ['Vu, merci.'],
};

interface Variant {
  name: string;
  client: Client;
  language: keyof typeof DATES;
  forward(message: Quoted, deeper?: string): { html: string | null; text: string };
  answer(message: Quoted, deeper?: string): { html: string | null; text: string };
}

const variants: Variant[] = CLIENTS.flatMap((client) =>
  LANGUAGES.flatMap((language): Variant[] => [
    {
      name: `${client}, ${language}, plain text`,
      client,
      language,
      forward: (quoted, deeper) => ({
        html: null,
        text: `Pour info.\n\n${forwardedText(client, language, quoted, deeper)}\n\nBien à vous\n`,
      }),
      answer: (quoted, deeper) => ({
        html: null,
        text: `Merci.\n\n${answeredText(language, quoted, deeper)}\n\nÀ vous`,
      }),
    },
    {
      name: `${client}, ${language}, HTML`,
      client,
      language,
      forward: (quoted, deeper) => ({
        html: `<p>Pour info.</p>${forwardedHtml(client, language, quoted, deeper)}<p>Bien à vous</p>`,
        text: '',
      }),
      answer: (quoted, deeper) => ({
        html: `<p>Merci.</p>${answeredHtml(language, quoted, deeper)}<p>À vous</p>`,
        text: '',
      }),
    },
  ]),
);

const said = (findings: Finding[]) => findings.map((one) => `${one.case} ${one.severity}`);
const source = ({ html, text }: { html: string | null; text: string }) => html ?? text;
/** As it is printed without its address, and no link left empty of it. */
const nameless = (message: Quoted, client: Client): Quoted => {
  const bare = ({ name, address: at }: Quoted['from']) =>
    at.endsWith('@orange.fr')
      ? { name: null, address: client === 'Zimbra' ? `"${name}"` : name! }
      : { name, address: at };
  return { ...message, from: bare(message.from), to: message.to.map(bare), cc: message.cc.map(bare) };
};
const withoutEmptyLinks = (html: string) => html.replaceAll('<a></a>', '');

/** One stretch is gone and the mark stands in its place: what was before it and behind it stays byte for byte. */
function expectCut(before: string, after: string): void {
  const at = after.indexOf('[…]');
  const [head, tail] = [after.slice(0, at), after.slice(at + '[…]'.length)];
  expect(before.startsWith(head.replace(/(?:>+ )$/, ''))).toBe(true);
  // An element that was open where the cut begins is closed behind the mark.
  const unclosed = (html: string) => html.replace(/<\/[a-z]+>/g, '');
  expect(unclosed(before).endsWith(unclosed(tail))).toBe(true);
  expect(tail).toContain('À vous');
}

describe.each(variants)('$name', ({ client, language, forward, answer }) => {
  test('a forwarded header shows its families to another one; the click keeps names, date and subject', () => {
    const body = forward(message);
    const input = mail({ to: [noel], known: families, ...body });
    const [finding, ...others] = evaluate(input);
    expect(said(others)).toEqual([]);
    expect(finding).toMatchObject({ case: 12, severity: 'red', surface: 'S4', readers: [noel.address] });
    expect(finding?.exposed.toSorted()).toEqual([lopez, petit, roux].map((one) => one.address).sort());

    const mended = applyFix(draftOf(input, body), finding!.fixes[0]!, MARKS);
    expect(evaluate(askedAgain(input, mended))).toEqual([]);
    const after = source(mended);
    // Byte for byte what it would be had the program written no address.
    expect(withoutEmptyLinks(after)).toBe(source(forward(nameless(message, client))));
    expect({ ...mended, html: null, text: '' }).toEqual({ ...draftOf(input, body), html: null, text: '' });
    for (const kept of ['Marie Lopez', 'Paul Petit', 'Anne Roux', 'Sortie au musée', DATES[language], 'à l’heure']) {
      expect(after).toContain(kept);
    }
    expect(after).toContain('c.martin@ac-poitiers.fr');
  });

  test('an outsider reads several families’ addresses', () => {
    expect(said(evaluate(mail({ to: [partner('mairie')], known: families, ...forward(message) })))).toEqual(['12 red']);
  });

  test('colleagues may read them: a quiet note', () => {
    const findings = evaluate(mail({ to: [colleague('dupont')], known: families, ...forward(message) }));
    expect(said(findings)).toEqual(['12 note']);
  });

  test('who wrote it or was among its visible recipients learns nothing new', () => {
    expect(evaluate(mail({ to: [lopez], known: families, ...forward(message) }))).toEqual([]);
    expect(evaluate(mail({ to: [roux], known: families, ...forward(message) }))).toEqual([]);
  });

  test('deep in the history they are found as well, and the quote is lightened from there', () => {
    const inner = forward(message);
    const body = answer(deep, source(inner));
    const input = mail({ to: [noel], known: families, ...body });
    const [finding, ...others] = evaluate(input);
    expect(said(others)).toEqual([]);
    expect(finding).toMatchObject({ case: 13, severity: 'red', surface: 'S4' });

    const mended = applyFix(draftOf(input, body), finding!.fixes[0]!, MARKS);
    expect(evaluate(askedAgain(input, mended))).toEqual([]);
    const after = source(mended);
    expect(after).not.toContain('orange.fr');
    expect(after).toContain('Vu, merci.');
    expect(after).toContain('[…]');
    expect(after).not.toContain('Rendez-vous');
    expectCut(source(body), after);
    expect({ ...mended, html: null, text: '' }).toEqual({ ...draftOf(input, body), html: null, text: '' });
    const masked = applyFix(draftOf(input, body), finding!.fixes[1]!, MARKS);
    expect(withoutEmptyLinks(source(masked))).toBe(source(answer(deep, source(forward(nameless(message, client))))));
    expect(evaluate(askedAgain(input, masked))).toEqual([]);
  });

  test('the author of an answer’s quote is shown by its first line', () => {
    const input = mail({ to: [noel], known: families, ...answer({ ...message, to: [], cc: [] }) });
    expect(evaluate(input)).toMatchObject([{ case: 12, severity: 'red', exposed: [lopez.address] }]);
    expect(evaluate({ ...input, recipients: mail({ to: [lopez] }).recipients })).toEqual([]);
  });
});

describe('a body', () => {
  test('gives an address however it is written', () => {
    const written = [
      'marie (at) orange (point) fr',
      'Marie <MARIE@Orange.fr>',
      'ma\u200brie@orange.fr',
      'marie＠orange.fr',
    ];
    for (const text of written) {
      expect(readBody({ html: null, text }).mentions, text).toMatchObject([
        { address: 'marie@orange.fr', place: 'typed' },
      ]);
    }
    const html = ['<b>marie</b>@orange<wbr>.fr', 'marie&#64;orange&period;fr', 'marie<!-- x -->@orange.fr'];
    for (const one of html) {
      expect(readBody({ html: `<p>${one}</p>`, text: '' }).mentions, one).toMatchObject([
        { address: 'marie@orange.fr' },
      ]);
    }
  });

  test('gives what nobody sees in its HTML, and the click takes it out', () => {
    const hidden = [
      '<a href="mailto:lopez%40orange.fr?subject=x">Mme Lopez</a>',
      '<span style="display: none">lopez@orange.fr</span>',
      '<!-- lopez@orange.fr -->',
      '<img src="logo.png" alt="lopez@orange.fr">',
      '<style>/* lopez@orange.fr */</style>',
    ];
    for (const piece of hidden) {
      const body = { html: `<p>Bonjour ${piece} !</p>`, text: '' };
      const input = mail({ to: [noel], known: [lopez], ...body });
      const [finding] = evaluate(input);
      expect(finding, piece).toMatchObject({ case: 19, severity: 'red', exposed: [lopez.address] });
      const mended = applyFix(draftOf(input, body), finding!.fixes[0]!, MARKS);
      expect(mended.html, piece).not.toMatch(/orange/);
      expect(mended.html, piece).toMatch(/^<p>Bonjour .*!<\/p>$/);
    }
  });

  test('reads cells of a table as words of their own', () => {
    const html = '<table><tr><td>a@orange.fr</td><td>b@orange.fr</td></tr></table>';
    expect(readBody({ html, text: '' }).mentions.map((one) => one.address)).toEqual(['a@orange.fr', 'b@orange.fr']);
  });

  test('takes no sentence for a header', () => {
    const text = 'De : rien.\nÀ : demain.\n\nJe vous donne l’adresse de Mme Lopez : lopez@orange.fr';
    expect(readBody({ html: null, text }).mentions).toMatchObject([{ place: 'typed' }]);
  });

  test('keeps one’s own words below a quote apart from it', () => {
    const text = `${answeredText('fr', message)}\n\nMerci, écrivez à lopez@orange.fr`;
    const { mentions, typed } = readBody({ html: null, text });
    expect(mentions.map(({ place }) => place)).toEqual(['quotedHeader', 'typed']);
    expect(typed).toContain('Merci');
    expect(typed).not.toContain('Rendez-vous');
  });

  test('does not tell the addresses of a quoted Bcc to those who read that message', () => {
    const text =
      'Tr\n\nDe : Marie Lopez <lopez@orange.fr>\nÀ : Paul Petit <petit@orange.fr>\nCci : Anne Roux <roux@orange.fr>\nObjet : x\n\nSalut';
    const input = mail({ to: [petit], known: families, text });
    expect(evaluate(input)).toMatchObject([{ case: 12, exposed: [roux.address] }]);
  });

  test('is read whatever stands in it', () => {
    for (const html of [
      '<',
      '<a',
      '<a href="x',
      '<!--',
      '</',
      '<p><blockquote></p></blockquote></blockquote>',
      '&#x110000;',
    ]) {
      expect(readBody({ html, text: '' }).mentions).toEqual([]);
    }
    expect(readBody({ html: null, text: '@'.repeat(10_000) }).mentions).toEqual([]);
  });
});
