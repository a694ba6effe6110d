// A day as a date field writes it, and the moment that is stored for it: noon of that day here. Pure.

/** « 2026-11-22 »; '' for no day. */
export function dayText(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** null: no day, one that does not exist, or one that is still to come. */
export function dayOf(text: string, nowAt: number): number | null {
  const [year, month, day] = text.split('-').map(Number);
  if (!year || !month || !day) return null;
  const at = new Date(year, month - 1, day, 12).getTime();
  return dayText(at) === text && dayText(at) <= dayText(nowAt) ? Math.min(at, nowAt) : null;
}
