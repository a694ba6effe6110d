// Reads the certificate that a server shows, to tell the person why it was refused. Called only after a refusal:
// Node destroys the refused connection before its certificate can be read, so this makes a second one that
// accepts anything, says nothing that belongs to the person (no user name, no password), and hangs up.
import net from 'node:net';
import tls, { type PeerCertificate } from 'node:tls';
import type { CertificateFacts } from '../../shared/domain/problem.ts';
import { answersHttp } from './answers-http.ts';
import type { Endpoint } from './connection-error.ts';
import type { Network } from './network.ts';
import { openSocket } from './open-socket.ts';

/** What to say, line by line, until the server is ready for TLS; each is sent after one complete answer. */
export type StartTlsDialogue = { readonly isComplete: (answer: string) => boolean; readonly lines: readonly string[] };

/** What shows itself under TLS, trusted or not. */
export interface SeenUnderTls {
  certificate: CertificateFacts;
  /** The certificate is one for this server's name. */
  isForHost: boolean;
  /** A web server answers there. */
  answersHttp: boolean;
}

const LIMIT_MS = 5_000;

/** null when nothing can be seen. `listen`: also for whether a web server answers, which takes a moment. */
export async function lookUnderTls(
  { host, port }: Endpoint,
  startTls: StartTlsDialogue | null,
  network: Network | undefined,
  listen: boolean,
  signal: AbortSignal,
): Promise<SeenUnderTls | null> {
  const plain = await openSocket({ host, port }, LIMIT_MS, signal, network).catch(() => null);
  if (plain === null) return null;
  const hangUp = () => plain.destroy();
  const limit = setTimeout(hangUp, LIMIT_MS);
  signal.addEventListener('abort', hangUp, { once: true });
  try {
    if (startTls && !(await speak(plain, startTls))) return null;
    return await shake(plain, host, listen);
  } finally {
    clearTimeout(limit);
    signal.removeEventListener('abort', hangUp);
    plain.destroy();
  }
}

/** Resolves with whether the server is ready for the TLS handshake. */
function speak(socket: net.Socket, dialogue: StartTlsDialogue): Promise<boolean> {
  return new Promise((resolve) => {
    const lines = [...dialogue.lines];
    let answer = '';
    const onData = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (!dialogue.isComplete(answer)) return;
      answer = '';
      const line = lines.shift();
      if (line !== undefined) socket.write(`${line}\r\n`);
      else end(true);
    };
    const end = (ready: boolean) => {
      socket.off('data', onData);
      resolve(ready);
    };
    socket.once('error', () => end(false)).once('close', () => end(false));
    socket.on('data', onData);
  });
}

function shake(socket: net.Socket, host: string, listen: boolean): Promise<SeenUnderTls | null> {
  return new Promise((resolve) => {
    const secure = tls.connect({
      socket,
      ...(net.isIP(host) ? {} : { servername: host }),
      // Nothing of the person's is sent over this connection: it exists to look at what was just refused.
      rejectUnauthorized: false,
    });
    secure.once('secureConnect', async () => {
      const shown = secure.getPeerCertificate();
      const certificate = toFacts(shown);
      const isForHost = certificate !== null && tls.checkServerIdentity(host, shown) === undefined;
      const http = listen && (await answersHttp(secure));
      resolve(certificate && { certificate, isForHost, answersHttp: http });
      secure.destroy();
    });
    secure.once('error', () => resolve(null)).once('close', () => resolve(null));
  });
}

function toFacts(certificate: PeerCertificate): CertificateFacts | null {
  if (!certificate.valid_to) return null;
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validFromAt: dateOf(certificate.valid_from),
    validToAt: dateOf(certificate.valid_to),
    names: (certificate.subjectaltname ?? '')
      .split(', ')
      .map((name) => name.replace(/^(DNS|IP Address):/, ''))
      .filter((name) => name !== ''),
  };
}

function nameOf(name: tls.Certificate | undefined): string {
  return [name?.CN ?? name?.O].flat().join(', ');
}

function dateOf(text: string): number | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
