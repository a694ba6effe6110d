// What one pass over a mailbox has to do, decided from what is stored and what SELECT said. Pure.
// Invariant: « nothing » is answered only when UIDVALIDITY, HIGHESTMODSEQ, UIDNEXT and EXISTS all agree. An
// unchanged HIGHESTMODSEQ alone proves nothing: without QRESYNC an expunge need not raise it (RFC 7162 §3.1.2.1).

/** The store's side. Fits StoredMailboxState of the backend port. */
export interface StoredState {
  uidValidity: number | null;
  uidNext: number | null;
  highestModSeq: string | null;
  knownCount: number;
  complete: boolean;
}

/** The server's side, as SELECT told it. */
export interface RemoteState {
  uidValidity: number;
  uidNext: number;
  /** null: the server keeps none, or not for this mailbox (NOMODSEQ). */
  highestModSeq: string | null;
  exists: number;
}

export interface SyncCapabilities {
  condstore: boolean;
  qresync: boolean;
}

export type SyncPlan =
  | { kind: 'nothing'; reason: 'unchanged' }
  /** List all UIDs, fetch the headers that are missing, newest first. */
  | { kind: 'initial'; reason: 'firstSync' | 'interrupted' }
  /** Fetch what changed since the stored state. */
  | { kind: 'delta'; by: 'qresync' | 'condstore'; reason: 'changedByModSeq' }
  /** The server keeps no modification sequence: compare UIDs and flags of everything. */
  | { kind: 'delta'; by: 'uidDiff'; reason: 'noModSeq' }
  /** The server contradicts itself: believe only a comparison of everything. */
  | { kind: 'full'; reason: 'uidNextWentBack' | 'modSeqWentBack' }
  /** Every UID is void: unlink all, then as `initial`, finding known messages again. */
  | { kind: 'reset'; reason: 'uidValidityChanged' };

export function planSync(stored: StoredState, remote: RemoteState, capabilities: SyncCapabilities): SyncPlan {
  if (stored.uidValidity === null) return { kind: 'initial', reason: 'firstSync' };
  if (stored.uidValidity !== remote.uidValidity) return { kind: 'reset', reason: 'uidValidityChanged' };
  if (!stored.complete || stored.uidNext === null) return { kind: 'initial', reason: 'interrupted' };
  if (remote.uidNext < stored.uidNext) return { kind: 'full', reason: 'uidNextWentBack' };

  const storedModSeq = toModSeq(stored.highestModSeq);
  const remoteModSeq = toModSeq(remote.highestModSeq);
  if (!capabilities.condstore || storedModSeq === null || remoteModSeq === null) {
    return { kind: 'delta', by: 'uidDiff', reason: 'noModSeq' };
  }
  if (remoteModSeq < storedModSeq) return { kind: 'full', reason: 'modSeqWentBack' };
  if (remoteModSeq === storedModSeq && remote.uidNext === stored.uidNext && remote.exists === stored.knownCount) {
    return { kind: 'nothing', reason: 'unchanged' };
  }
  return { kind: 'delta', by: capabilities.qresync ? 'qresync' : 'condstore', reason: 'changedByModSeq' };
}

/** A mod-sequence is 63 bits: never a number. null for what is none; 0 means that none is kept (RFC 7162 §3.1.2.2). */
function toModSeq(text: string | null): bigint | null {
  if (text === null || !/^\d{1,19}$/.test(text)) return null;
  const value = BigInt(text);
  return value === 0n ? null : value;
}
