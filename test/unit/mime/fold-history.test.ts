// Folding the history of a conversation away, without losing a word.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldHtml, foldText, isForward } from '../../../engine/mime/fold-history.ts';
import { htmlToText } from '../../../engine/mime/html-to-text.ts';
import { sanitize } from '../../../engine/mime/sanitize.ts';

const TITLE = 'Messages précédents';
const clean = (html: string) => sanitize(html, { remote: false, dark: false, cidUrl: () => null }).html;
const fold = (html: string) => foldHtml(clean(html), TITLE);
const OPENING = `<details class="casier-history"><summary>${TITLE}</summary>`;
/** What is read at first, and what a click shows. */
function parts(html: string): { own: string; history: string } {
  const [own, history] = html.split(OPENING);
  return { own: htmlToText(own!), history: htmlToText(history ?? '') };
}

describe('History', () => {
  it('of a plain text is folded from the line that says whose it is', () => {
    const text = 'Oui, merci.\n\nClaire\n\nLe 4 mars 2026 à 10:00, Paul a écrit :\n> On y va ?\n> Paul\n';
    expect(parts(foldText(text, TITLE))).toEqual({
      own: 'Oui, merci. Claire',
      history: expect.stringMatching(/^Le 4 mars 2026 à 10:00, Paul a écrit :\s+On y va \?\s+Paul$/),
    });
  });

  it.each([
    [
      'Gmail',
      '<div dir="ltr">Oui.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Le mer. 4 mars 2026 à 10:00, Paul &lt;p@x.fr&gt; a écrit :<br></div><blockquote class="gmail_quote">On y va ?</blockquote></div>',
    ],
    [
      'Outlook',
      '<div class="WordSection1"><p>Oui.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>De :</b> Paul &lt;p@x.fr&gt;<br><b>Envoyé :</b> mercredi 4 mars 2026 10:00<br><b>À :</b> Claire<br><b>Objet :</b> Sortie</p></div></div><p>On y va ?</p></div>',
    ],
    [
      'Thunderbird',
      '<p>Oui.</p><div class="moz-cite-prefix">Le 04/03/2026 à 10:00, Paul a écrit :<br></div><blockquote type="cite" cite="mid:1@x"><p>On y va ?</p></blockquote>',
    ],
    [
      'Apple Mail',
      '<div>Oui.<div><br><blockquote type="cite"><div>Le 4 mars 2026 à 10:00, Paul &lt;p@x.fr&gt; a écrit :</div><br><div>On y va ?</div></blockquote></div></div>',
    ],
  ])('of %s is folded', (_program, html) => {
    const { own, history } = parts(fold(html));
    expect(own).toBe('Oui.');
    expect(history).toContain('On y va ?');
  });

  it('that stands deep in tables stays in tables of the same look, with each id once', () => {
    const html =
      '<table id="t"><tr><td class="c">Oui.<div>Le 4 mars 2026 à 10:00, Paul a écrit :</div><blockquote>On y va ?</blockquote></td></tr></table>';
    expect(fold(html)).toBe(
      `<table id="t"><tr><td class="c">Oui.</td></tr></table>${OPENING}<table><tr><td class="c"><div>Le 4 mars 2026 à 10:00, Paul a écrit :</div><blockquote>On y va ?</blockquote></td></tr></table></details>`,
    );
  });

  it.each([
    ['answers point by point', '> Un ?\nOui.\n> Deux ?\nNon.\n'],
    ['an answer below', 'Le 4 mars 2026 à 10:00, Paul a écrit :\n> Un ?\n\nOui.\n'],
    ['nothing but a quotation', 'Le 4 mars 2026 à 10:00, Paul a écrit :\n> Un ?\n'],
    ['no quotation', 'Bonjour,\n\nDe : loin\n\nPaul'],
  ])('is not folded: %s', (_what, text) => {
    expect(foldText(text, TITLE)).not.toContain('<details');
  });

  it.each(['TR: Sortie', 'Fwd: Sortie', 'Tr : Sortie', 'FW: Sortie'])('is what is to be read in « %s »', (subject) => {
    expect(isForward(subject)).toBe(true);
  });
  it.each(['Re: TR: Sortie', 'Travaux', 'Sortie', 'Information : sortie'])('is not in « %s »', (subject) => {
    expect(isForward(subject)).toBe(false);
  });

  it('keeps every word, in its order, whatever the HTML', () => {
    const tag = fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '</p>',
      '<blockquote>',
      '</blockquote>',
      '<table><tr><td>',
      '</td></tr></table>',
      '<br>',
      '<b>',
      '</b>',
      '<ul><li>',
      '</ul>',
    );
    const word = fc.constantFrom(
      'un ',
      'deux ',
      'Le 4 mars 2026 à 10:00, Paul a écrit :',
      '> trois',
      '-- ',
      'De : Paul<br>Envoyé : hier<br>À : Claire<br>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, word), { maxLength: 30 }), (pieces) => {
        const html = clean(pieces.join(''));
        const words = (text: string) =>
          text
            .replace(/<[^>]*>/g, ' ')
            .split(/\s+/)
            .filter(Boolean)
            .join(' ');
        expect(words(foldHtml(html, 'zzz')).replace(/ ?zzz/, '')).toBe(words(html));
      }),
      { numRuns: 300 },
    );
  });
});
