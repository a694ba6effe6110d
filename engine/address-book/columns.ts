// What the columns of a table are taken for, by their names: those of known exports (docs/address-book.md says where they
// are known from) and, for all others, the meaning of the words. A proposal only: the person sees it and may change it.
import type { BookTable, ColumnField, ColumnUse, ImportKind, KnownExport } from '../../shared/domain/book-import.ts';
import { fold } from '../../shared/domain/search.ts';

type Proposal = Pick<BookTable, 'recognised' | 'headerRow' | 'columns' | 'kind'>;

const HEADER_ROWS = 15;
const SAMPLE_ROWS = 40;
const SLOTS_MAX = 20;

export function proposeColumns(rows: readonly (readonly string[])[]): Proposal {
  const width = Math.max(0, ...rows.slice(0, SAMPLE_ROWS).map((row) => row.length));
  const candidates = rows.slice(0, HEADER_ROWS).map((row, index) => ({ index, ...usesByName(row) }));
  const best = candidates.filter(({ known }) => known > 0).sort((a, b) => b.known - a.known || a.index - b.index)[0];
  const headerRow = best?.index ?? -1;
  const columns = byContent(best?.uses ?? [], rows.slice(headerRow + 1, headerRow + 1 + SAMPLE_ROWS), width);
  const names = (rows[headerRow] ?? []).map(plain);
  return { recognised: recognise(names), headerRow, columns, kind: kindOf(names, columns) };
}

