// The shape of school-holidays.json. The program trusts the file as it is; a test holds it to this schema. A holiday
// lasts from its first day without school to the day before school begins again, both included: of a departure « samedi
// après la classe » the Saturday counts, as most schools have none that day. What no source tells is not written.
import { z } from 'zod';
import { Day, HolidayZone } from '../domain/quiet.ts';

export const HolidayName = z.enum([
  ...(['toussaint', 'noel', 'hiver', 'printemps', 'ascension', 'ete'] as const),
  ...(['octobre', 'eteAustral', 'mars', 'mai', 'hiverAustral'] as const),
]);

const Source = z.strictObject({
  kind: z.enum(['official', 'third party']),
  ref: z.string(),
  /** Where it was read, if not there. */
  readIn: z.string().nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
  tells: z.string(),
});

const Zone = z.strictObject({
  id: HolidayZone,
  /** In French, as it is called. */
  name: z.string(),
  /** IANA. */
  timeZone: z.string(),
  /** By their ids in academies.json. */
  academies: z.array(z.string()).min(1),
  /** In order. Empty: nobody knows them here. */
  holidays: z.array(z.strictObject({ name: HolidayName, from: Day, to: Day })),
  sources: z.array(Source),
  note: z.string().nullable(),
});

export const HolidayFile = z.strictObject({
  version: z.literal(1),
  gatheredOn: z.string().regex(/^\d{4}-\d\d$/),
  zones: z.array(Zone),
});
export type HolidayFile = z.infer<typeof HolidayFile>;
