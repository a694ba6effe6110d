// How many people may be written to at once, where a service limits it: whoever exceeds its figures finds the message
// in quarantine, or the account blocked. Pure: what went out before and the time in, when how many may go out.
// Figures of the national messaging service for one sender, counted by recipient, at which it begins to hold mail back
// (« seuil d'alerte »), as published by the académie de La Réunion:
// https://portail.ac-reunion.fr/ladoclela/books/la-messagerie-nationale/page/limite-denvoi-de-messages
// At night (20 h to 7 h in Paris) they are quartered, on weekend days halved.

export interface SendingLimits {
  /** Shortest window first. */
  windows: readonly { ms: number; recipients: number }[];
}

/** Who was written to before. */
export type SentCount = { at: number; recipientCount: number };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const NATIONAL_SERVICE: SendingLimits = {
  windows: [
    { ms: MINUTE_MS, recipients: 500 },
    { ms: 10 * MINUTE_MS, recipients: 800 },
    { ms: HOUR_MS, recipients: 2_000 },
    { ms: 10 * HOUR_MS, recipients: 5_000 },
  ],
};

/** null: nobody limits it, as far as is known. */
export function limitsOf(outgoingHost: string): SendingLimits | null {
  const host = outgoingHost.toLowerCase().replace(/\.$/, '');
  return host === 'education.gouv.fr' || host.endsWith('.education.gouv.fr') ? NATIONAL_SERVICE : null;
}

/** How far back `history` has to reach. */
export function longestWindowMs({ windows }: SendingLimits): number {
  return Math.max(...windows.map(({ ms }) => ms));
}

/** The next portion of so many recipients: how many of them, and when. All at once where that is allowed. */
export function nextPortion(
  limits: SendingLimits,
  history: readonly SentCount[],
  recipientCount: number,
  nowAt: number,
): { at: number; recipientCount: number } {
  // Sent « later » than now: before the clock was set back.
  const past = history.map((sent) => ({ ...sent, at: Math.min(sent.at, nowAt) }));
  for (const at of moments(limits, past, nowAt)) {
    const most = Math.min(...limits.windows.map(({ recipients }) => allowed(recipients, at)));
    const portion = Math.min(recipientCount, most);
    if (limits.windows.every(({ ms, recipients }) => sentIn(past, at, ms) + portion <= allowed(recipients, at))) {
      return { at, recipientCount: portion };
    }
  }
  throw new RangeError('no moment after every window had passed');
}

/** All portions, as if nothing else were sent meanwhile. */
export function portionsOf(
  limits: SendingLimits,
  history: readonly SentCount[],
  recipientCount: number,
  nowAt: number,
): SentCount[] {
  const portions: SentCount[] = [];
  let left = recipientCount;
  let from = nowAt;
  while (left > 0) {
    const portion = nextPortion(limits, [...history, ...portions], left, from);
    portions.push(portion);
    left -= portion.recipientCount;
    from = portion.at;
  }
  return portions;
}

/** Just below the figure, which is where the service begins to act. */
function allowed(recipients: number, at: number): number {
  return Math.floor(recipients / divisorAt(at)) - 1;
}

function sentIn(history: readonly SentCount[], at: number, ms: number): number {
  return history.reduce((sum, sent) => (sent.at > at - ms ? sum + sent.recipientCount : sum), 0);
}

/** When it may become possible: now, when something sent leaves a window, when the figures change with the hour. */
function moments({ windows }: SendingLimits, history: readonly SentCount[], nowAt: number): number[] {
  const leaving = history.flatMap((sent) => windows.map(({ ms }) => sent.at + ms));
  const hours = Array.from({ length: 24 }, (_, hour) => (Math.floor(nowAt / HOUR_MS) + hour + 1) * HOUR_MS);
  return [nowAt, ...[...leaving, ...hours].filter((at) => at > nowAt).sort((a, b) => a - b)];
}

const PARIS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  hourCycle: 'h23',
  weekday: 'short',
});

function divisorAt(at: number): number {
  const parts = PARIS.formatToParts(at);
  const value = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const hour = Number(value('hour'));
  if (hour >= 20 || hour < 7) return 4;
  return ['Sat', 'Sun'].includes(value('weekday')) ? 2 : 1;
}
