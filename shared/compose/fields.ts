// Fields in the text of a message: « {prénom de l'enfant} », written by hand or by a template, and filled in for each
// household. Pure. Invariants: a field is filled in text, never inside a tag; what is filled into HTML cannot become
// markup; braces that name no field stay as they are and are told.
import { fold } from '../domain/search.ts';

export const FIELD_NAMES = [
  'childFirstName',
  'childLastName',
  'className',
  'firstName',
  'lastName',
  'civility',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];
export type FieldValues = Readonly<Record<FieldName, string>>;

/** As a field is written into a text; the first spelling of each is the one that is proposed. */
export const FIELD_SPELLINGS: Record<'fr' | 'en', Record<FieldName, string>> = {
  fr: {
    childFirstName: 'prénom de l’enfant',
    childLastName: 'nom de l’enfant',
    className: 'classe',
    firstName: 'prénom',
    lastName: 'nom',
    civility: 'civilité',
  },
  en: {
    childFirstName: 'child’s first name',
    childLastName: 'child’s last name',
    className: 'class',
    firstName: 'first name',
    lastName: 'last name',
    civility: 'title',
  },
};

const BY_SPELLING = new Map<string, FieldName>(
  Object.values(FIELD_SPELLINGS).flatMap((spellings) => FIELD_NAMES.map((name) => [plain(spellings[name]), name])),
);

/** In text and in the text of HTML: `&nbsp;` and an apostrophe may stand there as entities. */
const BRACES = /\{((?:[^{}<>&\0]|&(?:nbsp|apos|rsquo|#\d{1,4}|#x[\da-f]{1,4});){1,80})\}/giu;
/** « {a, b} » and « {1} » are not meant as fields. */
const WORDS = /^\p{L}[\p{L}\p{M}\s'’-]*$/u;

/** « Prénom  de l'Enfant » and « prénom de l&rsquo;enfant » are one. */
function plain(text: string): string {
  return fold(text).replace(/[’‘ʼ]/g, "'").replace(/\s+/g, ' ').trim();
}

function fieldOf(written: string): FieldName | null {
  return BY_SPELLING.get(plain(withoutEntities(written))) ?? null;
}

function withoutEntities(text: string): string {
  const code = (value: number) => (value > 0 && value < 0xffff ? String.fromCharCode(value) : ' ');
  return text
    .replace(/&nbsp;/gi, ' ')
    .replace(/&(?:apos|rsquo);/gi, "'")
    .replace(/&#x([\da-f]+);/gi, (_, hex: string) => code(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => code(Number(digits)));
}

export interface FieldsUsed {
  fields: FieldName[];
  /** Written in braces like one, and none: as they stand there. */
  unknown: string[];
}

/** What a draft asks for, in its subject and its body. */
export function fieldsUsed({
  subject,
  html,
  text,
}: {
  subject: string;
  html: string | null;
  text: string;
}): FieldsUsed {
  const body = html === null ? text : textsOf(html).joined;
  const written = [subject, body].flatMap((one) => [...one.matchAll(BRACES)].map((match) => match[1]!));
  const used = new Set(written.flatMap((one) => fieldOf(one) ?? []));
  const unknown = written.filter((one) => fieldOf(one) === null && WORDS.test(withoutEntities(one)));
  return { fields: FIELD_NAMES.filter((name) => used.has(name)), unknown: [...new Set(unknown.map(withoutEntities))] };
}

export function fillText(text: string, values: FieldValues): string {
  return text.replace(BRACES, (whole, written: string) => {
    const field = fieldOf(written);
    return field === null ? whole : values[field];
  });
}

/** A field may be cut by tags inside of a line (half of it in bold): it is filled in where it begins. */
export function fillHtml(html: string, values: FieldValues): string {
  const { pieces, joined } = textsOf(html);
  const found = [...joined.matchAll(BRACES)].flatMap(({ index, 0: whole, 1: written }) => {
    const field = fieldOf(written!);
    return field === null ? [] : [{ start: index, end: index + whole.length, value: escaped(values[field]) }];
  });
  let at = 0;
  let filled = '';
  for (const { piece, isText, stands } of pieces) {
    if (isText) {
      filled += fillPiece(piece, at, found);
    } else filled += piece;
    at += stands;
  }
  return filled;
}

interface Found {
  start: number;
  end: number;
  value: string;
}

/** `at`: where the piece stands in the whole text. */
function fillPiece(piece: string, at: number, found: readonly Found[]): string {
  let out = '';
  let from = at;
  const end = at + piece.length;
  for (const field of found) {
    if (field.end <= from || field.start >= end) continue;
    out += piece.slice(from - at, Math.max(0, field.start - at));
    if (field.start >= at) out += field.value;
    from = Math.min(field.end, end);
  }
  return out + piece.slice(from - at);
}

/** An attribute may hold « > » (HTML serialises it as it is). */
const TAG = /<!--[\s\S]*?-->|<[/!?]?[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const WITHIN_LINE = /^<\/?(?:a|b|big|code|del|em|font|i|ins|mark|s|small|span|strike|strong|sub|sup|u)\b/i;

/** HTML as pieces of text and tags, and its text in one, in which a tag that ends a line stands as a NUL. */
function textsOf(html: string): { pieces: { piece: string; isText: boolean; stands: number }[]; joined: string } {
  const pieces: { piece: string; isText: boolean; stands: number }[] = [];
  let joined = '';
  let from = 0;
  const addText = (piece: string) => {
    if (piece !== '') pieces.push({ piece, isText: true, stands: piece.length });
    joined += piece;
  };
  for (const { index, 0: tag } of html.matchAll(TAG)) {
    addText(html.slice(from, index));
    const stands = WITHIN_LINE.test(tag) ? 0 : 1;
    pieces.push({ piece: tag, isText: false, stands });
    joined += '\0'.repeat(stands);
    from = index + tag.length;
  }
  addText(html.slice(from));
  return { pieces, joined };
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
