// Reads the certificate that a server shows, to tell the person why it was refused. Called only after a refusal:
// Node destroys the refused connection before its certificate can be read, so this makes a second one that
// accepts anything, says nothing that belongs to the person (no user name, no password), and hangs up.
import net from 'node:net';
import tls, { type PeerCertificate } from 'node:tls';
import type { CertificateFacts } from '../../shared/domain/problem.ts';
import type { Endpoint } from './connection-error.ts';
import type { Network } from './network.ts';
import { openSocket } from './open-socket.ts';

/** What to say, line by line, until the server is ready for TLS; each is sent after one complete answer. */
export type StartTlsDialogue = { readonly isComplete: (answer: string) => boolean; readonly lines: readonly string[] };

const LIMIT_MS = 5_000;

/** null when it cannot be had (the server went away meanwhile). */
export async function readCertificateFacts(
  endpoint: Endpoint,
  startTls: StartTlsDialogue | null,
  network?: Network,
): Promise<CertificateFacts | null> {
  const plain = await openSocket(endpoint, LIMIT_MS, new AbortController().signal, network).catch(() => null);
  if (plain === null) return null;
  const limit = setTimeout(() => plain.destroy(), LIMIT_MS);
  try {
    if (!(await speak(plain, startTls))) return null;
    return await factsOf(plain, endpoint);
  } finally {
    clearTimeout(limit);
    plain.destroy();
  }
}

/** Resolves with whether the server is ready for the TLS handshake. */
function speak(socket: net.Socket, dialogue: StartTlsDialogue | null): Promise<boolean> {
  return new Promise((resolve) => {
    const lines = [...(dialogue?.lines ?? [])];
    let answer = '';
    const onData = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (!dialogue?.isComplete(answer)) return;
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
    if (dialogue) socket.on('data', onData);
    else end(true);
  });
}

function factsOf(socket: net.Socket, { host }: Endpoint): Promise<CertificateFacts | null> {
  return new Promise((resolve) => {
    const secure = tls.connect({
      socket,
      ...(net.isIP(host) ? {} : { servername: host }),
      // Nothing is sent over this connection: it exists to look at what was just refused.
      rejectUnauthorized: false,
    });
    secure.once('secureConnect', () => {
      resolve(toFacts(secure.getPeerCertificate()));
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
