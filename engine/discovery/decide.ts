// Which servers are the right ones, by what is known of the candidates so far. Pure.
// A pair is of one system, as both servers are to take the same password. A pair that outranks all others is taken at
// once; a lesser one waits for those before it, a little while. POP3 stands in for IMAP only when no IMAP is left to hope
// for, as it costs the person what IMAP gives.

import type { SetupSide } from '../../shared/domain/account.ts';
import type { MailErrorData, MailErrorKind, MailErrorReason } from '../../shared/domain/problem.ts';
import type { ServerCandidate, ServerCandidates } from '../../shared/domain/setup.ts';

/** `pending`: not known yet; null: it is one; else why it is none. */
export type State = 'pending' | null | MailErrorData;

export interface Evidence {
  candidates: ServerCandidates;
  stateOf(candidate: ServerCandidate): State;
  /** The domain has not been asked yet whether it names more of them (SRV, autoconfig). */
  moreMayCome: boolean;
  /** What the person wants; the other one may be what there is. */
  protocol: 'imap' | 'pop3';
  /** How long there has been a pair; 0 where there was none before. */
  pairSinceMs: number;
  /** Nothing more is waited for. */
  isOver: boolean;
}

export interface ServerPair {
  incoming: ServerCandidate;
  outgoing: ServerCandidate;
}

export type Decision =
  | { kind: 'wait'; pair: ServerPair | null }
  | ({ kind: 'found' } & ServerPair)
  | { kind: 'none'; side: SetupSide; error: MailErrorData };

/** A better-ranked server that is slower than this is left out when another one is there. */
export const PATIENCE_MS = 1_500;

export function decide(evidence: Evidence): Decision {
  const { protocol, isOver, pairSinceMs } = evidence;
  const wanted = bestPair(evidence, protocol);
  if (wanted && (isOver || wanted.isSure || pairSinceMs >= PATIENCE_MS)) return { kind: 'found', ...wanted.pair };
  if (!isOver && (wanted || isHopeful(evidence, protocol))) return { kind: 'wait', pair: wanted?.pair ?? null };
  const other = bestPair(evidence, protocol === 'imap' ? 'pop3' : 'imap');
  if (other && (isOver || other.isSure || pairSinceMs >= PATIENCE_MS)) return { kind: 'found', ...other.pair };
  if (!isOver && anyPending(evidence)) return { kind: 'wait', pair: other?.pair ?? null };
  return { kind: 'none', ...mostTelling(evidence) };
}

/** The first incoming server, in the order of rank, that has an outgoing one beside it. */
function bestPair({ candidates, stateOf, moreMayCome }: Evidence, protocol: 'imap' | 'pop3') {
  let isSure = true;
  for (const incoming of candidates[protocol]) {
    const state = stateOf(incoming);
    if (moreMayCome && !comesBeforeFinds(incoming)) isSure = false;
    if (state === 'pending') isSure = false;
    if (state !== null) continue;
    const ofSystem = candidates.smtp.filter(({ system }) => system === incoming.system);
    const at = ofSystem.findIndex((outgoing) => stateOf(outgoing) === null);
    const outgoing = ofSystem[at];
    if (!outgoing) {
      if (ofSystem.some((one) => stateOf(one) === 'pending')) isSure = false;
      continue;
    }
    const isBest =
      ofSystem.slice(0, at).every((one) => stateOf(one) !== 'pending') && !(moreMayCome && !comesBeforeFinds(outgoing));
    return { pair: { incoming, outgoing }, isSure: isSure && isBest };
  }
  return null;
}

/** Whether it outranks whatever the domain may name yet. */
function comesBeforeFinds({ origin }: ServerCandidate): boolean {
  return origin !== 'srv' && origin !== 'autoconfig' && origin !== 'derived';
}

/** Whether there can still be a pair with this kind of incoming server. */
function isHopeful({ candidates, stateOf, moreMayCome }: Evidence, protocol: 'imap' | 'pop3'): boolean {
  if (moreMayCome) return true;
  const mayBe = (one: ServerCandidate) => stateOf(one) === 'pending' || stateOf(one) === null;
  return candidates[protocol].some(
    (incoming) => mayBe(incoming) && candidates.smtp.some((one) => one.system === incoming.system && mayBe(one)),
  );
}

function anyPending({ candidates, stateOf, moreMayCome }: Evidence): boolean {
  return moreMayCome || Object.values(candidates).some((list) => list.some((one) => stateOf(one) === 'pending'));
}

/** What stands between this PC and all servers, whatever the server: nothing else is worth telling then. */
const IN_BETWEEN: ReadonlySet<MailErrorReason | undefined> = new Set<MailErrorReason>([
  'captivePortal',
  'tlsInspected',
  'proxyPassword',
  'proxyWrongPassword',
  'proxyLoginUnsupported',
  'proxyRefused',
  'proxyUnreachable',
  'proxySilent',
  'proxyNotOne',
]);

/** From what says most about what to do, to what only says that a guess was wrong. */
function tellingRank({ kind, reason }: MailErrorData): number {
  if (IN_BETWEEN.has(reason)) return 0;
  if (reason === 'portBlocked') return 1;
  const kinds: readonly MailErrorKind[] = ['offline', 'certificate', 'throttled', 'unsupported', 'connection'];
  const at = kinds.indexOf(kind);
  if (reason === 'nameNotFound') return kinds.length + 3;
  return at < 0 ? kinds.length + 2 : at + 2;
}

/** Nothing is waited for any longer. */
function silenceOf({ host, port }: ServerCandidate): MailErrorData {
  return { kind: 'connection', reason: 'timeout', host, port };
}

/** Why there is none: of all the failures the one that helps a person most, on the side that has no server at all. */
function mostTelling({ candidates, stateOf, protocol }: Evidence): { side: SetupSide; error: MailErrorData } {
  const incoming = [...candidates[protocol], ...candidates[protocol === 'imap' ? 'pop3' : 'imap']];
  const side = incoming.some((one) => stateOf(one) === null) ? 'outgoing' : 'incoming';
  const errors = (side === 'incoming' ? incoming : candidates.smtp)
    .map((one) => (stateOf(one) === 'pending' ? silenceOf(one) : (stateOf(one) as Exclude<State, 'pending'>)))
    .filter((state) => state !== null);
  // Without any network every name is unanswered; with one, a single name that is not says little.
  const isOffline = errors.length > 0 && errors.every(({ kind }) => kind === 'offline');
  const found = errors
    .filter(({ kind }) => isOffline || kind !== 'offline')
    .sort((a, b) => tellingRank(a) - tellingRank(b))[0];
  return { side, error: found ?? errors[0] ?? { kind: 'connection', reason: 'timeout' } };
}
