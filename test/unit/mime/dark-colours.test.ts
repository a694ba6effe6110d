import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Colour, contrast, luminance, parseColour, writeColour } from '../../../engine/mime/colour.ts';
import { DARK_INK, DARK_PAPER, darkColour, darkCss } from '../../../engine/mime/dark-colours.ts';

const colour = (text: string) => parseColour(text)!;
const turned = (text: string) => colour(darkColour(text)!);
const anyColour = fc
  .tuple(...Array.from({ length: 3 }, () => fc.nat(255)))
  .map((channels) => `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`);

describe('a colour on dark paper', () => {
  it('is the paper for white and the ink for black', () => {
    expect(darkColour('#fff')).toBe(DARK_PAPER);
    expect(darkColour('white')).toBe(DARK_PAPER);
    expect(darkColour('black')).toBe(DARK_INK);
  });

  it('keeps its hue', () => {
    const { red, green, blue } = turned('#cc0000');
    expect(red).toBeGreaterThan(green);
    expect(green).toBeCloseTo(blue, 2);
    expect(luminance(turned('navy'))).toBeGreaterThan(0.6);
  });

  it('is as well read on the paper as it was on white', () => {
    fc.assert(
      fc.property(anyColour, (text) => {
        const before = contrast(colour(text), colour('#fff'));
        const after = contrast(turned(text), colour(DARK_PAPER));
        const possible = contrast(colour(DARK_INK), colour(DARK_PAPER));
        expect(after).toBeGreaterThan(Math.min(before, possible) * 0.96);
      }),
    );
  });

  it('is never less readable on the colour it was declared with, up to what reading needs', () => {
    fc.assert(
      fc.property(anyColour, anyColour, (text, ground) => {
        const before = Math.min(4.5, contrast(colour(text), colour(ground)));
        const shown = darkCss(`color:${text};background-color:${ground}`);
        const last = (name: RegExp) => colour([...shown.matchAll(name)].at(-1)![1]!);
        const after = contrast(last(/(?:^|;)color:([^;]+)/g), last(/background-color:([^;]+)/g));
        expect(after).toBeGreaterThan(before * 0.96);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['rgb(255, 0, 0)', '#ff0000'],
    ['rgb(100% 0% 0%)', '#ff0000'],
    ['rgba(0,0,255,.5)', 'rgba(0,0,255,0.5)'],
    ['rgb(0 0 255 / 50%)', 'rgba(0,0,255,0.5)'],
    ['hsl(120, 100%, 25%)', '#008000'],
    ['hsl(0deg 100% 50%)', '#ff0000'],
    ['#abc', '#aabbcc'],
    ['Tomato', '#ff6347'],
  ])('is understood as CSS writes it: %s', (text, expected) => {
    expect(writeColour(parseColour(text) as Colour)).toBe(expected);
  });

  it.each(['inherit', 'windowtext', 'transparent', '#12345', 'rgb(1,2)', 'url(x)', 'lab(50% 1 1)'])(
    'is left to the browser where it is none by itself: %s',
    (text) => {
      expect(parseColour(text)).toBeNull();
    },
  );
});

describe('a ground on dark paper', () => {
  const groundOf = (css: string) => colour(/background(?:-color)?:(#[0-9a-f]{6})/.exec(darkCss(css))![1]!);
  const loudness = ({ red, green, blue }: Colour) => Math.max(red, green, blue) - Math.min(red, green, blue);

  it('that becomes light is not loud: the same light and hue, less of the colour', () => {
    for (const dark of ['#003300', '#330000', '#000066', 'maroon']) {
      const [ground, text] = [groundOf(`background:${dark}`), turned(dark)];
      expect(luminance(ground)).toBeCloseTo(luminance(text), 1);
      expect(loudness(ground)).toBeLessThan(loudness(text) * 0.7);
    }
  });

  it('that was a highlighter’s keeps its colour as a line below the text', () => {
    for (const loud of ['yellow', '#ffff00', 'cyan', 'lime']) {
      expect(darkCss(`background-color:${loud}`)).toMatch(/;box-shadow:inset 0 -\.15em #[0-9a-f]{6}$/);
    }
    for (const quiet of ['white', '#ffffcc', '#f3f6fb', 'red', 'navy']) {
      expect(darkCss(`background-color:${quiet}`)).not.toContain('box-shadow');
    }
    expect(darkCss('background:yellow;box-shadow:none')).not.toContain('inset');
  });
});

describe('the styles of a message on dark paper', () => {
  it.each([
    ['color:#000; margin:0', `color:${DARK_INK}; margin:0`],
    [
      'background:white url("https://x.fr/red.png") no-repeat',
      `background:${DARK_PAPER} url("https://x.fr/red.png") no-repeat`,
    ],
    ['border:1px solid black', `border:1px solid ${DARK_INK}`],
    ['font-family:Tan, "Navy Blue"', 'font-family:Tan, "Navy Blue"'],
    ['background-image:linear-gradient(#fff, #000)', `background-image:linear-gradient(${DARK_PAPER}, ${DARK_INK})`],
    ['color:var(--x); margin:0', '; margin:0'],
    ['color:windowtext', 'color:windowtext'],
    ['td.black:hover { color : black }', `td.black:hover { color:${DARK_INK}}`],
  ])('%s becomes %s', (css, expected) => {
    expect(darkCss(css).replace(/\s+}/g, '}')).toBe(expected);
  });
});
