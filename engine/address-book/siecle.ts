// SIECLE's XML exports, ResponsablesAvecAdresses and ElevesSansAdresses (or ElevesAvecAdresses), joined into the table that
// its list export would be: a row for each pupil with each legal representative. Where the shape is known from stands in
// docs/address-book.md. Pure. Pupils who left, and people who represent nobody who is there, are counted and left out.
import iconv from 'iconv-lite';
import { readXml } from '../sheets/index.ts';
import type { SourceTable } from './source.ts';

interface Person {
  firstName: string;
  lastName: string;
  address: string;
  hasLeft: boolean;
}

export interface SiecleExport {
  root: 'BEE_ELEVES' | 'BEE_RESPONSABLES';
  /** The school's code and the school year: two exports of others do not belong together. */
  of: string;
  people: Map<string, Person>;
  /** Of the pupils, by their number. */
  divisions: Map<string, string>;
  ties: { pupil: string; person: string; legal: boolean }[];
}

/** null: another document. */
export function readSiecle(bytes: Uint8Array): SiecleExport | null {
  const root = /<(BEE_ELEVES|BEE_RESPONSABLES)[\s>]/.exec(asciiHead(bytes))?.[1];
  if (root !== 'BEE_ELEVES' && root !== 'BEE_RESPONSABLES') return null;
  const found: SiecleExport = { root, of: '', people: new Map(), divisions: new Map(), ties: [] };
  const parameters = new Map<string, string>();
  let record: Map<string, string> | null = null;
  let holder = '';
  let text = '';
  readXml(asUtf8(bytes), {
    open(name, attributes) {
      text = '';
      if (name === 'STRUCTURES_ELEVE') holder = attributes.ELEVE_ID ?? '';
      if (RECORDS.has(name)) record = new Map(Object.entries(attributes));
    },
    text: (more) => {
      text += more;
    },
    close(name) {
      const value = text.trim();
      text = '';
      if (record && RECORDS.has(name)) {
        take(found, name, record, holder);
        record = null;
      } else if (record) record.set(name, value);
      else if (PARAMETERS.has(name)) parameters.set(name, value);
    },
  });
  return { ...found, of: [...PARAMETERS].map((name) => parameters.get(name) ?? '').join(' ') };
}

const RECORDS: ReadonlySet<string> = new Set(['ELEVE', 'PERSONNE', 'RESPONSABLE_ELEVE', 'STRUCTURE']);
const PARAMETERS: ReadonlySet<string> = new Set(['UAJ', 'ANNEE_SCOLAIRE']);

function take(found: SiecleExport, name: string, record: ReadonlyMap<string, string>, holder: string): void {
  const value = (...names: string[]) => names.map((one) => record.get(one) ?? '').find(Boolean) ?? '';
  if (name === 'STRUCTURE') {
    if (value('TYPE_STRUCTURE') === 'D') found.divisions.set(holder, value('CODE_STRUCTURE'));
  } else if (name === 'RESPONSABLE_ELEVE') {
    const tie = { pupil: value('ELEVE_ID'), person: value('PERSONNE_ID') };
    found.ties.push({ ...tie, legal: value('RESP_LEGAL') !== '0' });
  } else {
    found.people.set(value('ELEVE_ID', 'PERSONNE_ID'), {
      firstName: value('PRENOM'),
      lastName: value('NOM_USAGE', 'NOM_DE_FAMILLE', 'NOM'),
      address: value('MEL'),
      hasLeft: value('DATE_SORTIE') !== '',
    });
  }
}

/** As its list export names them. */
const COLUMNS = [
  'Nom de famille',
  'Prénom 1',
  'Division',
  'Nom de famille repr. légal',
  'Prénom repr. légal',
  'Courriel repr. légal',
];

/** null: not one export of each, of one school and year. */
export function tableOfSiecle(exports: readonly SiecleExport[]): SourceTable | null {
  const pupils = exports.find(({ root }) => root === 'BEE_ELEVES');
  const responsibles = exports.find(({ root }) => root === 'BEE_RESPONSABLES');
  if (exports.length !== 2 || !pupils || !responsibles || pupils.of !== responsibles.of) return null;
  const tied = new Set<string>();
  const rows = responsibles.ties.flatMap((tie) => {
    const [pupil, person] = [pupils.people.get(tie.pupil), responsibles.people.get(tie.person)];
    if (!tie.legal || !pupil || pupil.hasLeft || !person) return [];
    tied.add(tie.person);
    const division = pupils.divisions.get(tie.pupil) ?? '';
    return [[pupil.lastName, pupil.firstName, division, person.lastName, person.firstName, person.address]];
  });
  return { name: 'SIECLE', rows: [COLUMNS, ...rows], leftOut: responsibles.people.size - tied.size };
}

/** SIECLE writes ISO-8859-15, and says so. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const said = /encoding=["']([\w-]+)["']/i.exec(asciiHead(bytes))?.[1] ?? 'utf-8';
  if (/^utf-?8$/i.test(said) || !iconv.encodingExists(said)) return bytes;
  return Buffer.from(iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), said), 'utf8');
}

function asciiHead(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 1_000));
}
