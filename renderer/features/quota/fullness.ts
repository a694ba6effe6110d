// When is a mailbox on the server nearly full? Pure. From 80 % it is said; from 95 % it is urgent, for the next large
// attachment may be the one that is refused.
import type { Quota } from '../../../shared/domain/account.ts';

export type Fullness = 'roomy' | 'filling' | 'nearlyFull' | 'full';

export function fullnessOf({ usedBytes, limitBytes }: Quota): Fullness {
  const share = usedBytes / limitBytes;
  if (share >= 1) return 'full';
  if (share >= 0.95) return 'nearlyFull';
  return share >= 0.8 ? 'filling' : 'roomy';
}

/** Rounded down, so that « 100 % » is said only of what is full. */
export function shareOf({ usedBytes, limitBytes }: Quota): number {
  return Math.floor((usedBytes / limitBytes) * 100) / 100;
}
