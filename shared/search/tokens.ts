// What a person types into the search field, cut into pieces: words, « "phrases" », « champ:valeur », each with a minus
// before it or not. Nothing is refused here, and nothing is lost: whatever is no piece of the grammar is a word.

export interface Token {
  /** Where it stands in what was typed: [start, end). */
  start: number;
  end: number;
  /** A minus stands directly before it. */
  isNegated: boolean;
  /** As typed, before the colon; null: none. */
  field: string | null;
  /** Without its quotation marks. */
  value: string;
  /** `open`: a closing mark is missing, as while it is being typed. */
  quotes: 'none' | 'open' | 'closed';
}

const FIELD = /(\p{L}+):(?!\/\/)/uy;
const QUOTED = /"([^"]*)("|$)|“([^”]*)(”|$)|«\s*([^»]*?)\s*(»|$)/uy;
const BARE = /\S+/uy;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/u.test(text[at]!)) at++;
    if (at >= text.length) return tokens;
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
}

function tokenAt(text: string, start: number): Token {
  // « - » alone, between two words, is a dash.
  const isNegated = /^[-−](?=[^\s-])/u.test(text.slice(start, start + 2));
  const afterMinus = start + (isNegated ? 1 : 0);
  const field = matchAt(FIELD, text, afterMinus)?.[1] ?? null;
  const valueAt = afterMinus + (field === null ? 0 : field.length + 1);
  const quoted = matchAt(QUOTED, text, valueAt);
  if (quoted) {
    const value = quoted[1] ?? quoted[3] ?? quoted[5] ?? '';
    const close = quoted[2] ?? quoted[4] ?? quoted[6];
    const end = valueAt + quoted[0].length;
    return { start, end, isNegated, field, value, quotes: close ? 'closed' : 'open' };
  }
  const value = matchAt(BARE, text, valueAt)?.[0] ?? '';
  return { start, end: valueAt + value.length, isNegated, field, value, quotes: 'none' };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
