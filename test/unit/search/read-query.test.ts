// What is typed into the search field, and what is understood of it.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { matchRanges } from '../../../shared/domain/search.ts';
import { clausesForServers } from '../../../shared/search/for-servers.ts';
import { QUERY_TERMS_MAX, type Term, wordsToMark } from '../../../shared/search/query.ts';
import { readQuery } from '../../../shared/search/read-query.ts';

/** Sunday, November 22nd 2026, ten in the morning. */
const NOW_AT = new Date(2026, 10, 22, 10).getTime();
const read = (text: string, me: string[] = []) => readQuery(text, NOW_AT, me);
const localDay = (year: number, month: number, day: number) => new Date(year, month - 1, day).getTime();

/** A query in one line: « de:paul|objet:sortie -texte:"a b" ». */
function inShort(text: string, me: string[] = []): string {
  return read(text, me)
    .clauses.map((clause) => clause.map(termInShort).join('|'))
    .join(' ');
}

function termInShort(term: Term): string {
  const minus = term.isNegated ? '-' : '';
  switch (term.kind) {
    case 'text': {
      const field = term.field === 'anywhere' ? '' : `${term.field}:`;
      const quote = { no: '', open: '"…', closed: '"' }[term.phrase];
      return `${minus}${field}${quote}${term.words.join('+')}`;
    }
    case 'flag':
      return `${minus}${term.flag}`;
    case 'place':
      return `${minus}in:${term.name}`;
    case 'date':
      return `${minus}date`;
    case 'tag':
      return `${minus}tag:${term.name}`;
    case 'attached':
      return `${minus}attached`;
  }
}

