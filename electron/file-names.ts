// File names made safe for the systems that Casier runs on, and free of collisions. Pure. What a sender wrote was
// cleaned by the engine (no path, no control character); here is what Windows adds.
import path from 'node:path';

const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST = 180;

export function safeFileName(name: string): string {
  const clean = name
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f]/g, '_')
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '');
  const { name: stem, ext } = path.posix.parse(clean || '_');
  const short = `${stem.slice(0, Math.max(1, LONGEST - ext.length))}${ext.slice(0, LONGEST / 2)}`;
  return WINDOWS_DEVICE.test(short) ? `_${short}` : short;
}

/** `liste.pdf`, `liste (2).pdf`, `liste (3).pdf` …: the names to try, one after the other. */
export function* candidateNames(name: string): Generator<string> {
  const { name: stem, ext } = path.posix.parse(name);
  yield name;
  for (let n = 2; ; n++) yield `${stem} (${n})${ext}`;
}
