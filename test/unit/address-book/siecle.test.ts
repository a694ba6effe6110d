// SIECLE's XML exports: two files that make one list, in the letters in which SIECLE writes them.
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { proposeColumns } from '../../../engine/address-book/columns.ts';
import { readFiles } from '../../../engine/address-book/read-files.ts';
import { zipOf } from '../sheets/workbooks.ts';

const HEAD = '<?xml version="1.0" encoding="ISO-8859-15"?>\n';
const parameters = (uai: string, year: string) =>
  `<PARAMETRES><UAJ>${uai}</UAJ><ANNEE_SCOLAIRE>${year}</ANNEE_SCOLAIRE></PARAMETRES>`;

function responsibles(uai = '0170001J', year = '2026'): Buffer {
  const xml = `${HEAD}<BEE_RESPONSABLES VERSION="1.9">${parameters(uai, year)}<DONNEES>
    <ADRESSES><ADRESSE ADRESSE_ID="9"><LIGNE1_ADRESSE>1 rue</LIGNE1_ADRESSE></ADRESSE></ADRESSES>
    <PERSONNES>
      <PERSONNE PERSONNE_ID="1"><NOM_DE_FAMILLE>LEBŒUF</NOM_DE_FAMILLE><PRENOM>Éléonore</PRENOM><MEL>e@orange.fr</MEL></PERSONNE>
      <PERSONNE PERSONNE_ID="2"><NOM_USAGE>PETIT</NOM_USAGE><NOM>GRAND</NOM><PRENOM>Paul</PRENOM><MEL></MEL></PERSONNE>
      <PERSONNE PERSONNE_ID="3"><NOM>CONTACT</NOM><PRENOM>Zoé</PRENOM><MEL>z@free.fr</MEL></PERSONNE>
      <PERSONNE PERSONNE_ID="4"><NOM>PARTI</NOM><PRENOM>Luc</PRENOM><MEL>l@free.fr</MEL></PERSONNE>
    </PERSONNES>
    <RESPONSABLES>
      <RESPONSABLE_ELEVE><ELEVE_ID>11</ELEVE_ID><PERSONNE_ID>1</PERSONNE_ID><RESP_LEGAL>1</RESP_LEGAL></RESPONSABLE_ELEVE>
      <RESPONSABLE_ELEVE><ELEVE_ID>11</ELEVE_ID><PERSONNE_ID>2</PERSONNE_ID><RESP_LEGAL>2</RESP_LEGAL></RESPONSABLE_ELEVE>
      <RESPONSABLE_ELEVE><ELEVE_ID>11</ELEVE_ID><PERSONNE_ID>3</PERSONNE_ID><RESP_LEGAL>0</RESP_LEGAL></RESPONSABLE_ELEVE>
      <RESPONSABLE_ELEVE><ELEVE_ID>12</ELEVE_ID><PERSONNE_ID>4</PERSONNE_ID><RESP_LEGAL>1</RESP_LEGAL></RESPONSABLE_ELEVE>
    </RESPONSABLES></DONNEES></BEE_RESPONSABLES>`;
  return iconv.encode(xml, 'iso-8859-15');
}

const pupils = iconv.encode(
  `${HEAD}<BEE_ELEVES VERSION="2.1">${parameters('0170001J', '2026')}<DONNEES>
    <ELEVES>
      <ELEVE ELEVE_ID="11" ELENOET="7"><NOM_DE_FAMILLE>LEBŒUF</NOM_DE_FAMILLE><PRENOM>Loïc</PRENOM><PRENOM2>Jean</PRENOM2></ELEVE>
      <ELEVE ELEVE_ID="12"><NOM>PARTI</NOM><PRENOM>Ana</PRENOM><DATE_SORTIE>01/09/2026</DATE_SORTIE></ELEVE>
    </ELEVES>
    <STRUCTURES>
      <STRUCTURES_ELEVE ELEVE_ID="11">
        <STRUCTURE><CODE_STRUCTURE>3LATIN</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE>
        <STRUCTURE><CODE_STRUCTURE>3 B</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>
      </STRUCTURES_ELEVE>
    </STRUCTURES></DONNEES></BEE_ELEVES>`,
  'iso-8859-15',
);

