// Asks a domain itself for its autoconfig file: over HTTPS with a verified certificate, at its two usual places, without
// saying whose address it is for. No third party is ever asked, and no redirect followed, as it could lead to one.
// Bounded in time and size. Whatever goes wrong is « none »: most domains have no such file.
import https from 'node:https';
import type net from 'node:net';
import { MailError } from '../../shared/domain/problem.ts';
import type { AutoconfigServer } from '../../shared/domain/setup.ts';
import type { Network } from '../connection/network.ts';
import { openConnection } from '../connection/open-connection.ts';
import { readAutoconfig } from './read-autoconfig.ts';

const HTTPS_PORT = 443;
/** A real one has 2 KB. */
const MOST_BYTES = 65_536;

export interface AutoconfigOptions {
  extraCertificates?: readonly string[] | undefined;
  network?: Network | undefined;
  limitMs: number;
  /** Another than 443 in tests. */
  port?: number | undefined;
}

/** Both places are asked at once; the first one that has servers to tell, in our order, counts. */
export async function fetchAutoconfig(
  domain: string,
  options: AutoconfigOptions,
  signal: AbortSignal,
): Promise<AutoconfigServer[]> {
  const ending = AbortSignal.any([signal, AbortSignal.timeout(options.limitMs)]);
  const files = await Promise.all([
    fetchFile(`autoconfig.${domain}`, '/mail/config-v1.1.xml', options, ending),
    fetchFile(domain, '/.well-known/autoconfig/mail/config-v1.1.xml', options, ending),
  ]);
  return files.map((xml) => (xml === null ? [] : readAutoconfig(xml))).find((found) => found.length > 0) ?? [];
}

/** null where there is none, in whatever way. */
async function fetchFile(
  host: string,
  path: string,
  { port = HTTPS_PORT, ...options }: AutoconfigOptions,
  ending: AbortSignal,
): Promise<string | null> {
  try {
    const socket = await openConnection({ host, port, security: 'tls' }, options, ending);
    return await download(socket, host, path, ending);
  } catch (error) {
    return noFile(error);
  }
}

function download(socket: net.Socket, host: string, path: string, ending: AbortSignal): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const request = https.get(
      { host, path, createConnection: () => socket, headers: { accept: 'text/xml, application/xml' }, signal: ending },
      (response) => {
        if (response.statusCode !== 200) return settle(null);
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MOST_BYTES) return settle(null);
          chunks.push(chunk);
        });
        response.on('end', () => settle(Buffer.concat(chunks).toString('utf8')));
        response.on('error', reject);
      },
    );
    const settle = (xml: string | null) => {
      resolve(xml);
      request.destroy();
    };
    // Also what comes after it was settled: nobody asks for it any more.
    request.on('error', reject);
  });
}

/** What the network, TLS or HTTP says has a code; anything else is a bug. */
function noFile(error: unknown): null {
  if (error instanceof MailError || (error as NodeJS.ErrnoException).code !== undefined) return null;
  throw error;
}
