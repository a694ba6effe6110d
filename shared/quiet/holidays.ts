// The school holidays of school-holidays.json by zone, and the zone of an address. The file is not parsed at run time:
// it ships with the program, and test/unit/quiet holds it to schema.ts.
import { placeOf } from '../academies/place.ts';
import type { HolidayZone, Leave } from '../domain/quiet.ts';
import type { HolidayFile } from './schema.ts';
import data from './school-holidays.json';

/** TypeScript reads a JSON file's texts as `string`; that each is one of the schema's is what the test proves. */
export const HOLIDAY_FILE = data as HolidayFile;

const BY_ID = new Map(HOLIDAY_FILE.zones.map((zone) => [zone.id, zone]));

export function holidaysOf(zone: HolidayZone): readonly Leave[] {
  return BY_ID.get(zone)!.holidays;
}

export function timeZoneOf(zone: HolidayZone): string {
  return BY_ID.get(zone)!.timeZone;
}

/** The last day that the file knows anything of. null: it knows nothing of that zone. */
export function knownUntil(zone: HolidayZone): string | null {
  return holidaysOf(zone).at(-1)?.to ?? null;
}

/** Of the académie that the address is of; null where that tells no zone. A person may always choose another one. */
export function zoneOfAddress(address: string): HolidayZone | null {
  const { academy } = placeOf(address);
  return HOLIDAY_FILE.zones.find(({ academies }) => academy && academies.includes(academy.id))?.id ?? null;
}
