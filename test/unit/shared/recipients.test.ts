import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRecipient, isAddress, parseRecipients } from '../../../shared/compose/recipients.ts';

/** `Nom <adresse>`, or `!text` for what is no address. */
const read = (text: string) =>
  parseRecipients(text).recipients.map(({ name, address, valid }) =>
    valid ? (name ? `${name} <${address}>` : address) : `!${address}`,
  );

describe('recipients are read from', () => {
  it.each<[what: string, text: string, expected: string[]]>([
    ['one address', 'marie@ac-poitiers.fr', ['marie@ac-poitiers.fr']],
    ['a comma list', 'a@x.fr, b@x.fr,c@x.fr', ['a@x.fr', 'b@x.fr', 'c@x.fr']],
    ['a semicolon list with a trailing one', 'a@x.fr; b@x.fr;', ['a@x.fr', 'b@x.fr']],
    ['lines, blank ones too', 'a@x.fr\r\n\r\nb@x.fr\nc@x.fr', ['a@x.fr', 'b@x.fr', 'c@x.fr']],
    ['addresses with only spaces between', 'a@x.fr b@x.fr', ['a@x.fr', 'b@x.fr']],
    ['a name in front', 'Marie Lopez <m@x.fr>', ['Marie Lopez <m@x.fr>']],
    ['a quoted name with a comma', '"Lopez, Marie" <m@x.fr>, b@x.fr', ['Lopez, Marie <m@x.fr>', 'b@x.fr']],
    [
      'an unquoted name with a comma',
      'Lopez, Marie <m@x.fr>; Petit, Jean <j@x.fr>',
      ['Lopez, Marie <m@x.fr>', 'Petit, Jean <j@x.fr>'],
    ],
    ['a quoted name with an address in it', 'Name <a@b.fr>, "x, y" <c@d.fr>', ['Name <a@b.fr>', 'x, y <c@d.fr>']],
    ['escaped quotes', String.raw`"Marie \"Mimi\" L" <m@x.fr>`, ['Marie "Mimi" L <m@x.fr>']],
    ['a name without brackets', 'Marie Lopez m@x.fr', ['Marie Lopez <m@x.fr>']],
    ['a comment as name', 'm@x.fr (Marie Lopez)', ['Marie Lopez <m@x.fr>']],
    ['no separator between two', 'Marie <m@x.fr> Jean <j@x.fr>', ['Marie <m@x.fr>', 'Jean <j@x.fr>']],
    ['the address repeated as its own name', "'m@x.fr' <M@x.fr>", ['M@x.fr']],
    ['typographic quotes', '“Lopez, Marie” <m@x.fr>', ['Lopez, Marie <m@x.fr>']],
    ['French quotes', '« Mairie » <m@x.fr>', ['Mairie <m@x.fr>']],
    [
      'non-breaking and narrow spaces',
      'Marie\u00A0Lopez\u202F<m@x.fr>\u00A0; b@x.fr',
      ['Marie Lopez <m@x.fr>', 'b@x.fr'],
    ],
    ['zero-width characters and a byte order mark', '\uFEFFm\u200B@x.fr\u200E', ['m@x.fr']],
    ['a masked address', 'marie.lopez (at) ac-caen (point) fr', ['marie.lopez@ac-caen.fr']],
    ['a masked address in French', 'marie [arobase] x.fr', ['marie@x.fr']],
    ['mailto links', 'mailto:m@x.fr?subject=Bonjour, <mailto:b@x.fr>', ['m@x.fr', 'b@x.fr']],
    ['a header line', 'À : Marie <m@x.fr>, b@x.fr', ['Marie <m@x.fr>', 'b@x.fr']],
    ['a folded header', 'Marie Lopez\n <m@x.fr>', ['Marie Lopez <m@x.fr>']],
    ['group syntax', 'Parents 6eB: a@x.fr, Jean <b@x.fr>;', ['a@x.fr', 'Jean <b@x.fr>']],
    [
      'columns of a table',
      'LOPEZ\tMarie\tm@x.fr\nPETIT\tJean\tj@x.fr',
      ['LOPEZ Marie <m@x.fr>', 'PETIT Jean <j@x.fr>'],
    ],
    ['two addresses in a row, which name nobody', 'LOPEZ\ta@x.fr\tb@x.fr', ['a@x.fr', 'b@x.fr']],
    ['columns with numbers beside', '12\tLOPEZ\t06 12 34 56 78\tm@x.fr', ['LOPEZ <m@x.fr>']],
    [
      'rows of a csv file',
      'LOPEZ;Marie;m@x.fr\n"PETIT";"Jean";j@x.fr',
      ['LOPEZ Marie <m@x.fr>', 'PETIT Jean <j@x.fr>'],
    ],
    ['rows parted by commas', 'LOPEZ,Marie,m@x.fr\nPETIT,Jean,j@x.fr', ['LOPEZ Marie <m@x.fr>', 'PETIT Jean <j@x.fr>']],
    ['lines of several addresses', 'a@x.fr; b@x.fr\nc@x.fr; d@x.fr', ['a@x.fr', 'b@x.fr', 'c@x.fr', 'd@x.fr']],
    [
      'lines with an unquoted name and a comma',
      'Lopez, Marie <m@x.fr>\nPetit, Jean <j@x.fr>',
      ['Lopez, Marie <m@x.fr>', 'Petit, Jean <j@x.fr>'],
    ],
    ['the same address twice, keeping the name', 'm@x.fr, Marie <M@X.fr>', ['Marie <m@x.fr>']],
    ['an international domain', 'élise@école.fr', ['élise@école.fr']],
    ['a stray dot or bracket at the end', 'm@x.fr., (b@x.fr)', ['m@x.fr', 'b@x.fr']],
    ['what is no address', 'Marie', ['!Marie']],
    ['a surname list without addresses', 'Lopez, Petit', ['!Lopez', '!Petit']],
    ['an incomplete address', 'marie@', ['!marie@']],
    ['a domain without a dot', 'marie@ecole', ['!marie@ecole']],
    ['an unclosed quote', '"Marie <m@x.fr>, b@x.fr', ['Marie <m@x.fr>', 'b@x.fr']],
    ['nothing', ' \n\t ', []],
  ])('%s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('a table, naming the rows that have no address', () => {
    const { recipients, skipped } = parseRecipients('Nom\tCourriel\nLOPEZ\tm@x.fr\nPETIT\t');
    expect(recipients.map((r) => r.address)).toEqual(['m@x.fr']);
    expect(skipped).toEqual(['Nom Courriel', 'PETIT']);
  });

  it('a list in which some come again, counting them', () => {
    expect(parseRecipients('a@x.fr, b@x.fr, A@x.fr, a@x.fr')).toMatchObject({ doubles: 2, skipped: [] });
  });

  it('2,000 pasted lines completely', () => {
    const text = Array.from({ length: 2_000 }, (_, i) => `"NOM${i}, Prénom" <parent${i}@orange.fr>`).join('; ');
    expect(parseRecipients(text).recipients).toHaveLength(2_000);
  });
});

