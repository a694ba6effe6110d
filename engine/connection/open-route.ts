// Opens a connection to a server by one way: straight, or through a proxy that is asked for it. Within a time limit.
// Invariant: what a proxy did is told as the proxy's, with its name; never as if the server had.
import net from 'node:net';
import { domainToASCII } from 'node:url';
import { MailError, type MailErrorReason } from '../../shared/domain/problem.ts';
import { connectStraight } from './connect-straight.ts';
import type { Endpoint } from './connection-error.ts';
import { askHttpProxy } from './http-proxy.ts';
import type { Network, ProxyAddress, Route } from './network.ts';
import { AnswerCut } from './read-ahead.ts';
import { secureSocket } from './secure-socket.ts';
import { askSocksProxy } from './socks-proxy.ts';

/** Rejects with a MailError, or with Node's error of a straight way. */
export async function openRoute(
  server: Endpoint,
  route: Route,
  network: Network,
  limitMs: number,
  signal: AbortSignal,
): Promise<net.Socket> {
  if (route.kind === 'direct') return connectStraight(server, network, limitMs, signal);
  const host = net.isIP(server.host) ? server.host : domainToASCII(server.host);
  // What no name can hold must not get into what the proxy is told.
  if (host === '') throw new MailError({ kind: 'connection', reason: 'nameNotFound', ...server });
  const deadlineMs = performance.now() + limitMs;
  const leftMs = () => Math.max(1, deadlineMs - performance.now());
  const told = (reason: MailErrorReason, cause?: unknown) =>
    new MailError({ kind: 'connection', reason, proxy: `${route.host}:${route.port}`, ...server }, { cause });
  let socket: net.Socket;
  try {
    socket = await connectStraight(route, network, leftMs(), signal);
    if (route.kind === 'https') socket = await secureSocket(socket, route, { limitMs: leftMs() }, signal);
  } catch (error) {
    throw signal.aborted ? new MailError({ kind: 'cancelled' }) : told('proxyUnreachable', error);
  }
  try {
    await inTime(socket, ask(socket, route, { ...server, host }), leftMs(), () => told('proxySilent'), signal);
    return socket;
  } catch (error) {
    socket.destroy();
    if (error instanceof AnswerCut) throw told('proxyCut');
    if (error instanceof MailError && error.data.reason?.startsWith('proxy')) {
      throw new MailError({ ...error.data, proxy: `${route.host}:${route.port}` });
    }
    throw error;
  }
}

function ask(socket: net.Socket, { kind }: ProxyAddress, server: Endpoint): Promise<void> {
  return kind === 'http' || kind === 'https' ? askHttpProxy(socket, server) : askSocksProxy(socket, kind, server);
}

/** Ends what has not ended by itself, by its socket. */
async function inTime(
  socket: net.Socket,
  asked: Promise<void>,
  limitMs: number,
  late: () => MailError,
  signal: AbortSignal,
): Promise<void> {
  let ended: MailError | null = null;
  const end = (error: MailError) => {
    ended = error;
    socket.destroy();
  };
  const onAbort = () => end(new MailError({ kind: 'cancelled' }));
  const limit = setTimeout(() => end(late()), limitMs);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    await asked;
  } catch (error) {
    throw ended ?? error;
  } finally {
    clearTimeout(limit);
    signal.removeEventListener('abort', onAbort);
  }
}
