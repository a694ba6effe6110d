// Opens a connection to a server by one way: straight, or through a proxy that is asked for it. Within a time limit.
// A proxy that asks who the person is hears it, as far as the person said it for this very proxy (proxy-logins.ts).
// Invariant: what a proxy did is told as the proxy's, with its name; never as if the server had.
import net from 'node:net';
import { domainToASCII } from 'node:url';
import { MailError, type MailErrorReason } from '../../shared/domain/problem.ts';
import { connectStraight } from './connect-straight.ts';
import type { Endpoint } from './connection-error.ts';
import { askHttpProxy } from './http-proxy.ts';
import type { Network, ProxyAddress, ProxyLogin, ProxyLogins, ProxyTrial, Route } from './network.ts';
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
  const deadlineMs = performance.now() + limitMs;
  const through = (login: ProxyLogin | null) =>
    openThrough(server, route, login, network, Math.max(1, deadlineMs - performance.now()), signal);
  try {
    return await through(null);
  } catch (error) {
    return withLogin(error, await loginFor(error, route, network), through);
  }
}

/** Only what asks is told who the person is. */
async function loginFor(
  error: unknown,
  proxy: ProxyAddress,
  network: Network,
): Promise<Awaited<ReturnType<ProxyLogins['take']>>> {
  return wantsLogin(error) ? network.proxyLogins.take(proxy) : 'none';
}

/** Once more over a new connection, as what asks may have closed the first one. */
async function withLogin(
  asked: unknown,
  trial: ProxyTrial | 'none' | 'refused',
  through: (login: ProxyLogin) => Promise<net.Socket>,
): Promise<net.Socket> {
  if (trial === 'none') throw asked;
  if (trial === 'refused') throw wrongPassword(asked);
  let outcome: Parameters<ProxyTrial['settle']>[0] = 'unknown';
  try {
    const socket = await through(trial.login);
    outcome = 'taken';
    return socket;
  } catch (error) {
    if (wantsLogin(error)) outcome = 'refused';
    throw outcome === 'refused' ? wrongPassword(error) : error;
  } finally {
    trial.settle(outcome);
  }
}

function wantsLogin(error: unknown): boolean {
  return error instanceof MailError && error.data.reason === 'proxyPassword';
}

function wrongPassword(error: unknown): unknown {
  return error instanceof MailError ? new MailError({ ...error.data, reason: 'proxyWrongPassword' }) : error;
}

async function openThrough(
  server: Endpoint,
  proxy: ProxyAddress,
  login: ProxyLogin | null,
  network: Network,
  limitMs: number,
  signal: AbortSignal,
): Promise<net.Socket> {
  const host = net.isIP(server.host) ? server.host : domainToASCII(server.host);
  // What no name can hold must not get into what the proxy is told.
  if (host === '') throw new MailError({ kind: 'connection', reason: 'nameNotFound', ...server });
  const deadlineMs = performance.now() + limitMs;
  const leftMs = () => Math.max(1, deadlineMs - performance.now());
  const told = (reason: MailErrorReason, cause?: unknown) =>
    new MailError({ kind: 'connection', reason, proxy: `${proxy.host}:${proxy.port}`, ...server }, { cause });
  let socket: net.Socket;
  try {
    socket = await connectStraight(proxy, network, leftMs(), signal);
    if (proxy.kind === 'https') socket = await secureSocket(socket, proxy, { limitMs: leftMs() }, signal);
  } catch (error) {
    throw signal.aborted ? new MailError({ kind: 'cancelled' }) : told('proxyUnreachable', error);
  }
  try {
    await inTime(socket, ask(socket, proxy, { ...server, host }, login), leftMs(), () => told('proxySilent'), signal);
    return socket;
  } catch (error) {
    socket.destroy();
    if (error instanceof AnswerCut) throw told('proxyCut');
    if (error instanceof MailError && error.data.reason?.startsWith('proxy')) {
      throw new MailError({ ...error.data, proxy: `${proxy.host}:${proxy.port}` });
    }
    throw error;
  }
}

function ask(socket: net.Socket, { kind }: ProxyAddress, server: Endpoint, login: ProxyLogin | null): Promise<void> {
  return kind === 'http' || kind === 'https'
    ? askHttpProxy(socket, server, login)
    : askSocksProxy(socket, kind, server, login);
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
