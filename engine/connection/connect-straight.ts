// Connects to a server without anybody between. A port that swallows the attempt while another one of the same host
// answers is told as blocked: the name is right then, and it is the network that is in the way. Asks nobody but the host.
import type net from 'node:net';
import { MailError } from '../../shared/domain/problem.ts';
import type { Endpoint } from './connection-error.ts';
import type { Network } from './network.ts';
import { addressesOf, raceAddresses } from './race-addresses.ts';

/** The end of the time limit is for looking at the other ports. */
const LOOK_SHARE = 0.25;
const LONGEST_LOOK_MS = 2_000;

/** Rejects with a MailError or Node's error. */
export async function connectStraight(
  { host, port }: Endpoint,
  network: Network,
  limitMs: number,
  signal: AbortSignal,
): Promise<net.Socket> {
  const server = { host, port };
  const deadlineMs = performance.now() + limitMs;
  const addresses = await addressesOf(server, limitMs, signal, network.lookUp);
  const lookMs = Math.min(LONGEST_LOOK_MS, limitMs * LOOK_SHARE);
  try {
    return await raceAddresses(server, addresses, Math.max(1, deadlineMs - lookMs - performance.now()), signal);
  } catch (error) {
    if (!(error instanceof MailError) || error.data.reason !== 'timeout') throw error;
    const ports = network.otherPorts.filter((other) => other !== port);
    if (!(await answersOnOneOf(ports, host, addresses, lookMs, signal))) throw error;
    throw new MailError({ kind: 'connection', reason: 'portBlocked', ...server }, { cause: error });
  }
}

async function answersOnOneOf(
  ports: readonly number[],
  host: string,
  addresses: readonly string[],
  limitMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const found = new AbortController();
  const ending = AbortSignal.any([signal, found.signal]);
  const knock = async (port: number) => {
    (await raceAddresses({ host, port }, addresses, limitMs, ending)).destroy();
    found.abort();
    return true;
  };
  return Promise.any(ports.map(knock)).catch(() => false);
}
