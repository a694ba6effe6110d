// How results of servers are put among those from here. Pure.
import type { ServerResults } from '../../../shared/contract/messages.ts';

/** Newest first: what came here since the servers were asked stands on top. */
export function withServerResults(local: Uint32Array, results: ServerResults | null): Uint32Array {
  if (!results || results.fromServer === 0) return local;
  const told = new Set(results.ids);
  const newer = local.filter((id) => !told.has(id));
  const merged = new Uint32Array(newer.length + results.ids.length);
  merged.set(newer);
  merged.set(results.ids, newer.length);
  return merged;
}
