// The one request to a stranger that Casier ever makes, and only after the person has said yes to this host: a POST with
// the one word of RFC 8058 over HTTPS with a verified certificate, the way any connection of this PC goes. Nothing tells
// who asks (no cookie, no name of a program, no referrer); no redirect is followed, and what is answered is not read.
import https from 'node:https';
import type net from 'node:net';
import type { LeaveOutcome } from '../../shared/domain/mailing-list.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { type Endpoint, socketErrorOf } from '../connection/connection-error.ts';
import type { Network } from '../connection/network.ts';
import { openConnection } from '../connection/open-connection.ts';

const HTTPS_PORT = 443;
const LIMIT_MS = 20_000;
const BODY = 'List-Unsubscribe=One-Click';

export interface PostOptions {
  extraCertificates?: readonly string[] | undefined;
  network?: Network | undefined;
  limitMs?: number;
  /** Connected, and nothing said yet: what throws here keeps it from being said. */
  beforeSending?: () => void;
}

/** Throws MailError `connection` or `certificate` when the host cannot be reached, or not safely. */
export async function postOnce(url: URL, options: PostOptions, signal: AbortSignal): Promise<LeaveOutcome> {
  const limitMs = options.limitMs ?? LIMIT_MS;
  const ending = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  const endpoint = { host: url.hostname, port: url.port === '' ? HTTPS_PORT : Number(url.port) };
  const status = await openConnection({ ...endpoint, security: 'tls' }, { ...options, limitMs }, ending)
    .then((socket) => {
      noteFirst(socket, options.beforeSending);
      return send(socket, url, ending);
    })
    .catch((error) => {
      throw unreached(error, endpoint);
    });
  if (status >= 200 && status < 300) return 'asked';
  return status >= 300 && status < 400 ? 'elsewhere' : 'refused';
}

function noteFirst(socket: net.Socket, note: (() => void) | undefined): void {
  try {
    note?.();
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function send(socket: net.Socket, url: URL, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = https.request(
      {
        method: 'POST',
        host: url.hostname,
        path: `${url.pathname}${url.search}`,
        headers: {
          host: url.host,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(BODY),
          connection: 'close',
        },
        createConnection: () => socket,
        signal,
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        request.destroy();
      },
    );
    // Also what comes after it was settled: nobody asks for it any more.
    request.on('error', reject);
    request.end(BODY);
  });
}

/** What the network or HTTP says has a code; anything else is a bug. */
function unreached(error: unknown, endpoint: Endpoint): unknown {
  if (error instanceof MailError || !(error instanceof Error) || !('code' in error)) return error;
  const known = socketErrorOf(error, endpoint);
  return known instanceof MailError ? known : new MailError({ kind: 'connection', ...endpoint }, { cause: error });
}
