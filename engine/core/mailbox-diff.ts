// Compares what is known of a mailbox with all that the server says is in it. Pure; for servers without CONDSTORE
// and for passes that trust nothing.

export interface MailboxDiff {
  /** Not known yet, newest first. */
  added: number[];
  /** Known, but gone from the server. */
  removed: number[];
}

export interface FlagChange {
  uid: number;
  flags: string[];
}

export function diffUids(knownUids: readonly number[], remoteUids: readonly number[]): MailboxDiff {
  const known = new Set(knownUids);
  const remote = new Set(remoteUids);
  return {
    added: [...remote].filter((uid) => !known.has(uid)).sort((a, b) => b - a),
    removed: knownUids.filter((uid) => !remote.has(uid)),
  };
}

/** Known messages whose flags differ from what the server last told. \Recent is the session's, not the message's. */
export function diffFlags(
  known: ReadonlyMap<number, readonly string[]>,
  remote: ReadonlyMap<number, readonly string[]>,
): FlagChange[] {
  const changes: FlagChange[] = [];
  // Thousands of messages share few combinations, and those that share an array are read once.
  const keys = new Map<readonly string[], string>();
  const keyOf = (flags: readonly string[]) => {
    const key = keys.get(flags) ?? flagsKey(flags);
    keys.set(flags, key);
    return key;
  };
  for (const [uid, flags] of remote) {
    const before = known.get(uid);
    if (before && keyOf(before) !== keyOf(flags)) changes.push({ uid, flags: [...flags] });
  }
  return changes;
}

/** Flags are compared without order and case (RFC 9051 §2.3.2). */
function flagsKey(flags: readonly string[]): string {
  return flags
    .map((flag) => flag.toLowerCase())
    .filter((flag) => flag !== '\\recent')
    .sort()
    .join(' ');
}
