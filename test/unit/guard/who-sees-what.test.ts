// « Qui voit quoi » tells what there is to be read, no more and no less than the triples of `exposuresOf`.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposuresOf, whoSeesWhat } from '../../../shared/guard/index.ts';
import { colleague, family, group, groupChip, type Mail, ME, mail, partner, person } from './people.ts';

const [a, b, c] = [family('a'), family('b'), family('c')];
const dupont = colleague('dupont');
const mairie = partner('mairie');
const CLASS = group(7, 'CM2', [a, b, c]);
const known = [a, b, c];
const seen = (message: Mail) => {
  const { groups, unseen } = whoSeesWhat(mail(message));
  return [
    ...groups.map(
      ({ kind, readers, sees }) => `${kind} ${readers.length}: ${sees.map(({ address }) => address).join(' ')}`,
    ),
    `unseen: ${unseen.join(' ')}`,
  ];
};

test('a class in Cci with a colleague in À: the families see the colleague, and nobody sees them', () => {
  expect(seen({ to: [dupont], bcc: [groupChip(7)], known, groups: [CLASS] })).toEqual([
    `families 3: ${ME} ${dupont.address}`,
    `colleagues 1: ${ME}`,
    `unseen: ${a.address} ${b.address} ${c.address}`,
  ]);
});

test('a class in À: everybody sees everybody', () => {
  const all = [a, b, c, mairie].map(({ address }) => address).join(' ');
  expect(seen({ to: [groupChip(7)], cc: [mairie], known, groups: [CLASS] })).toEqual([
    `families 3: ${ME} ${all}`,
    `others 1: ${ME} ${[a, b, c].map(({ address }) => address).join(' ')}`,
    'unseen: ',
  ]);
});

test('the only reader sees whoever writes, and is seen by nobody', () => {
  expect(seen({ to: [a] })).toEqual([`families 1: ${ME}`, `unseen: ${a.address}`]);
});

test('an address in the text is seen there by those in Cci too', () => {
  const message = { bcc: [a, dupont], known, text: `Écrire à ${b.address}` };
  const { groups, unseen } = whoSeesWhat(mail(message));
  expect(groups.flatMap(({ sees }) => sees.filter(({ address }) => address === b.address))).toEqual([
    { address: b.address, surfaces: ['S3'] },
    { address: b.address, surfaces: ['S3'] },
  ]);
  expect(unseen).toEqual([a.address, dupont.address]);
});

test('whatever the message, every exposure is told, and every address of a family that is told is an exposure', () => {
  const PEOPLE = [a, b, c, dupont, mairie, person('x@entreprise.example')];
  const fields = fc.record({
    to: fc.subarray(PEOPLE),
    cc: fc.subarray(PEOPLE),
    bcc: fc.subarray(PEOPLE),
    written: fc.subarray([a, b, c]),
  });
  fc.assert(
    fc.property(fields, ({ to, cc, bcc, written }) => {
      const text = written.map(({ address }) => address).join('\n');
      const input = mail({ to, cc, bcc, known: PEOPLE, text });
      const { groups } = whoSeesWhat(input);
      const exposures = exposuresOf(input);
      const told = new Set(
        groups.flatMap(({ kind, sees }) =>
          sees.flatMap(({ address, surfaces }) => surfaces.map((s) => `${kind} ${address} ${s}`)),
        ),
      );
      const kindOf = new Map(groups.flatMap(({ kind, readers }) => readers.map((reader) => [reader, kind] as const)));
      const exposed = new Set(
        exposures.map(({ address, reader, surface }) => `${kindOf.get(reader)} ${address} ${surface}`),
      );
      const families = [a, b, c].map(({ address }) => address);
      expect([...exposed].filter((one) => !told.has(one))).toEqual([]);
      const ofFamilies = [...told].filter((one) => families.some((address) => one.includes(address)));
      expect(ofFamilies.filter((one) => !exposed.has(one))).toEqual([]);
    }),
  );
});
