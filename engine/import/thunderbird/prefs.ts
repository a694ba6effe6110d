// Thunderbird's prefs.js as a table of values: lines `user_pref("name", value);` and nothing else is read, no code is
// run. Pure; what cannot be read is left out.

export type Prefs = ReadonlyMap<string, string | number | boolean>;

/** Within one line, also its blanks and strings: what goes on over lines is looked through again from each of them. */
const LINE =
  /^[ \t]*user_pref\([ \t]*"((?:[^"\\\r\n]|\\.)*)"[ \t]*,[ \t]*(?:"((?:[^"\\\r\n]|\\.)*)"|(-?\d+)|(true|false))[ \t]*\)[ \t]*;/gm;

export function parsePrefs(text: string): Prefs {
  const prefs = new Map<string, string | number | boolean>();
  for (const [, name, string, number, truth] of text.matchAll(LINE)) {
    const value = string !== undefined ? unescaped(string) : number !== undefined ? Number(number) : truth === 'true';
    prefs.set(unescaped(name!), value);
  }
  return prefs;
}

/** The escapes that Thunderbird writes: \" \\ \n \r, and JavaScript's \xNN and \uNNNN. */
function unescaped(text: string): string {
  return text.replace(/\\(u([0-9a-f]{4})|x([0-9a-f]{2})|.)/gi, (_, whole: string, four?: string, two?: string) => {
    const code = four ?? two;
    if (code) return String.fromCharCode(Number.parseInt(code, 16));
    return { n: '\n', r: '\r', t: '\t' }[whole] ?? whole;
  });
}

export function stringPref(prefs: Prefs, name: string): string | null {
  const value = prefs.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberPref(prefs: Prefs, name: string): number | null {
  const value = prefs.get(name);
  return typeof value === 'number' ? value : null;
}

export function listPref(prefs: Prefs, name: string): string[] {
  return (stringPref(prefs, name) ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
