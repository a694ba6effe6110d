// CSS of strangers, made harmless: no address is fetched that was not allowed, nothing leaves the flow of the page,
// nothing is imported. Works on text, not on a tree: what is not understood stays text that a browser ignores, and the
// frame's policy (docs/adr/0005-html-isolation.md) holds even where this fails.
import { darkCss } from './dark-colours.ts';

export interface CssRules {
  /** What to put in place of url(address); null drops it. Called once per address found. */
  url(address: string): string | null;
  /** Colours are turned for dark paper (dark-colours.ts). */
  dark: boolean;
}

const MAX_STYLESHEET_LENGTH = 500_000;

/** The declarations of a style attribute. */
export function filterDeclarations(css: string, rules: CssRules): string {
  const clean = filterValues(withoutTricks(css), rules).replace(/[{}]/g, '');
  return rules.dark ? darkCss(clean) : clean;
}

/** The text of a style element, ready to stand in one of our own. */
export function filterStylesheet(css: string, rules: CssRules): string {
  const clean = withoutTricks(css.slice(0, MAX_STYLESHEET_LENGTH))
    .replace(/@(import|charset|namespace)\b[^;{}]*;?/gi, '')
    .replace(/@font-face\s*\{[^}]*\}?/gi, '')
    // How a message looks in the dark is decided here, whatever it proposes for it: never both.
    .replace(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi, '(max-width:0px)')
    .replace(/\(\s*prefers-color-scheme\s*:\s*light\s*\)/gi, '(min-width:0px)');
  const filtered = filterValues(clean, rules);
  return rules.dark ? darkCss(filtered) : filtered;
}

/** Comments, escapes (u\72l) and markup, which have no honest use here, and old ways to run code. */
function withoutTricks(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?(\*\/|$)/g, ' ')
    .replace(/<!--|-->/g, ' ')
    .replace(/[\\<\u0000]/g, '')
    .replace(/(expression|image-set|cross-fade|-webkit-canvas|paint|element|src|image)\s*\(/gi, 'none(')
    .replace(/(behavior|-moz-binding|-o-link(-source)?|(?<![\w-])color-scheme)\s*:[^;}]*/gi, '')
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
