// School years, by the calendar year in which they begin: 2026 is 2026-2027. A year ends with July: what is entered in
// August is for the next one.
import { z } from 'zod';

export const SchoolYear = z.number().int().min(1900).max(2200);