/** « Prénom resp. 1 » → « prenom resp 1 » */
function plain(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function recognise(names: readonly string[]): KnownExport {
  const has = (...wanted: string[]) => wanted.every((name) => names.includes(name));
  if (has('nom responsable', 'prenom responsable', 'courriel', 'prenom enfant')) return 'onde';
  if (names.some((name) => /^courriel (autre )?repr(esentant)? legal$/.test(name))) return 'siecle';
  if (names.some((name) => SCHOOL_CODE.test(name))) return 'schools';
  return 'generic';
}

const SCHOOL_CODE = /^(code )?(uai|rne)( etablissement)?$|^identifiant( de l etablissement)?$|^numero (d )?(uai|rne)$/;
/** Whole names before what is only a part of one. */
const SCHOOL_NAMES = [
  /^(nom|appellation( officielle)?|libelle)( (de )?(l )?(etablissement|ecole|uai))?$|^(etablissement|ecole)$/,
  /^denomination( principale)?( uai)?$/,
  /^(denomination complementaire ou )?patronyme( uai)?$/,
];
const ADDRESS = /\b(courriels?|e mails?|emails?|mails?|mel|adresses? (electroniques?|de messagerie))\b/;
const RESPONSIBLE = /\b(resp|responsables?|parents?|repr|representants?|legal|legaux|pere|mere|tuteur|tutrice)\b/;
const CHILD = /\b(enfants?|eleves?)\b/;
const CLASS = /^(libelle )?(classes?|division)( (de l )?(enfants?|eleves?|affectation))?( \d+)?$/;
/** Of the same person or pupil, and nothing to write to. */
const ELSE =
  /\b(adresse|cp|code|commune|ville|pays|tel|telephone|portable|mobile|fax|date|ne le|naissance|sexe|civilite|lien|ine|niveau|cycle|profession|numero|poste|regime|id)\b/;

interface Use extends ColumnUse {
  /** Whose it is said to be. */
  of: 'person' | 'child' | 'nobody';
}

/** Uses of the cells as names of columns, and how many of them say something. */
function usesByName(row: readonly string[]): { uses: ColumnUse[]; known: number } {
  if (row.some((cell) => cell.includes('@'))) return { uses: [], known: 0 };
  const names = row.map(plain);
  const isSchool = names.some((name) => SCHOOL_CODE.test(name));
  // Where those who are responsible are named as such, names of nobody are the pupil's.
  const responsibles = names.some((name) => RESPONSIBLE.test(name) && fieldOf(name, 'person') !== 'ignore');
  const seen = new Map<string, number>();
  const uses = names.map((name): ColumnUse => {
    const use = isSchool ? schoolUse(name) : meaningOf(name, responsibles);
    if (use.field === 'ignore') return use;
    const count = (seen.get(use.field) ?? 0) + 1;
    seen.set(use.field, count);
    const said = numberIn(name);
    return { field: use.field, slot: Math.min(SLOTS_MAX, said ?? (use.of === 'nobody' ? 1 : count)) };
  });
  if (isSchool) keepWholeName(names, uses);
  return { uses, known: uses.filter(({ field }) => field !== 'ignore').length };
}

/** « Appellation officielle » says what « Dénomination principale » and « Patronyme » say together. */
function keepWholeName(names: readonly string[], uses: ColumnUse[]): void {
  const whole = uses.findIndex(({ field }, index) => field === 'schoolName' && SCHOOL_NAMES[0]!.test(names[index]!));
  for (const [index, use] of uses.entries())
    if (whole >= 0 && index !== whole && use.field === 'schoolName') uses[index] = { field: 'ignore', slot: 1 };
}

function meaningOf(name: string, responsibles: boolean): Use {
  const ignored: Use = { field: 'ignore', slot: 1, of: 'nobody' };
  if (CLASS.test(name)) return { field: 'className', slot: 1, of: 'child' };
  const ofResponsible = RESPONSIBLE.test(name);
  const ofChild = !ofResponsible && (CHILD.test(name) || (responsibles && !ADDRESS.test(name)));
  const field = fieldOf(name, ofChild ? 'child' : 'person');
  if (field === 'ignore') return ignored;
  // « Prénom 2 » of a pupil is a further first name.
  if (ofChild && !CHILD.test(name) && (numberIn(name) ?? 1) > 1) return ignored;
  return { field, slot: 1, of: ofChild ? 'child' : 'person' };
}

function fieldOf(name: string, whose: 'person' | 'child'): ColumnField {
  const child = whose === 'child';
  if (ADDRESS.test(name)) return child ? 'ignore' : 'address';
  if (/\bnom (et )?prenoms?\b|\bprenoms? (et )?nom\b|\bnom complet\b/.test(name))
    return child ? 'childFullName' : 'fullName';
  if (/\bprenoms?\b/.test(name)) return child ? 'childFirstName' : 'firstName';
  if (/\bnom (d )?usage\b|\bnom marital\b/.test(name)) return child ? 'childUsageName' : 'usageName';
  if (/\bnom\b/.test(name)) return child ? 'childLastName' : 'lastName';
  if (/^(remarques?|notes?|observations?|commentaires?)$/.test(name)) return 'note';
  if (ELSE.test(name)) return 'ignore';
  if (/^(l )?(enfants?|eleves?)( \d+)?$/.test(name)) return 'childFullName';
  if (/^(responsables?|parents?|pere|mere|representants?)( (legal|legaux))?( \d+)?$/.test(name)) return 'fullName';
  return 'ignore';
}

function schoolUse(name: string): Use {
  const use = (field: ColumnField): Use => ({ field, slot: 1, of: 'nobody' });
  if (SCHOOL_CODE.test(name)) return use('schoolCode');
  if (ADDRESS.test(name)) return use('address');
  if (/\b(commune|ville|localite)\b/.test(name) && !/\bcode\b/.test(name)) return use('town');
  if (SCHOOL_NAMES.some((pattern) => pattern.test(name))) return use('schoolName');
  return use(/^adresse( 1)?$/.test(name) ? 'postal' : 'ignore');
}

/** « responsable 2 », « autre repr. légal » */
function numberIn(name: string): number | null {
  const digit = /\b([1-9])\b/.exec(name)?.[1];
  if (digit) return Number(digit);
  return /\bautre\b/.test(name) ? 2 : null;
}

/** A column that most cells of which hold an address is one of addresses, whatever it is called. */
function byContent(uses: readonly ColumnUse[], rows: readonly (readonly string[])[], width: number): ColumnUse[] {
  const columns: ColumnUse[] = [];
  for (let column = 0; column < width; column++) {
    const use = uses[column] ?? { field: 'ignore', slot: 1 };
    const cells = rows.map((row) => row[column] ?? '').filter(Boolean);
    const addresses = cells.filter((cell) => /\S@\S+\.\S/.test(cell)).length;
    const unnamed = uses.length === 0 || !uses.some(({ field }) => field === 'address');
    const looksLike = unnamed && use.field === 'ignore' && addresses > 0 && addresses >= cells.length / 2;
    const taken = columns.filter(({ field }) => field === 'address').length;
    columns.push(looksLike ? { field: 'address', slot: Math.min(SLOTS_MAX, taken + 1) } : use);
  }
  return columns;
}

function kindOf(names: readonly string[], columns: readonly ColumnUse[]): ImportKind {
  const fields = new Set(columns.map(({ field }) => field));
  if (fields.has('schoolCode')) return 'institution';
  const ofPupils = fields.has('childLastName') || fields.has('childFirstName') || fields.has('childFullName');
  return ofPupils || fields.has('className') || names.some((name) => RESPONSIBLE.test(name)) ? 'family' : 'none';
}
