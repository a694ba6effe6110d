// Server flags under local intents. A message keeps two sets of flags: `base`, what the server last agreed to, and
// `local`, what the person sees. As long as they differ, a pending operation carries the difference to the server.
// When the server tells new flags, what the person changed wins and everything else follows the server.
// Invariant: with nothing pending (base equals local) the answer is exactly what the server says.

/** The flags to show now: `remote`, with what was locally added since `base` added and what was removed removed. */
export function mergeFlags(flags: {
  base: readonly string[];
  local: readonly string[];
  remote: readonly string[];
}): string[] {
  const base = new Set(flags.base);
  const local = new Set(flags.local);
  const kept = flags.remote.filter((flag) => local.has(flag) || !base.has(flag));
  const added = flags.local.filter((flag) => !base.has(flag) && !kept.includes(flag));
  return [...new Set([...kept, ...added])];
}
