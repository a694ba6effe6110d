// What the columns of the exports are taken for. Where their names are known from: docs/address-book.md.
import { describe, expect, test } from 'vitest';
import { proposeColumns } from '../../../engine/address-book/columns.ts';

const ONDE = [
  'Civilité Responsable;Nom usage responsable;Nom responsable;Prénom responsable;Adresse responsable;CP responsable',
  'Commune responsable;Pays;Courriel;Téléphone domicile;Téléphone travail;Téléphone portable',
  "Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants",
  "Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants",
]
  .join(';')
  .split(';');
const SIECLE = [
  'Division;Nom de famille;Prénom 1;Prénom 2;Date de naissance;Nom de famille repr. légal;Prénom repr. légal',
  'Tél. portable repr. légal;Courriel repr. légal;Nom de famille autre repr. légal;Prénom autre repr. légal',
  'Courriel autre repr. légal',
]
  .join(';')
  .split(';');

const shown = (header: string[]) => {
  const { columns } = proposeColumns([header, header.map(() => 'x')]);
  return header.flatMap((name, index) => {
    const { field, slot } = columns[index]!;
    return field === 'ignore' ? [] : [`${name} = ${field} ${slot}`];
  });
};

describe('the columns of', () => {
  test('ONDE « Responsables »: one line for each responsible, its children after it', () => {
    expect(proposeColumns([ONDE])).toMatchObject({ recognised: 'onde', headerRow: 0, kind: 'family' });
    expect(shown(ONDE)).toEqual([
      'Nom usage responsable = usageName 1',
      'Nom responsable = lastName 1',
      'Prénom responsable = firstName 1',
      'Courriel = address 1',
      "Nom d'usage enfant = childUsageName 1",
      'Nom de famille enfant = childLastName 1',
      'Prénom enfant = childFirstName 1',
      'Classes enfants = className 1',
      "Nom d'usage enfant = childUsageName 2",
      'Nom de famille enfant = childLastName 2',
      'Prénom enfant = childFirstName 2',
      'Classes enfants = className 2',
    ]);
  });

  test('SIECLE: one line for each pupil, two responsibles beside it', () => {
    expect(proposeColumns([SIECLE])).toMatchObject({ recognised: 'siecle', kind: 'family' });
    expect(shown(SIECLE)).toEqual([
      'Division = className 1',
      'Nom de famille = childLastName 1',
      'Prénom 1 = childFirstName 1',
      'Nom de famille repr. légal = lastName 1',
      'Prénom repr. légal = firstName 1',
      'Courriel repr. légal = address 1',
      'Nom de famille autre repr. légal = lastName 2',
      'Prénom autre repr. légal = firstName 2',
      'Courriel autre repr. légal = address 2',
    ]);
  });

  test.each([
    [
      ['Élève', 'Classe', 'Responsable', 'E-mail'],
      ['Élève = childFullName 1', 'Classe = className 1', 'Responsable = fullName 1', 'E-mail = address 1'],
    ],
    [
      ['Nom', 'Prénom', 'Classe', 'Email responsable 1', 'Email responsable 2'],
      [
        ...['Nom = childLastName 1', 'Prénom = childFirstName 1', 'Classe = className 1'],
        ...['Email responsable 1 = address 1', 'Email responsable 2 = address 2'],
      ],
    ],
    [
      ['NOM PARENT 1', 'MAIL PARENT 1', 'TEL PARENT 1', 'NOM PARENT 2', 'MAIL PARENT 2'],
      [
        'NOM PARENT 1 = lastName 1',
        'MAIL PARENT 1 = address 1',
        'NOM PARENT 2 = lastName 2',
        'MAIL PARENT 2 = address 2',
      ],
    ],
    [
      ['Nom', 'Prénom', 'Adresse électronique', 'Adresse', 'Remarques'],
      ['Nom = lastName 1', 'Prénom = firstName 1', 'Adresse électronique = address 1', 'Remarques = note 1'],
    ],
  ])('a table by the meaning of its words: %j', (header, expected) => {
    expect(shown(header)).toEqual(expected);
  });

  test('a list of schools', () => {
    const header = [
      'Identifiant_de_l_etablissement',
      'Nom_etablissement',
      'Adresse_1',
      'Code_postal',
      'Nom_commune',
      'Mail',
    ];
    expect(proposeColumns([header])).toMatchObject({ recognised: 'schools', kind: 'institution' });
    expect(shown(header)).toEqual([
      'Identifiant_de_l_etablissement = schoolCode 1',
      'Nom_etablissement = schoolName 1',
      'Adresse_1 = postal 1',
      'Nom_commune = town 1',
      'Mail = address 1',
    ]);
  });

  test('the national directory of schools, whose other columns name no school', () => {
    const header =
      'Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;Adresse_1;Adresse_2;Adresse_3;Code_postal;Code_commune;Nom_commune;Code_departement;Code_academie;Code_region;Ecole_maternelle;Ecole_elementaire;Telephone;Fax;Web;Mail;Restauration;Nombre_d_eleves;Type_contrat_prive;Libelle_departement;Libelle_academie;Libelle_region;nom_circonscription;etat;libelle_nature;etablissement_mere;type_rattachement_etablissement_mere;libelle_bassin_formation';
    expect(shown(header.split(';'))).toEqual([
      'Identifiant_de_l_etablissement = schoolCode 1',
      'Nom_etablissement = schoolName 1',
      'Adresse_1 = postal 1',
      'Nom_commune = town 1',
      'Mail = address 1',
    ]);
    const ramsese = ["Numéro d'UAI", 'Appellation officielle', 'Dénomination principale', 'Patronyme UAI', 'Secteur'];
    expect(shown(ramsese)).toEqual(["Numéro d'UAI = schoolCode 1", 'Appellation officielle = schoolName 1']);
    expect(shown(['UAI', 'Dénomination principale', 'Patronyme'])).toEqual([
      'UAI = schoolCode 1',
      'Dénomination principale = schoolName 1',
      'Patronyme = schoolName 1',
    ]);
  });
});

test('the row of the names is found below a title, and a table without one is known by what stands in it', () => {
  const titled = [['École Jules Ferry'], [], ['Nom', 'Courriel'], ['Lopez', 'a@x.fr']];
  expect(proposeColumns(titled)).toMatchObject({
    headerRow: 2,
    columns: [{ field: 'lastName' }, { field: 'address' }],
  });
  const bare = [
    ['Lopez', 'a@x.fr'],
    ['Petit', 'b@x.fr'],
  ];
  expect(proposeColumns(bare)).toEqual({
    recognised: 'generic',
    headerRow: -1,
    kind: 'none',
    columns: [
      { field: 'ignore', slot: 1 },
      { field: 'address', slot: 1 },
    ],
  });
  expect(proposeColumns([])).toMatchObject({ headerRow: -1, columns: [] });
});