describe('A search', () => {
  it.each([
    ['sortie piscine', 'sortie piscine'],
    ['Évry ÉLÈVES', 'evry eleves'],
    ['de:dupont sortie', 'sender:dupont sortie'],
    ['from:dupont', 'sender:dupont'],
    ['à:claire', 'recipient:claire'],
    ['a:claire', 'recipient:claire'],
    ['objet:réunion', 'subject:reunion'],
    ['texte:cantine', 'body:cantine'],
    ['pj:plan.pdf', 'attachment:plan+pdf'],
    ['pj:', 'attached'],
    ['-pj:', '-attached'],
    ['dans:corbeille', 'in:corbeille'],
    ['dans:"Classe de CM2"', 'in:classe de cm2'],
    ['non lu', '-seen'],
    ['non lus sortie', '-seen sortie'],
    ['est:lu', 'seen'],
    ['-est:lu', '-seen'],
    ['est:nonlu', '-seen'],
    ['est:"non lu"', '-seen'],
    ['is:unread', '-seen'],
    ['-est:nonlu', 'seen'],
    ['est:suivi', 'flagged'],
    ['étiquette:Important', 'tag:important'],
    ['etiquette:"À faire"', 'tag:a faire'],
    ['-tag:travail', '-tag:travail'],
    ['cœur', 'coeur'],
    ['"réunion de rentrée"', '"reunion+de+rentree'],
    ['“réunion de rentrée”', '"reunion+de+rentree'],
    ['« réunion de rentrée »', '"reunion+de+rentree'],
    ['objet:"sortie au"', 'subject:"sortie+au'],
    ['"réunion de ren', '"…reunion+de+ren'],
    ['sortie -piscine', 'sortie -piscine'],
    ['-"salle 3"', '-"salle+3'],
    ['-de:paul', '-sender:paul'],
    ['sortie ou piscine', 'sortie|piscine'],
    ['sortie OU piscine musée', 'sortie|piscine musee'],
    ['de:paul ou de:claire ou non lu', 'sender:paul|sender:claire|-seen'],
  ])('%s', (text, understood) => {
    expect(inShort(text)).toBe(understood);
    expect(read(text).problems).toEqual([]);
  });

  it.each([
    ['l’école d’Évry', 'ecole evry'],
    ["qu'elle jusqu'au bout", 'elle au bout'],
    ["aujourd'hui", 'aujourd+hui'],
    ['"l’école"', '"l+ecole'],
  ])('%s: what is elided does not count, but in a phrase', (text, understood) => {
    expect(inShort(text)).toBe(understood);
  });

  it.each([
    ['de: dupont', 'sender:dupont'],
    ['de : dupont sortie', 'sender:dupont sortie'],
    ['objet : "sortie scolaire"', 'subject:"sortie+scolaire'],
    ['de :dupont', 'sender:dupont'],
    ['-de : dupont', '-sender:dupont'],
  ])('%s: spaced as French is', (text, understood) => {
    expect(inShort(text)).toBe(understood);
  });

  it.each([
    ['ou', 'ou'],
    ['ou sortie', 'ou sortie'],
    ['sortie ou', 'sortie ou'],
    ['pain - beurre', 'pain beurre'],
    ['non', 'non'],
    ['lu et approuvé', 'lu et approuve'],
    ['RE: sortie', 're sortie'],
    ['https://ac-lille.fr/x', 'https+ac+lille+fr+x'],
    ['12:30', '12+30'],
    ['claire@ecole.fr', 'claire+ecole+fr'],
    ['OR AND NOT "', 'or and not'],
    ['…', ''],
    ['', ''],
  ])('%s: what is no grammar is words', (text, understood) => {
    expect(inShort(text)).toBe(understood);
    expect(read(text).problems).toEqual([]);
  });

  it.each([
    ['foo:bar', { kind: 'unknownField', field: 'foo' }, 'foo+bar'],
    ['avant:demain-matin sortie', { kind: 'unreadableDate', value: 'demain-matin' }, 'sortie'],
    ['le:31/02/2026', { kind: 'unreadableDate', value: '31/02/2026' }, ''],
    ['est:beau', { kind: 'unknownState', value: 'beau' }, ''],
    ['de:', { kind: 'nothingAfter', field: 'de' }, ''],
    ['de:""', { kind: 'nothingAfter', field: 'de' }, ''],
    ['étiquette:', { kind: 'nothingAfter', field: 'étiquette' }, ''],
  ])('%s: says what is wrong and searches the rest', (text, problem, understood) => {
    expect(read(text).problems).toEqual([problem]);
    expect(inShort(text)).toBe(understood);
  });

  const ME = ['Claire.Martin@ac-lyon.fr', 'ce.0690001a@ac-lyon.fr'];
  const SHORT = ['claire+martin+ac+lyon+fr', 'ce+0690001a+ac+lyon+fr'];
  it.each([
    ['de:moi', `sender:"${SHORT[0]}|sender:"${SHORT[1]}`],
    ['à:moi sortie', `recipient:"${SHORT[0]}|recipient:"${SHORT[1]} sortie`],
    ['from:me', `sender:"${SHORT[0]}|sender:"${SHORT[1]}`],
    ['-de:moi', `-sender:"${SHORT[0]} -sender:"${SHORT[1]}`],
    ['sortie ou de:moi', `sortie|sender:"${SHORT[0]}|sender:"${SHORT[1]}`],
    ['sortie ou -de:moi', `sortie|-sender:"${SHORT[0]} sortie|-sender:"${SHORT[1]}`],
    ['de:"moi"', 'sender:"moi'],
    ['moi', 'moi'],
  ])('%s: « moi » is every own address', (text, understood) => {
    expect(inShort(text, ME)).toBe(understood);
  });

  it('takes « moi » for a word where nobody is known', () => {
    expect(inShort('de:moi')).toBe('sender:"moi');
  });

  it('takes so many pieces and no more', () => {
    const { clauses, problems } = read(Array.from({ length: 200 }, (_, n) => `mot${n}`).join(' '));
    expect(clauses).toHaveLength(QUERY_TERMS_MAX);
    expect(problems).toEqual([{ kind: 'tooMany' }]);
  });

  it('never fails, and never makes more of nothing', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('de:', ' ou ', '"', '-', 'avant:', ' : ', '« ', 'non lu', 'est:'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { clauses } = read(pieces.join(''));
        for (const clause of clauses) expect(clause.length).toBeGreaterThan(0);
        for (const term of clauses.flat()) if (term.kind === 'text') expect(term.words.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('A date', () => {
  const day = (...from: [number, number, number]) => [localDay(...from), localDay(from[0], from[1], from[2] + 1)];
  const month = (year: number, of: number) => [localDay(year, of, 1), localDay(year, of + 1, 1)];
  const since = (...from: [number, number, number]) => [localDay(...from), localDay(2026, 11, 23)];
  it.each([
    ['12/03/2026', day(2026, 3, 12)],
    ['12.3.26', day(2026, 3, 12)],
    ['2026-03-12', day(2026, 3, 12)],
    ['12/03', day(2026, 3, 12)],
    ['24/12', day(2025, 12, 24)],
    ['22/11', day(2026, 11, 22)],
    ['03/2026', month(2026, 3)],
    ['2026-03', month(2026, 3)],
    ['mars', month(2026, 3)],
    ['décembre', month(2025, 12)],
    ['mars-2025', month(2025, 3)],
    ['"mars 2025"', month(2025, 3)],
    ['sept', month(2026, 9)],
    ['2025', [localDay(2025, 1, 1), localDay(2026, 1, 1)]],
    ["aujourd'hui", day(2026, 11, 22)],
    ['hier', day(2026, 11, 21)],
    ['avant-hier', day(2026, 11, 20)],
    ['lundi', day(2026, 11, 16)],
    ['dimanche', day(2026, 11, 22)],
    ['7j', since(2026, 11, 15)],
    ['2semaines', since(2026, 11, 8)],
    ['3mois', since(2026, 8, 22)],
    ['1an', since(2025, 11, 22)],
  ])('« le:%s » is from then to then', (text, [fromAt, toAt]) => {
    expect(read(`le:${text}`).clauses).toEqual([[{ kind: 'date', fromAt, toAt, isNegated: false }]]);
  });

  it.each(['jui', 'demain', '32/01', '13/13/2026', '2026-13', '0j jour', 'm'])('« le:%s » is none', (text) => {
    expect(read(`le:"${text}"`).problems).toMatchObject([{ kind: 'unreadableDate' }]);
  });

  it('« avant » ends before it begins, « après » begins with it', () => {
    const at = localDay(2026, 3, 12);
    expect(read('avant:12/03').clauses[0]).toMatchObject([{ fromAt: null, toAt: at }]);
    expect(read('après:12/03').clauses[0]).toMatchObject([{ fromAt: at, toAt: null }]);
  });
});

describe('A search on servers', () => {
  it('asks for the texts as they were typed, and leaves facts to what is known here', () => {
    expect(clausesForServers(read('de:Hélène "l’Été" -objet:x ou de:y non lu avant:hier'))).toEqual([
      [{ field: 'sender', texts: ['Hélène'], isNegated: false }],
      [{ field: 'anywhere', texts: ['l’Été'], isNegated: false }],
      [
        { field: 'subject', texts: ['x'], isNegated: true },
        { field: 'sender', texts: ['y'], isNegated: false },
      ],
    ]);
  });

  it.each(['non lu', 'pj:plan', 'sortie pj:plan', 'de:x ou non lu', ''])('is not made for « %s »', (text) => {
    expect(clausesForServers(read(text))).toBeNull();
  });
});

it('Only what has to be there is marked', () => {
  expect(wordsToMark(read('sortie -piscine de:paul "sortie au" non lu'))).toEqual(['sortie', 'paul', 'au']);
});

test('what a plural was found by is marked as a whole word: « cour », and not « courrier »', () => {
  const marks = wordsToMark(read('cours'));
  const text = 'La cour, le courrier, les cours';
  expect(matchRanges(text, marks).map(([start, end]) => text.slice(start, end))).toEqual(['cour', 'cours']);
});

test('a ligature is marked where its letters are looked for', () => {
  expect(matchRanges('Ma sœur', wordsToMark(read('soeu')))).toEqual([[3, 6]]);
});
