// Finds the servers of an address without its password: known candidates are probed while the domain is asked for its
// own (SRV, autoconfig), all side by side, until decide.ts is sure or the time is over. Invariants: no host is contacted
// but those of the candidate list, besides the name servers and the domain's two places for autoconfig; it ends within
// six seconds; what was begun is stopped when it ends.
import { hostName } from '../../shared/academies/host-names.ts';
import type { SetupSide } from '../../shared/domain/account.ts';
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import type { ServerSearch } from '../../shared/domain/server-search.ts';
import type { CandidateSources, ServerCandidate, ServerCandidates } from '../../shared/domain/setup.ts';
import { directNetwork, type Network } from '../connection/network.ts';
import { decide, PATIENCE_MS, type ServerPair, type State } from './decide.ts';
import { fetchAutoconfig } from './fetch-autoconfig.ts';
import { probeServer } from './probe-server.ts';
import { findServiceRecords } from './service-records.ts';

export interface FindOptions {
  candidatesFor(sources: CandidateSources): ServerCandidates;
  extraCertificates?: readonly string[] | undefined;
  network?: Network | undefined;
  /** For SRV, instead of the system's. */
  nameServers?: readonly string[] | undefined;
  limits?: Partial<FindLimits> | undefined;
  autoconfigPort?: number | undefined;
}

export interface FindLimits {
  /** In all. */
  searchMs: number;
  /** For SRV and autoconfig. */
  domainMs: number;
}

/** A little under what is promised, as stopping takes a moment as well. */
const DEFAULT_LIMITS: FindLimits = { searchMs: 5_700, domainMs: 2_500 };

/** Probed so far, of how many known so far. */
export type OnProgress = (done: number, total: number) => void;

export type Found = ({ kind: 'found' } & ServerPair) | { kind: 'none'; side: SetupSide; error: MailErrorData };

/** Rejects with `cancelled` when aborted. */
export function findServers(
  { address, protocol, shared }: ServerSearch,
  options: FindOptions,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Found> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const stop = new AbortController();
  const probes = startProbes(options, limits.searchMs, stop.signal);
  const startedAtMs = performance.now();
  let moreMayCome = true;
  let pairSinceAtMs: number | null = null;
  let timer: NodeJS.Timeout | undefined;

  return new Promise<Found>((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      stop.abort();
      settle();
    };
    const onAbort = () => end(() => reject(new MailError({ kind: 'cancelled' })));
    const look = () => {
      if (stop.signal.aborted) return;
      onProgress(...probes.progress());
      const nowMs = performance.now();
      const leftMs = startedAtMs + limits.searchMs - nowMs;
      const pairSinceMs = pairSinceAtMs === null ? 0 : nowMs - pairSinceAtMs;
      const decision = decide({ ...probes.evidence(), moreMayCome, protocol, pairSinceMs, isOver: leftMs <= 0 });
      if (decision.kind !== 'wait') return end(() => resolve(decision));
      pairSinceAtMs = decision.pair ? (pairSinceAtMs ?? nowMs) : null;
      const patienceMs = pairSinceAtMs === null ? leftMs : pairSinceAtMs + PATIENCE_MS - nowMs;
      clearTimeout(timer);
      timer = setTimeout(look, Math.max(1, Math.min(leftMs, patienceMs > 0 ? patienceMs : leftMs)));
    };

    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) return onAbort();
    probes.begin(options.candidatesFor({ address, shared }), look);
    void askDomain(address, options, limits.domainMs, stop.signal).then((sources) => {
      if (stop.signal.aborted) return;
      moreMayCome = false;
      probes.begin(options.candidatesFor({ address, shared, ...sources }), look);
      look();
    });
    look();
  });
}

/** The candidates as they are known, each looked at once. */
function startProbes(options: FindOptions, limitMs: number, stopped: AbortSignal) {
  const probing = { ...options, network: withMemory(options.network ?? directNetwork), limitMs };
  const states = new Map<string, State>();
  let candidates: ServerCandidates = { imap: [], pop3: [], smtp: [] };

  const probe = async (candidate: ServerCandidate, onKnown: () => void) => {
    states.set(placeOf(candidate), 'pending');
    states.set(placeOf(candidate), await probeServer(candidate, probing, stopped));
    onKnown();
  };
  return {
    /** What is in the list and not begun yet. */
    begin(list: ServerCandidates, onKnown: () => void) {
      candidates = list;
      for (const candidate of Object.values(list).flat()) {
        if (!states.has(placeOf(candidate))) void probe(candidate, onKnown).catch(ignoreStopped);
      }
    },
    evidence: () => ({ candidates, stateOf: (candidate: ServerCandidate) => states.get(placeOf(candidate)) as State }),
    progress(): Parameters<OnProgress> {
      return [[...states.values()].filter((state) => state !== 'pending').length, states.size];
    },
  };
}

/** Two candidates may be one place: the same server under two names of origin is looked at once. */
function placeOf({ service, host, port, security }: ServerCandidate): string {
  return `${service} ${security} ${host}:${port}`;
}

async function askDomain(address: string, options: FindOptions, limitMs: number, signal: AbortSignal) {
  const domain = hostName(address.slice(address.lastIndexOf('@') + 1));
  if (domain === null) return {};
  const [srv, autoconfig] = await Promise.all([
    findServiceRecords(domain, limitMs, signal, options.nameServers),
    fetchAutoconfig(domain, { ...options, limitMs, port: options.autoconfigPort }, signal),
  ]);
  return { srv, autoconfig };
}

/** The names of one search are looked up once each: the system does so on four threads, which ten hanging ones fill. */
function withMemory(network: Network): Network {
  const known = new Map<string, ReturnType<Network['lookUp']>>();
  return {
    ...network,
    lookUp(host) {
      const found = known.get(host) ?? network.lookUp(host);
      known.set(host, found);
      return found;
    },
  };
}

/** What was stopped because the search is over has nothing more to tell. */
function ignoreStopped(error: unknown): void {
  if (!(error instanceof MailError && error.kind === 'cancelled')) throw error;
}
