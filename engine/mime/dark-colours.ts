// The colours of a message on dark paper. Every colour that its author chose is turned by one and the same rule, which
// keeps WCAG's contrast between any two of them: as much as text stood out from white paper, it stands out from the dark
// one. White becomes the paper, black the ink, hues stay; grounds that become light are calmed. Pictures are not touched. Works on CSS that css-filter.ts has
// cleaned; what it does not understand is left out, so that ink and paper show there.
import { type Colour, contrast, luminance, parseColour, withLuminance, writeColour } from './colour.ts';

/** Those of render-body.ts. */
export const DARK_PAPER = '#1b1c1f';
export const DARK_INK = '#ededed';

const PAPER = parseColour(DARK_PAPER)!;
const PAPER_LUMINANCE = luminance(PAPER);
const INK_LUMINANCE = luminance(parseColour(DARK_INK)!);
/** WCAG 2 AA, for text of any size. */
const READABLE = 4.5;

/** @returns null for what is no colour by itself */
export function darkColour(text: string): string | null {
  const colour = parseColour(text);
  return colour && writeColour(turned(colour));
}

function turned(colour: Colour): Colour {
  const shown = luminance(colour);
  // White on white: the paper itself, not a grey beside it.
  if (shown > 0.999) return { ...PAPER, alpha: colour.alpha };
  const contrastWithWhite = 1.05 / (shown + 0.05);
  const wanted = (PAPER_LUMINANCE + 0.05) * contrastWithWhite - 0.05;
  return withLuminance(colour, Math.min(INK_LUMINANCE, wanted));
}

/** Of a ground: what was dark becomes light, and a large light surface in full colour glares. */
export function darkGround(text: string): string | null {
  const colour = parseColour(text);
  return colour && writeColour(calm(turned(colour)));
}

const CALM_FROM = 0.3;
const CALM_SHARE = 0.4;

/** The same luminance and hue with less of the colour. */
function calm(colour: Colour): Colour {
  const light = luminance(colour);
  if (light < CALM_FROM) return colour;
  const channel = (value: number) => light + (value - light) * CALM_SHARE;
  return { ...colour, red: channel(colour.red), green: channel(colour.green), blue: channel(colour.blue) };
}

const COLOURED =
  /(^|[;{\s])((?:-webkit-text-fill-|caret-)?color|background(?:-color|-image)?|border(?:-(?:top|right|bottom|left))?(?:-color)?|outline(?:-color)?|text-decoration(?:-color)?|column-rule(?:-color)?|(?:box|text)-shadow)\s*:\s*([^;{}]*)/gi;
/** Colours that only the browser can make out. */
const OPAQUE = /\b(var|lab|lch|oklab|oklch|hwb|color|color-mix|light-dark|device-cmyk)\s*\(/i;
const TOKEN = /url\("[^"]*"?\)?|"[^"]*"?|'[^']*'?|#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\([^()]*\)|[a-z][a-z-]*/gi;

/** Declarations, or a whole style sheet. */
export function darkCss(css: string): string {
  return css.replace(/[^{}]+/g, (block) => turnedBlock(block));
}

function turnedBlock(block: string): string {
  if (!block.includes(':')) return block;
  const dark = block.replace(COLOURED, (_, before: string, name: string, value: string) =>
    OPAQUE.test(value)
      ? before
      : `${before}${name}:${turnedValue(value, /^background/i.test(name) ? darkGround : darkColour)}`,
  );
  return highlighted(block, readable(block, dark));
}

function turnedValue(value: string, turn: typeof darkColour): string {
  return value.replace(TOKEN, (token) => turn(token) ?? token);
}

/** A highlighter's ground is as light as paper: turned, nobody would see it. Its colour stays as a line below the text. */
function highlighted(before: string, after: string): string {
  const ground = lastOf(before, GROUND);
  if (!ground || !isHighlighter(ground) || /box-shadow/i.test(before)) return after;
  const line = writeColour(withLuminance(ground, LINE_LUMINANCE));
  return `${after.replace(/[;\s]*$/, '')};box-shadow:inset 0 -.15em ${line}`;
}

const LINE_LUMINANCE = 0.4;

function isHighlighter(ground: Colour): boolean {
  const { red, green, blue } = ground;
  return 1.05 / (luminance(ground) + 0.05) < 1.5 && Math.max(red, green, blue) - Math.min(red, green, blue) > 0.8;
}

const GROUND = /(?:^|[;\s])background(?:-color)?\s*:\s*([^;]+)/gi;

/**
 * Black ends as ink, which is not white, so what stood on a middling ground would lose some of its contrast. Where both
 * colours are known, the darker one gives way.
 */
function readable(before: string, after: string): string {
  const [was, is] = [pairOf(before), pairOf(after)];
  if (!was || !is) return after;
  const wanted = Math.min(READABLE, contrast(was.text, was.ground));
  if (contrast(is.text, is.ground) >= wanted) return after;
  const isTextDarker = luminance(is.text) < luminance(is.ground);
  const [darker, lighter] = isTextDarker ? [is.text, is.ground] : [is.ground, is.text];
  // A little more than is wanted: eight bits a channel round.
  const darkened = withLuminance(darker, Math.max(0, (luminance(lighter) + 0.05) / (wanted * 1.02) - 0.05));
  return `${after.replace(/[;\s]*$/, '')};${isTextDarker ? 'color' : 'background-color'}:${writeColour(darkened)}`;
}

function pairOf(block: string): { text: Colour; ground: Colour } | null {
  const text = lastOf(block, /(?:^|[;\s])color\s*:\s*([^;]+)/gi);
  const ground = lastOf(block, GROUND);
  return text && ground && { text, ground };
}

function lastOf(block: string, declaration: RegExp): Colour | null {
  const value = [...block.matchAll(declaration)].at(-1)?.[1];
  const tokens = value?.match(TOKEN) ?? [];
  return tokens.map(parseColour).find((colour) => colour !== null && colour.alpha === 1) ?? null;
}
