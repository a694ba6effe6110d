// After a connection that failed: looks again, without a word of the person's, to tell what stands between: a filter
// that inspects the encryption, a network that wants people to sign in first. Nobody else is asked for it.
import type { ServerSettings } from '../../shared/domain/account.ts';
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import { answersHttp } from './answers-http.ts';
import { lookUnderTls, type SeenUnderTls, type StartTlsDialogue } from './certificate-facts.ts';
import { type Endpoint, isCertificateRefusal } from './connection-error.ts';
import type { Network } from './network.ts';
import { openSocket } from './open-socket.ts';

type Server = Pick<ServerSettings, 'host' | 'port' | 'security'>;

const LIMIT_MS = 5_000;

/** What answers there is no mail server, or speaks another TLS. */
const STRANGERS: ReadonlySet<string | undefined> = new Set(['notImap', 'notPop3', 'notSmtp', 'tlsFailed']);

/** The names that such filters give themselves, where they do not show their root. */
const INSPECTORS =
  /proxy|filtr|inspect|fire ?wall|pare-?feu|fortinet|fortigate|stormshield|zscaler|sophos|palo ?alto|olfeo|ucopia|squid|netskope|watchguard|check ?point|kaspersky|avast|eset|bitdefender/i;

/** `error` with what a second look shows; `error` itself where there is nothing to see. */
export async function lookAgain(
  error: unknown,
  { host, port, security }: Server,
  startTls: StartTlsDialogue | null,
  network: Network | undefined,
  signal: AbortSignal,
): Promise<unknown> {
  if (!(error instanceof MailError)) return error;
  const { data } = error;
  const told = (change: Partial<MailErrorData>) => new MailError({ ...data, host, port, ...change }, { cause: error });
  if (isCertificateRefusal(data)) {
    const seen = await lookUnderTls({ host, port }, security === 'starttls' ? startTls : null, network, true, signal);
    if (!seen) return error;
    if (seen.answersHttp) return told({ kind: 'connection', reason: 'captivePortal', certificate: seen.certificate });
    return told({ certificate: seen.certificate, ...(isInspected(data, seen) && { reason: 'tlsInspected' }) });
  }
  if (STRANGERS.has(data.reason) && (await isWebServer({ host, port }, network, signal))) {
    return told({ kind: 'connection', reason: 'captivePortal' });
  }
  return error;
}

/** A certificate made for this very server by an authority that shows itself, but that nobody knows. */
export function isInspected({ reason, detail }: MailErrorData, { certificate, isForHost }: SeenUnderTls): boolean {
  if (reason !== 'certificateUntrusted' || !isForHost || certificate.issuer === certificate.subject) return false;
  return detail === 'SELF_SIGNED_CERT_IN_CHAIN' || INSPECTORS.test(certificate.issuer);
}

async function isWebServer(endpoint: Endpoint, network: Network | undefined, signal: AbortSignal): Promise<boolean> {
  const socket = await openSocket(endpoint, LIMIT_MS, signal, network).catch(() => null);
  if (socket === null) return false;
  const hangUp = () => socket.destroy();
  signal.addEventListener('abort', hangUp, { once: true });
  const answer = await answersHttp(socket);
  signal.removeEventListener('abort', hangUp);
  hangUp();
  return answer;
}
