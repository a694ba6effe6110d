// What an invitation is worth beside the other messages about the same event. Pure. A version is later by its sequence, then by
// the time of its making (RFC 5546 §2.1.5).
import type { CalendarEvent, CalendarMethod, EventChange, Invitation } from '../../shared/domain/invitation.ts';

export interface Version {
  method: CalendarMethod;
  event: CalendarEvent;
}

export function placeAmong(
  { method, event }: Version,
  others: readonly Version[],
): Pick<Invitation, 'state' | 'earlier' | 'changes'> {
  const same = others.filter((one) => one.event.uid === event.uid && isSameInstance(one.event, event));
  const versions = same.filter((one) => ['request', 'publish', 'cancel'].includes(one.method));
  const later = versions.filter((one) => isLater(one.event, event));
  const before = versions
    .filter((one) => one.method !== 'cancel' && isLater(event, one.event))
    .sort((a, b) => (isLater(a.event, b.event) ? 1 : -1))
    .at(-1)?.event;
  const isCancelled = (one: Version) => one.method === 'cancel' || one.event.cancelled;
  const state =
    isCancelled({ method, event }) || later.some(isCancelled) ? 'cancelled' : later.length > 0 ? 'outdated' : 'current';
  const changes = before && method !== 'reply' ? changesBetween(before, event) : [];
  return { state, earlier: before && method !== 'reply' ? before : null, changes };
}

function isSameInstance(a: CalendarEvent, b: CalendarEvent): boolean {
  return a.instance?.at === b.instance?.at;
}

function isLater(a: CalendarEvent, b: CalendarEvent): boolean {
  return a.sequence !== b.sequence ? a.sequence > b.sequence : (a.stampAt ?? 0) > (b.stampAt ?? 0);
}

function changesBetween(before: CalendarEvent, now: CalendarEvent): EventChange[] {
  const moved = before.start?.at !== now.start?.at || before.end?.at !== now.end?.at;
  const changed: [EventChange, boolean][] = [
    ['title', before.title !== now.title],
    ['when', moved],
    ['place', before.place !== now.place],
    ['recurrence', JSON.stringify(before.recurrence) !== JSON.stringify(now.recurrence)],
  ];
  return changed.filter(([, isChanged]) => isChanged).map(([change]) => change);
}
