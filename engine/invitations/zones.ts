// Time zones as calendars name them: by IANA's names, which the system knows, or by Windows'. The rules that a file brings along are
// not followed: they are a stranger's, and may go on for ever.

/** What Exchange and Outlook write (Unicode CLDR, windowsZones), for where French schools and their partners are. */
const WINDOWS: Record<string, string> = {
  'Romance Standard Time': 'Europe/Paris',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'GTB Standard Time': 'Europe/Bucharest',
  'FLE Standard Time': 'Europe/Kiev',
  'Morocco Standard Time': 'Africa/Casablanca',
  'W. Central Africa Standard Time': 'Africa/Lagos',
  'E. Africa Standard Time': 'Africa/Nairobi',
  'Mauritius Standard Time': 'Indian/Reunion',
  'SA Western Standard Time': 'America/Guadeloupe',
  'SA Eastern Standard Time': 'America/Cayenne',
  'Saint Pierre Standard Time': 'America/Miquelon',
  'Central Pacific Standard Time': 'Pacific/Noumea',
  'Hawaiian Standard Time': 'Pacific/Honolulu',
  'Eastern Standard Time': 'America/New_York',
  'Pacific Standard Time': 'America/Los_Angeles',
  UTC: 'UTC',
};

/** null: nobody knows it. */
export function zoneNamed(name: string): string | null {
  const bare = name.replace(/^"|"$/g, '').trim();
  const known = WINDOWS[bare];
  if (known) return known;
  // « /freeassociation.sourceforge.net/Europe/Paris », « (UTC+01:00) Europe/Paris ».
  const named = /[A-Z][A-Za-z]+(?:\/[A-Z][\w+-]+){1,2}$/.exec(bare.slice(0, 200))?.[0];
  return [bare, named].find((one) => one !== undefined && isZone(one)) ?? null;
}

function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]{1,60}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** `local`: the hour that clocks show there, as if it were UTC. */
export function momentIn(zone: string, local: number): number {
  // Twice, as the first guess may lie on the other side of a change of the clocks.
  const guess = local - offsetAt(zone, local);
  return local - offsetAt(zone, guess);
}

function offsetAt(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1000) * 1000;
}
