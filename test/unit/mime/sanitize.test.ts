import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitize } from '../../../engine/mime/sanitize.ts';
import { expectHarmless, expectHarmlessCss } from './harmless.ts';

const blockAll = { remote: false, dark: false, cidUrl: () => null };
const clean = (html: string, options = {}) => sanitize(html, { ...blockAll, ...options });

const payloads: { title: string; payload: string }[] = JSON.parse(
  readFileSync(new URL('../../fixtures/corpora/dompurify/expect.json', import.meta.url), 'utf8'),
);

describe('HTML of strangers', () => {
  it('loses everything executable, in every known attack', () => {
    expect(payloads.length).toBeGreaterThan(100);
    for (const { payload } of payloads) {
      for (const remote of [false, true]) {
        const { html, css } = clean(payload, { remote });
        expectHarmless(html, { remote });
        expectHarmlessCss(css, { remote });
      }
    }
  });

  it('stays harmless when attacks are cut and joined at random', () => {
    const piece = fc
      .tuple(fc.constantFrom(...payloads.map(({ payload }) => payload)), fc.nat(), fc.nat())
      .map(([text, from, length]) => {
        const start = from % (text.length + 1);
        return text.slice(start, start + (length % 200));
      });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const { html, css } = clean(pieces.join(''));
        expectHarmless(html, { remote: false });
        expectHarmlessCss(css, { remote: false });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href=" java\nscript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="data:text/html,x">x</a>', '<a>x</a>'],
    ['<a href="vbscript:x">x</a>', '<a>x</a>'],
    ['<a href="page.html">x</a>', '<a>x</a>'],
    ['<a href="#haut">x</a>', '<a href="#haut">x</a>'],
    ['<form action="https://a.example"><input value="x">mot</form>', 'mot'],
    ['<meta http-equiv="refresh" content="0;url=https://a.example"><base href="https://a.example">mot', 'mot'],
    ['<p onclick="x()" style="color:red">mot</p>', '<p style="color:red">mot</p>'],
    ['<![if !mso]><p>mot</p><![endif]>', '<p>mot</p>'],
    ['<o:p>mot</o:p>', 'mot'],
    ['<img src="data:image/svg+xml;base64,AAAA">', '<img />'],
  ])('%s becomes %s', (dirty, expected) => {
    expect(clean(dirty).html).toBe(expected);
  });

  it('opens links outside, telling the site nothing', () => {
    expect(clean('<a href="https://a.example/x">x</a>').html).toBe(
      '<a href="https://a.example/x" target="_blank" rel="noreferrer noopener">x</a>',
    );
  });

  it('cannot show the images of another message', () => {
    expect(
      clean('<img src="mail-content://message/7/part/2"><p style="background:url(mail-content://message/7/part/2)">')
        .html,
    ).not.toContain('mail-content');
  });
});

describe('remote images', () => {
  const newsletter = `<body background="//a.example/paper.png"><img src="https://a.example/1.png" alt="Affiche">
    <img src="http://a.example/2.png"><p style="background-image: url('https://a.example/3.png')">mot</p>
    <style>.x { background: url(https://a.example/4.png) }</style></body>`;

  it('stay out and are counted, each address once', () => {
    const { html, css, blockedRemoteCount } = clean(newsletter + newsletter);
    expect(html + css).not.toContain('a.example');
    expect(html).toContain('alt="Affiche"');
    expect(blockedRemoteCount).toBe(5);
  });

  it('are let in on demand, over TLS only', () => {
    const { html, css, blockedRemoteCount } = clean(newsletter, { remote: true });
    expect((html + css).match(/https:\/\/a\.example\/(paper|[1-4])\.png/g)).toHaveLength(5);
    expect(html).not.toContain('http://');
    expect(blockedRemoteCount).toBe(0);
  });

  it('that only tell the sender of being seen are never let in', () => {
    const trackers = `<img src="https://a.example/t.gif" width="1" height="1"><img src="https://a.example/t.gif" style="width:1px">
      <img src="https://a.example/t.gif" style="display: none">`;
    const { html, blockedRemoteCount } = clean(trackers, { remote: true });
    expect(html).not.toContain('a.example');
    expect(blockedRemoteCount).toBe(0);
    expect(clean(trackers)).toMatchObject({ blockedRemoteCount: 0, trackerCount: 1 });
  });
});

describe('style', () => {
  it.each([
    ['position: fixed; top: 0', 'position:static; top: 0'],
    ['background: u\\72l(https://a.example/x)', 'background: u72l(https://a.example/x)'],
    ['width: expression(alert(1))', 'width: none(alert(1))'],
    ['color: red; } body { display: none', 'color: red;  body  display: none'],
  ])('%s becomes %s', (style, expected) => {
    expect(clean(`<p style="${style}">x</p>`).html).toBe(`<p style="${expected}">x</p>`);
  });

  it('drops imports and fonts, keeps the rest of a style sheet', () => {
    const { css } = clean(
      '<style>@import "https://a.example/a.css"; @font-face { src: url(x) } p { margin: 0 } </style>',
    );
    expect(css.replace(/\s+/g, ' ').trim()).toBe('p { margin: 0 }');
  });

  it('cannot end the style element it is written into', () => {
    expect(clean('<style>p { content: "<\\/style><script>" }</style>').css).not.toContain('<');
  });

  it('is turned for dark paper, in attributes of old and in style sheets too', () => {
    const dirty =
      '<style>p { color: #000 }</style><p style="color: black; margin: 0"><font color="000000">a</font></p><table bgcolor="#ffffff"></table>';
    const { html, css } = clean(dirty, { dark: true });
    expect(html).toBe(
      '<p style="color:#ededed; margin: 0"><font color="#ededed">a</font></p><table bgcolor="#1b1c1f"></table>',
    );
    expect(css).toContain('color:#ededed');
  });

  it('is turned once, whatever element it stands on', () => {
    const dirty = '<body text="#000" bgcolor="#fff"><a style="color:#000">x</a><img style="color:#000"></body>';
    expect(clean(dirty, { dark: true }).html).toBe(
      '<div bgcolor="#1b1c1f" style="color:#ededed;" class="mail-body"><a style="color:#ededed">x</a><img style="color:#ededed" /></div>',
    );
  });

  it('proposes no looks of its own for the dark: the message is turned once, or not at all', () => {
    const { css } = clean(
      '<style>:root { color-scheme: light dark } @media (prefers-color-scheme: dark) { p { color: #fff } }</style>',
    );
    expect(css).not.toMatch(/color-scheme/);
    expect(css).toContain('@media (max-width:0px)');
  });

  it('hides a tracker in a ground of one pixel no better than in an image', () => {
    const { html, trackerCount } = clean('<div style="width:1px;background:url(https://a.example/x)"></div>', {
      remote: true,
    });
    expect(html).not.toContain('a.example');
    expect(trackerCount).toBe(1);
  });
});
