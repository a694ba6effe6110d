// Opens one connection to a server, by the first way that works, within one time limit for all of them. Rejects with a
// MailError or with Node's error, whose code connection-error.ts knows.
import type net from 'node:net';
import { MailError } from '../../shared/domain/problem.ts';
import type { Endpoint } from './connection-error.ts';
import { DIRECT, directNetwork, type Network, type Route } from './network.ts';
import { openRoute } from './open-route.ts';

const routesTaken = new WeakMap<net.Socket, Route>();

/** By which way a socket of `openSocket` came about. */
export function routeOf(socket: net.Socket): Route {
  return routesTaken.get(socket) ?? DIRECT;
}

export async function openSocket(
  endpoint: Endpoint,
  limitMs: number,
  signal: AbortSignal,
  network: Network = directNetwork,
): Promise<net.Socket> {
  if (signal.aborted) throw new MailError({ kind: 'cancelled' });
  const server = { host: endpoint.host, port: endpoint.port };
  const deadlineMs = performance.now() + limitMs;
  const routes = await network.routesTo(server);
  const errors: Error[] = [];
  for (const [tried, route] of routes.entries()) {
    // One that hangs leaves the others their part.
    const shareMs = Math.max(1, (deadlineMs - performance.now()) / (routes.length - tried));
    try {
      const socket = await openRoute(server, route, network, shareMs, signal);
      routesTaken.set(socket, route);
      return socket;
    } catch (error) {
      if (signal.aborted || !(error instanceof Error)) throw error;
      network.noteFailure(server, route);
      errors.push(error);
    }
  }
  throw mostTelling(errors);
}

/** What a proxy said of itself tells more than that another way was closed; else the way that comes first counts. */
function mostTelling(errors: readonly Error[]): Error {
  const said = (reason: string) => errors.find((error) => error instanceof MailError && error.data.reason === reason);
  const telling = ['proxyPassword', 'proxyWrongPassword', 'proxyLoginUnsupported', 'proxyRefused'];
  return telling.map(said).find((error) => error !== undefined) ?? errors[0]!;
}
