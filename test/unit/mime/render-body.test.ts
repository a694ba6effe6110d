import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quoteHtml, quoteText } from '../../../engine/mime/quote.ts';
import { readMessage } from '../../../engine/mime/read-message.ts';
import { type RenderOptions, renderBody } from '../../../engine/mime/render-body.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { expectHarmless, expectHarmlessCss } from './harmless.ts';

const options: RenderOptions = { messageId: 7 as MessageId, remote: false, theme: 'light', lang: 'fr' };
const read = (text: string) => readMessage(Buffer.from(text));
const render = (text: string, change: Partial<RenderOptions> = {}) => renderBody(read(text), { ...options, ...change });
const html = (body: string) => `Subject: Réunion <1>\nContent-Type: text/html; charset=utf-8\n\n${body}`;
const bodyOf = (document: string) => /<body>([\s\S]*)<\/body>/.exec(document)![1]!;

describe('the body as a document', () => {
  it('names its charset, language, policy and subject', () => {
    const { html: document } = render(html('<p>mot</p>'));
    expect(document).toMatch(/^<!doctype html>\n<html lang="fr" class="light">\n<head>\n<meta charset="utf-8">/);
    expect(document).toContain(
      'default-src &#39;none&#39;; img-src mail-content: data:; style-src &#39;unsafe-inline&#39;',
    );
    expect(document).toContain('<title>Réunion &lt;1&gt;</title>');
  });

  it('lets the policy grow by https when remote images are let in', () => {
    expect(render(html('x'), { remote: true }).html).toContain('img-src mail-content: data: https:;');
  });

  it('is said to be empty where its HTML shows nothing, and not where it shows a picture', () => {
    expect(render(html('<div><br>&nbsp;</div>')).kind).toBe('empty');
    expect(render(html('<title>Titre</title>')).kind).toBe('empty');
    expect(render(html('<img src="https://example.org/a.png">')).kind).toBe('html');
  });

  it('shows inline images by their part, and no other message’s', () => {
    const source = [
      'Content-Type: multipart/related; boundary=b',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      '<img src="cid:logo%40x"><img src="cid:other"><p style="background:url(cid:logo@x)">',
      '--b',
      'Content-Type: image/png',
      'Content-ID: <logo@x>',
      '',
      'x',
      '--b--',
    ].join('\n');
    const document = bodyOf(render(source).html);
    expect(document.match(/mail-content:\/\/message\/7\/part\/2/g)).toHaveLength(2);
    expect(document).not.toContain('cid:');
  });

  it('turns the colours of every message for dark paper, and leaves them to their sender on light paper', () => {
    const painted = html('<table bgcolor="#ffeecc"><td style="color:#000">mot</td></table>');
    const dark = render(painted, { theme: 'dark' }).html;
    expect(dark).toContain('class="dark"');
    expect(bodyOf(dark)).not.toMatch(/#000|#ffeecc/);
    expect(bodyOf(render(painted).html)).toMatch(/#ffeecc.*#000/s);
  });

  it('is as large as the person wants it, with letters of one width for plain text', () => {
    const { html: document } = render('Subject: x\n\nmot', { look: { zoomPercent: 150, plainFont: 'fixed' } });
    expect(document).toContain('zoom: 150%');
    expect(document).toContain('class="light fixed"');
    expect(render(html('x')).html).not.toContain('zoom:');
  });

  it('says how many remote images wait, per message', () => {
    expect(
      render(html('<img src="https://a.example/1.png"><img src="https://a.example/2.png">')).blockedRemoteCount,
    ).toBe(2);
    expect(render('Subject: x\n\nhttps://a.example/1.png').blockedRemoteCount).toBe(0);
  });

  it('is harmless for every message of the corpora', () => {
    const folder = new URL('../../fixtures/corpora/', import.meta.url);
    const mails = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      /\.(eml|msg)$/.test(entry.name),
    );
    expect(mails.length).toBeGreaterThan(300);
    for (const mail of mails) {
      const message = readMessage(readFileSync(`${mail.parentPath}/${mail.name}`));
      const { html: document } = renderBody(message, { ...options, theme: 'dark' });
      expectHarmless(bodyOf(document), { remote: false });
      expectHarmlessCss(/<\/style>\n<style>([\s\S]*?)<\/style>/.exec(document)![1]!, { remote: false });
      expectHarmless(quoteHtml(message, { style: 'forward', lang: 'fr', dateAt: 0 }), { remote: true });
    }
  });
});

describe('the quoted original', () => {
  const mail =
    'From: René Dupont <r@x.fr>\nTo: Ada <a@x.fr>\nCc: b@x.fr\nBcc: secret@x.fr\nSubject: Sortie\nDate: Wed, 4 Apr 2007 09:08:00 +0000\nContent-Type: text/plain; charset=utf-8\n\nViens-tu ?\n\n> Quand ?\n-- \nRené\n';
  const reply = { style: 'reply', lang: 'fr', dateAt: 0 } as const;

  it('is marked line by line, without its signature', () => {
    expect(quoteText(read(mail), reply)).toMatch(
      /^Le 4 avril 2007 à \d\d:\d\d, René Dupont a écrit\u00a0:\n> Viens-tu \?\n>\n>> Quand \?$/,
    );
  });

  it('keeps the line ends of plain text, which no style sheet shows in a quote', () => {
    const quoted = quoteHtml(read('Content-Type: text/plain\n\nUn\nDeux\n'), { style: 'reply', lang: 'fr', dateAt: 0 });
    expect(quoted).toContain('Un<br>\nDeux');
  });

  it('is a citation in rich text', () => {
    expect(quoteHtml(read(mail), reply)).toMatch(
      /^<p>Le 4 avril 2007 .* a écrit\u00a0:<\/p>\n<blockquote type="cite"><div class="plain">Viens-tu \?/,
    );
  });

  it('comes with its header block when it is forwarded, in the reader’s language, and never with a Bcc', () => {
    const fr = quoteText(read(mail), { ...reply, style: 'forward' });
    expect(fr).toMatch(
      /^-------- Message transféré --------\nObjet\u00a0: Sortie\nDate\u00a0: .*\nDe\u00a0: René Dupont <r@x\.fr>\nÀ\u00a0: Ada <a@x\.fr>\nCc\u00a0: b@x\.fr\n\nViens-tu \?/,
    );
    const en = quoteHtml(read(mail), { style: 'forward', lang: 'en', dateAt: 0 });
    expect(en).toContain('<b>From:</b> René Dupont &lt;r@x.fr&gt;');
    expect(fr + en).not.toContain('secret');
  });

  it('has the store’s date when its own cannot be read', () => {
    expect(quoteText(read('From: a@x.fr\n\nmot'), { ...reply, dateAt: Date.UTC(2020, 4, 5, 12) })).toContain(
      '5 mai 2020',
    );
  });
});
