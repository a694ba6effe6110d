// What COPY and MOVE were answered: where messages went (COPYUID, RFC 4315 §3), or that they went nowhere. Pure.
import type { RemoteMoved } from '../backend/backend.ts';
import { unrollUidSet } from '../core/uid-set.ts';

/** Adds to `moved` what a response code tells; what does not fit together is as good as not told. */
export function readCopyUid(code: readonly string[], moved: RemoteMoved, askedCount: number): void {
  const [key, validity, from, to] = code;
  if (key !== 'COPYUID' || !validity || !/^\d{1,10}$/.test(validity) || !from || !to) return;
  const sources = unrollUidSet(from, askedCount);
  const targets = unrollUidSet(to, askedCount);
  if (!sources || !targets || sources.length !== targets.length) return;
  moved.uidValidity = Number(validity);
  for (const [i, source] of sources.entries()) moved.uids.set(source, targets[i]!);
}

/**
 * EXPUNGEISSUED (RFC 5530 §3) in an OK: somebody else has just deleted one of the messages. Dovecot then has copied or
 * moved none of them, though it says OK.
 */
export function wentNowhere(code: readonly string[], moved: RemoteMoved): boolean {
  return code[0] === 'EXPUNGEISSUED' && moved.uids.size === 0;
}
