// Where Thunderbird keeps its profiles on each system, and what its profiles.ini says. Pure, but for the reading at the
// end. Nothing is written there, ever.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

export interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  homeDir: string;
}

export interface Profile {
  name: string;
  folder: string;
  /** The one that Thunderbird opens by itself. */
  isDefault: boolean;
}

/** Folders that may hold a profiles.ini, the likeliest first. */
export function profilePlaces({ platform, env, homeDir }: Surroundings): string[] {
  if (platform === 'win32') {
    const roaming = env.APPDATA || path.win32.join(homeDir, 'AppData', 'Roaming');
    const local = env.LOCALAPPDATA || path.win32.join(homeDir, 'AppData', 'Local');
    // From Microsoft's store, each program has a roaming folder of its own.
    const packaged = path.win32.join(
      local,
      'Packages',
      'MozillaThunderbird.MZLA_h5892qc0xkpca',
      'LocalCache',
      'Roaming',
    );
    return [roaming, packaged].map((folder) => path.win32.join(folder, 'Thunderbird'));
  }
  const inHome = (...names: string[]) => path.posix.join(homeDir, ...names);
  if (platform === 'darwin')
    return [inHome('Library', 'Thunderbird'), inHome('Library', 'Application Support', 'Thunderbird')];
  return [
    inHome('.thunderbird'),
    inHome('snap', 'thunderbird', 'common', '.thunderbird'),
    inHome('.var', 'app', 'org.mozilla.Thunderbird', '.thunderbird'),
    inHome('.var', 'app', 'org.mozilla.thunderbird_esr', '.thunderbird'),
    path.posix.join(env.XDG_CONFIG_HOME || inHome('.config'), 'thunderbird'),
    inHome('.mozilla-thunderbird'),
    inHome('.icedove'),
  ];
}

/** `pathOf` joins as the system of the profile does. */
export function parseProfilesIni(text: string, folder: string, pathOf: path.PlatformPath = path): Profile[] {
  const sections = iniSections(text);
  // Since version 68 each installation names its own; the old mark stays behind on another one.
  const installed = sections
    .filter(({ name }) => /^install/i.test(name))
    .flatMap(({ values }) => values.get('default') ?? []);
  return sections
    .filter(({ name }) => /^profile\d+$/i.test(name))
    .flatMap(({ values }) => {
      const stated = values.get('path');
      if (!stated) return [];
      const relative = values.get('isrelative') !== '0';
      const isDefault = installed.length > 0 ? installed.includes(stated) : values.get('default') === '1';
      const where = relative ? pathOf.join(folder, ...stated.split('/')) : stated;
      return [{ name: values.get('name') ?? pathOf.basename(where), folder: where, isDefault }];
    })
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

function iniSections(text: string): { name: string; values: Map<string, string> }[] {
  const sections: { name: string; values: Map<string, string> }[] = [];
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const section = /^\s*\[([^\]]*)\]/.exec(line);
    const value = /^\s*([^=;#[\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line);
    if (section) sections.push({ name: section[1]!, values: new Map() });
    else if (value) sections.at(-1)?.values.set(value[1]!.toLowerCase(), value[2]!);
  }
  return sections;
}

/** Those that are there and have been used: each has its settings. */
export async function findProfiles(surroundings: Surroundings): Promise<Profile[]> {
  const found: Profile[] = [];
  for (const place of profilePlaces(surroundings)) {
    const text = await readFile(path.join(place, 'profiles.ini'), 'utf8').catch(notThere);
    for (const profile of text === null ? [] : parseProfilesIni(text, place)) {
      const settings = await stat(path.join(profile.folder, 'prefs.js')).catch(notThere);
      if (settings && !found.some(({ folder }) => folder === profile.folder)) found.push(profile);
    }
  }
  return found;
}

/** Missing, or another user's: there is nothing to be found. */
function notThere(error: unknown): null {
  if (error instanceof Error && 'code' in error) return null;
  throw error;
}
