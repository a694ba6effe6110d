// What « nothing executable survives » means, as a check of a document's structure: every tag, attribute and address
// of it must be on a list. Written apart from the sanitiser's own lists on purpose: they check each other.
import { expect } from 'vitest';

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/g;
const FORBIDDEN_TAGS =
  /^(script|iframe|frame|frameset|object|embed|applet|form|input|button|select|textarea|link|base|meta|style|svg|math|video|audio|source|template|noscript|portal|dialog|marquee|isindex|keygen|bgsound|layer|xml|xmp|plaintext|title|body|html|head|map|area)$/;

/** Checks a fragment of sanitised HTML. `remote`: https images were let in. */
export function expectHarmless(html: string, { remote }: { remote: boolean }): void {
  // Nothing but well-formed tags: a stray `<` could begin anything in a browser's eyes.
  expect(html.replace(TAG, '')).not.toContain('<');
  for (const [, , tag, attributes] of html.matchAll(TAG)) {
    expect(tag).not.toMatch(FORBIDDEN_TAGS);
    for (const [, name, value] of attributes!.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g))
      expectHarmlessAttribute(name!, value ?? '', remote);
  }
}

function expectHarmlessAttribute(name: string, escaped: string, remote: boolean): void {
  const value = decode(escaped);
  expect(name).not.toMatch(
    /^(on|srcset|srcdoc|formaction|action|background|poster|data$|xlink|ping|download|http-equiv)/,
  );
  if (name === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|tel:|callto:|sip:|#)/i);
  if (name === 'src') {
    expect(value).toMatch(
      remote
        ? /^(mail-content:\/\/message\/|data:image\/(?!svg)|https:\/\/)/
        : /^(mail-content:\/\/message\/|data:image\/(?!svg))/,
    );
  }
  if (name === 'style') expectHarmlessCss(value, { remote });
}

export function expectHarmlessCss(css: string, { remote }: { remote: boolean }): void {
  expect(css).not.toMatch(/expression\s*\(|javascript:|behavior\s*:|-moz-binding|@import|@font-face|image-set|\\|</i);
  expect(css).not.toMatch(/position\s*:\s*(fixed|absolute|sticky)/i);
  for (const [, address] of css.matchAll(/url\s*\(\s*["']?([^"')]*)/gi)) {
    expect(address).toMatch(
      remote
        ? /^(mail-content:\/\/message\/|data:image\/(?!svg)|https:\/\/)/
        : /^(mail-content:\/\/message\/|data:image\/(?!svg))/,
    );
  }
}

function decode(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
