// How results of servers are put among those from here. Pure.
import type { ServerResults } from '../../../shared/contract/messages.ts';

/**
 * Newest first: what came here since the servers were asked stands on top. Best first: of what servers found no more is
 * known than that they did, so it stands behind.
 */
export function withServerResults(local: Uint32Array, results: ServerResults | null, isRanked = false): Uint32Array {
  if (!results || results.fromServer === 0) return local;
  if (isRanked) return Uint32Array.from(new Set([...local, ...results.ids]));
  const told = new Set(results.ids);
  const newer = local.filter((id) => !told.has(id));
  const merged = new Uint32Array(newer.length + results.ids.length);
  merged.set(newer);
  merged.set(results.ids, newer.length);
  return merged;
}
