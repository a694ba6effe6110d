// Asks an HTTP proxy for a tunnel to a server (CONNECT, RFC 9110 §9.3.6) over a socket that is open to it. After it the
// socket speaks with the server. Says nothing of the person but, to a proxy that asked for it, the login (Basic, RFC 7617):
// the other ways want the session's own ticket.
import net from 'node:net';
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import type { Endpoint } from './connection-error.ts';
import type { ProxyLogin } from './network.ts';
import { readAnswer } from './read-ahead.ts';

/** A proxy's head is a few hundred bytes; whoever says more without an end is none. */
const LONGEST_HEAD_BYTES = 64 * 1024;
const HEAD_END = '\r\n\r\n';

/** Rejects with AnswerCut, or with a MailError that does not name the proxy yet. */
export async function askHttpProxy(
  socket: net.Socket,
  { host, port }: Endpoint,
  login: ProxyLogin | null,
): Promise<void> {
  const authority = `${net.isIPv6(host) ? `[${host}]` : host}:${port}`;
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}${credentials(login)}${HEAD_END}`);
  const head = (await readAnswer(socket, headLength)).toString('latin1');
  const refusal = refusalOf(head);
  if (refusal) throw new MailError({ ...refusal, host, port });
}

function headLength(bytes: Buffer): number | null {
  const end = bytes.indexOf(HEAD_END);
  if (end >= 0) return end + HEAD_END.length;
  const isHttp = 'HTTP/'.startsWith(bytes.subarray(0, 5).toString('latin1'));
  // Whatever this is, it will not end as a head does.
  return isHttp && bytes.length < LONGEST_HEAD_BYTES ? null : bytes.length;
}

/** null: the tunnel is open. */
function refusalOf(head: string): MailErrorData | null {
  const [, code, words = ''] = /^HTTP\/1\.\d (\d{3}) ?([^\r\n]*)\r\n/.exec(head) ?? [];
  if (code === undefined) return { kind: 'connection', reason: 'proxyNotOne' };
  if (code.startsWith('2')) return null;
  const detail = `${code} ${words}`.trim();
  if (code === '407') {
    const schemes = schemesOf(head);
    const reason = schemes.some((scheme) => /^basic$/i.test(scheme)) ? 'proxyPassword' : 'proxyLoginUnsupported';
    return { kind: 'connection', reason, detail: schemes.length > 0 ? `${detail} (${schemes.join(', ')})` : detail };
  }
  // 502 to 504: it would have, but cannot find or reach the server.
  const reason = /^50[234]$/.test(code) ? 'proxyCannotReach' : 'proxyRefused';
  return { kind: 'connection', reason, detail };
}

/** How it wants to be told who one is: « Basic », « NTLM », « Negotiate »; several may stand in one line. */
function schemesOf(head: string): string[] {
  const lines = [...head.matchAll(/\r\nproxy-authenticate:([^\r\n]*)/gi)].map(([, value]) => value!);
  const unquoted = lines.map((line) => line.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
  return unquoted.flatMap((line) =>
    [...line.matchAll(/(?:^|,)\s*([\w-]+)(?=\s*(?:,|$)|\s+[^\s=])/g)].map(([, scheme]) => scheme!),
  );
}

function credentials(login: ProxyLogin | null): string {
  if (login === null) return '';
  const encoded = Buffer.from(`${login.userName}:${login.password}`, 'utf8').toString('base64');
  return `\r\nProxy-Authorization: Basic ${encoded}`;
}
