// zod compiles its parsers with `new Function` unless told not to; the page's policy refuses that, and each try would
// be reported as a violation. Has to be imported before any schema is made: first in main.tsx.
import { config } from 'zod';

config({ jitless: true });