const file = (name: string, bytes: Uint8Array) => ({ name, bytes });
const both = () => [file('ElevesSansAdresses.xml', pupils), file('ResponsablesAvecAdresses.xml', responsibles())];
const csv = (text: string) => new TextEncoder().encode(text);

describe('exports of SIECLE', () => {
  test('make one table of pupils with their legal representatives, and count whom it leaves out', () => {
    const source = readFiles(both());
    expect(source).toMatchObject({ kind: 'tables', tables: [{ name: 'SIECLE', leftOut: 2 }] });
    const [table] = source.kind === 'tables' ? source.tables : [];
    expect(table!.rows.slice(1)).toEqual([
      ['LEBŒUF', 'Loïc', '3 B', 'LEBŒUF', 'Éléonore', 'e@orange.fr'],
      ['LEBŒUF', 'Loïc', '3 B', 'PETIT', 'Paul', ''],
    ]);
    expect(proposeColumns(table!.rows)).toMatchObject({
      recognised: 'siecle',
      kind: 'family',
      headerRow: 0,
      columns: [
        { field: 'childLastName' },
        { field: 'childFirstName' },
        { field: 'className' },
        { field: 'lastName' },
        { field: 'firstName' },
        { field: 'address' },
      ],
    });
  });

  test('are read out of their zips as well', () => {
    const zips = [
      file('ElevesSansAdresses.zip', zipOf({ 'ElevesSansAdresses.xml': pupils })),
      file('x.zip', zipOf({ 'ResponsablesAvecAdresses.xml': responsibles() })),
    ];
    expect(readFiles(zips)).toEqual(readFiles(both()));
    const one = zipOf({ 'ElevesSansAdresses.xml': pupils, 'ResponsablesAvecAdresses.xml': responsibles() });
    expect(readFiles([file('siecle.zip', one)])).toEqual(readFiles(both()));
  });

  test.each([
    ['the pupils alone', () => both().slice(0, 1)],
    ['the responsibles alone', () => both().slice(1)],
    ['of two years', () => [both()[0]!, file('r.xml', responsibles('0170001J', '2025'))]],
    ['of two schools', () => [both()[0]!, file('r.xml', responsibles('0170002K'))]],
    ['the same twice', () => [both()[0]!, both()[0]!]],
  ])('are refused: %s', (_, files) => {
    expect(readFiles(files())).toEqual({ kind: 'refused', reason: 'siecleIncomplete' });
  });

  test('that are broken, or hold entities of their own, end in an answer', () => {
    const cut = both().map(({ name, bytes }) => file(name, bytes.subarray(0, 600)));
    expect(readFiles(cut)).toMatchObject({ kind: 'tables', tables: [{ rows: [expect.anything()] }] });
    const hostile = csv(
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><BEE_ELEVES><DONNEES><ELEVES><ELEVE ELEVE_ID="1"><NOM>&a;</NOM></ELEVE></ELEVES></DONNEES></BEE_ELEVES>',
    );
    expect(JSON.stringify(readFiles([file('e.xml', hostile), both()[1]!]))).not.toContain('root:');
    expect(readFiles([file('autre.xml', csv('<AUTRE/>'))]).kind).toBe('tables');
  });
});

describe('files chosen together', () => {
  test('are the tables of all of them, each by the name of its file', () => {
    const source = readFiles([file('a.csv', csv('Nom;Courriel\nA;a@x.fr\n')), file('b.csv', csv('Nom;Courriel\n'))]);
    expect(source.kind === 'tables' && source.tables.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
  });

  test('are the cards of all of them, and no mixture', () => {
    const card = file('a.vcf', csv('BEGIN:VCARD\nVERSION:4.0\nFN:A\nEMAIL:a@x.fr\nEND:VCARD\n'));
    expect(readFiles([card, card])).toMatchObject({ kind: 'cards', cards: [{}, {}] });
    expect(readFiles([card, file('a.csv', csv('a@x.fr'))])).toEqual({ kind: 'refused', reason: 'mixed' });
  });

  test('that are too large together are refused', () => {
    const half = file('a.csv', new Uint8Array(13_000_000));
    expect(readFiles([half, half])).toEqual({ kind: 'refused', reason: 'tooLarge' });
  });
});
