// COPYUID (RFC 4315 §3): where copied or moved messages went. Pure.
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
