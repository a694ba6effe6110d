// How pressing a message is, in the fields that mail programs agree on: X-Priority (1 to 5, a habit older than any RFC),
// Importance (RFC 2156 §5.3.4) and Priority (§5.3.6). The first that says something counts.
import type { Priority } from '../../shared/domain/priority.ts';

/** undefined: nothing that differs from normal. */
export function priorityOf(field: (name: string) => string | null): Priority | undefined {
  const number = /^\s*([1-5])/.exec(field('x-priority') ?? '')?.[1];
  if (number) return number < '3' ? 'high' : number > '3' ? 'low' : undefined;
  const word = (field('importance') ?? field('x-msmail-priority') ?? '').trim().toLowerCase();
  if (word === 'high' || word === 'low') return word;
  const urgency = (field('priority') ?? '').trim().toLowerCase();
  return urgency === 'urgent' ? 'high' : urgency === 'non-urgent' ? 'low' : undefined;
}

export function priorityFields(priority: Priority | undefined): string[] {
  if (priority === 'high') return ['X-Priority: 1 (Highest)', 'Importance: high'];
  if (priority === 'low') return ['X-Priority: 5 (Lowest)', 'Importance: low'];
  return [];
}
