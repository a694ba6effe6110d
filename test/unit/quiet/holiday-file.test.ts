import { expect, it } from 'vitest';
import { ACADEMY_FILE } from '../../../shared/academies/academies.ts';
import { HolidayZone } from '../../../shared/domain/quiet.ts';
import { HOLIDAY_FILE, holidaysOf, knownUntil, zoneOfAddress } from '../../../shared/quiet/holidays.ts';
import { HolidayFile } from '../../../shared/quiet/schema.ts';

it('obeys its schema to the last field', () => {
  expect(HolidayFile.parse(HOLIDAY_FILE)).toEqual(HOLIDAY_FILE);
  expect(HOLIDAY_FILE.zones.map(({ id }) => id)).toEqual(HolidayZone.options);
});

it('puts each académie into one zone, and no other', () => {
  const placed = HOLIDAY_FILE.zones.flatMap(({ academies }) => academies);
  const academies = ACADEMY_FILE.academies.filter(({ kind }) => kind === 'academie').map(({ id }) => id);
  expect(placed.toSorted()).toEqual(academies.filter((id) => id !== 'ac-cned').toSorted());
});

it('has holidays that follow one another, each with a source', () => {
  for (const { id, holidays, sources } of HOLIDAY_FILE.zones) {
    const days = holidays.flatMap(({ from, to }) => [from, to]);
    expect(days, id).toEqual(days.toSorted());
    expect(sources.length > 0, id).toBe(holidays.length > 0);
  }
});

it('reaches the end of the school year 2026-2027 in the zones of the mainland', () => {
  for (const zone of ['A', 'B', 'C'] as const) expect(knownUntil(zone)).toBe('2027-08-31');
  for (const zone of ['A', 'B', 'C'] as const) {
    expect(holidaysOf(zone)).toContainEqual({ name: 'ascension', from: '2027-05-06', to: '2027-05-09' });
  }
  expect(holidaysOf('corse')).toEqual([]);
  expect(knownUntil('corse')).toBeNull();
});

it('knows the time zone of each', () => {
  for (const { timeZone } of HOLIDAY_FILE.zones) {
    expect(() => new Intl.DateTimeFormat('fr', { timeZone })).not.toThrow();
  }
});

it('guesses the zone of an address by its académie, and none elsewhere', () => {
  expect(zoneOfAddress('claire.moreau@ac-poitiers.fr')).toBe('A');
  expect(zoneOfAddress('ce.0170000A@ac-reunion.fr')).toBe('reunion');
  expect(zoneOfAddress('x@ac-caen.fr')).toBe('B');
  expect(zoneOfAddress('x@education.gouv.fr')).toBeNull();
  expect(zoneOfAddress('x@gmail.com')).toBeNull();
});
