// CSS of strangers, made harmless: no address is fetched that was not allowed, nothing leaves the flow of the page,
// nothing is imported. Works on text, not on a tree: what is not understood stays text that a browser ignores, and the
// frame's policy (docs/adr/0005-html-isolation.md) holds even where this fails.

export interface CssRules {
  /** What to put in place of url(address); null drops it. Called once per address found. */
  url(address: string): string | null;
  /** On dark paper: text colours too dark to read are dropped. */
  dark: boolean;
}

const MAX_STYLESHEET_LENGTH = 500_000;

/** The declarations of a style attribute. */
export function filterDeclarations(css: string, rules: CssRules): string {
  const clean = filterValues(withoutTricks(css), rules).replace(/[{}]/g, '');
  return rules.dark ? withoutDarkText(clean) : clean;
}

/** The text of a style element, ready to stand in one of our own. */
export function filterStylesheet(css: string, rules: CssRules): string {
  const clean = withoutTricks(css.slice(0, MAX_STYLESHEET_LENGTH))
    .replace(/@(import|charset|namespace)\b[^;{}]*;?/gi, '')
    .replace(/@font-face\s*\{[^}]*\}?/gi, '');
  const filtered = filterValues(clean, rules);
  return rules.dark ? withoutDarkText(filtered) : filtered;
}

/** Comments, escapes (u\72l) and markup, which have no honest use here, and old ways to run code. */
function withoutTricks(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?(\*\/|$)/g, ' ')
    .replace(/<!--|-->/g, ' ')
    .replace(/[\\<\u0000]/g, '')
    .replace(/(expression|image-set|cross-fade|-webkit-canvas|paint|element|src|image)\s*\(/gi, 'none(')
    .replace(/(behavior|-moz-binding|-o-link(-source)?)\s*:[^;}]*/gi, '')
    .replace(/javascript\s*:/gi, '');
}

function filterValues(css: string, rules: CssRules): string {
  return css
    .replace(/url\s*\(\s*(?:"([^"]*)"?|'([^']*)'?|([^)"']*))\s*\)?/gi, (_, double, single, bare) => {
      const allowed = rules.url(String(double ?? single ?? bare ?? '').trim());
      return allowed === null ? 'none' : `url("${allowed.replace(/["\\\n\r<>]/g, encodeURIComponent)}")`;
    })
    .replace(/position\s*:\s*(fixed|absolute|sticky|-webkit-sticky)/gi, 'position:static');
}

/** Drops `color` (not background-color) where it would be dark on dark. */
function withoutDarkText(css: string): string {
  return css.replace(/(^|[;{\s"])color\s*:\s*([^;}"]+)/gi, (whole, before: string, value: string) =>
    isDarkColour(value) ? before : whole,
  );
}

const DARK_NAMES =
  /^(black|windowtext|navy|darkblue|mediumblue|midnightblue|darkgreen|green|maroon|darkred|purple|indigo|dimgr[ae]y|darkslategr[ae]y|darkslateblue|brown|blue|text|canvastext|-webkit-text|buttontext|inherit|initial)$/;

/** Too little contrast with the dark paper; a colour that is not understood counts as too dark. */
export function isDarkColour(value: string): boolean {
  const text = value
    .replace(/!important/i, '')
    .trim()
    .toLowerCase();
  const rgb = rgbOf(text);
  if (rgb) return luminance(rgb) < 0.2;
  return DARK_NAMES.test(text) || !/^[a-z]+$/.test(text);
}

type Rgb = [red: number, green: number, blue: number];

function rgbOf(text: string): Rgb | null {
  const hex = /^#?([0-9a-f]{3,8})$/.exec(text)?.[1];
  if (hex && (hex.length === 3 || hex.length === 4)) {
    return [0, 1, 2].map((i) => Number.parseInt(hex[i]! + hex[i]!, 16)) as Rgb;
  }
  if (hex && (hex.length === 6 || hex.length === 8)) {
    return [0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as Rgb;
  }
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text);
  return parts ? (parts.slice(1, 4).map(Number) as Rgb) : null;
}

/** WCAG 2 relative luminance. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const channel = Math.min(255, value) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The message paints its own paper: then its colours are right as they are, on light paper. */
export function paintsBackground(html: string): boolean {
  for (const match of html.matchAll(/(?:bgcolor\s*=\s*["']?|background(?:-color)?\s*:)\s*([^;"'>}]{1,60})/gi)) {
    const value = match[1]!.trim().toLowerCase();
    if (
      !/^(#fff(fff)?|white|transparent|none|inherit|initial|window|rgba?\(\s*255[\s,]+255[\s,]+255.*)(\s|!|$)/.test(
        value,
      )
    ) {
      return true;
    }
  }
  return false;
}
