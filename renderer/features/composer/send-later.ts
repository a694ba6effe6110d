// Moments offered by « Envoyer plus tard »: the next working mornings at 8, when schools read their mail. Pure.

const MORNING_HOUR = 8;

export interface Moment {
  which: 'tomorrowMorning' | 'mondayMorning';
  at: number;
}

export function laterMoments(nowAt: number): Moment[] {
  const tomorrow = morning(nowAt, 1);
  const untilMonday = (8 - new Date(nowAt).getDay()) % 7 || 7;
  const monday = morning(nowAt, untilMonday);
  const workday = ![0, 6].includes(new Date(tomorrow).getDay());
  const moments: Moment[] = workday && tomorrow !== monday ? [{ which: 'tomorrowMorning', at: tomorrow }] : [];
  return [...moments, { which: 'mondayMorning', at: monday }];
}

function morning(nowAt: number, days: number): number {
  const date = new Date(nowAt);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, MORNING_HOUR).getTime();
}

/** How a morning is called by who writes now. */
export function morningWhich(morningAt: number, nowAt: number): 'morningToday' | 'morningTomorrow' | 'later' {
  const sameDay = (days: number) =>
    new Date(morning(nowAt, days)).toDateString() === new Date(morningAt).toDateString();
  return sameDay(0) ? 'morningToday' : sameDay(1) ? 'morningTomorrow' : 'later';
}