const person = fc.record({
  name: fc.constantFrom(null, 'Marie Lopez', 'Lopez, Marie', 'Élodie d’Été', 'M. "Mimi" L', 'x@y'),
  address: fc.tuple(fc.stringMatching(/^[a-z][a-z0-9.]{0,8}[a-z]$/), fc.constantFrom('x.fr', 'ac-caen.fr', 'école.fr')),
});
const people = fc
  .uniqueArray(person, { minLength: 1, maxLength: 12, selector: ({ address }) => address.join('@') })
  .map((all) => all.map(({ name, address }) => ({ name, address: address.join('@'), valid: true })));

describe('whoever is pasted', () => {
  const noise = fc.constantFrom('', ' ', '\u00a0', '\u200b', '\u202f ');
  it.each([', ', '; ', '\n', ';\n', '\r\n', ',\n'])(
    'is found again, parted by %j, with blanks of any kind around',
    (separator) => {
      fc.assert(
        fc.property(people, noise, (all, around) => {
          const text = all.map((one) => around + formatRecipient(one) + around).join(separator);
          expect(parseRecipients(text)).toEqual({ recipients: all, skipped: [], doubles: 0 });
        }),
      );
    },
  );

  it('is found again as members of a group, and as columns of a sheet', () => {
    fc.assert(
      fc.property(people, (all) => {
        expect(parseRecipients(`Parents 6eB: ${all.map(formatRecipient).join(', ')};`).recipients).toEqual(all);
        const sheet = all.map(({ address }, row) => `${row + 1}\t${address}\t06 12 34 56 78`).join('\n');
        expect(parseRecipients(sheet).recipients.map(({ address }) => address)).toEqual(
          all.map(({ address }) => address),
        );
      }),
    );
  });

  it('is never lost, whatever stands around', () => {
    const scrap = fc.string({ unit: fc.constantFrom(...' ab,;:<>()"\'\\\n\t«».\u00a0\u200b'), maxLength: 20 });
    fc.assert(
      fc.property(scrap, scrap, (before, after) => {
        const { recipients, skipped } = parseRecipients(`${before} m@x.fr ${after}`);
        expect(recipients.some(({ address }) => address.includes('m@x.fr')) || skipped.join().includes('m@x.fr')).toBe(
          true,
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a hostile text', () => {
  it.each(['(', '<', '"', '>', ':', '.', ' ', '\t', '<a@', '( ', '\n<', 'mailto:', 'a@b.fr '])(
    'of %j a hundred thousand times is read to its end',
    (piece) => {
      for (const end of ['@', '>', '<a@b.fr>']) parseRecipients(piece.repeat(100_000 / piece.length) + end);
    },
  );
});

describe('a recipient written out', () => {
  it('is read back as the same, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (raw) => {
        const name = raw.replace(/[\p{C}\p{Z}\p{M}"'«»“”„\\]/gu, '').replace(/[([{]/g, '') || null;
        const { recipients } = parseRecipients(formatRecipient({ name, address: 'a@b.fr' }));
        expect(recipients).toEqual([{ name, address: 'a@b.fr', valid: true }]);
      }),
    );
  });
});

describe('an address', () => {
  it.each(['a@b.fr', 'ce.0170000A@ac-poitiers.fr', "o'neil@x.ie", '"a b"@x.fr', 'a+b@sub.x-y.museum'])(
    'can be %s',
    (text) => {
      expect(isAddress(text)).toBe(true);
    },
  );
  it.each(['', 'a', '@b.fr', 'a@b', 'a b@c.fr', 'a@b..fr', 'a@-b.fr', 'a@b.fr,'])('cannot be « %s »', (text) => {
    expect(isAddress(text)).toBe(false);
  });
});
