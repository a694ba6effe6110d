// What a failed connection is in the error model, by the code of Node's net, dns and tls. Pure; shared by the
// protocols. null for a code that is none of these: the protocol's own errors.ts decides then.
import { MailError, type MailErrorData, type MailErrorReason } from '../../shared/domain/problem.ts';

export interface Endpoint {
  host: string;
  port: number;
}

const NO_NETWORK = new Set(['ENETUNREACH', 'ENETDOWN', 'EAI_AGAIN', 'EADDRNOTAVAIL']);

const CONNECTION_REASONS: Readonly<Record<string, MailErrorReason>> = {
  ENOTFOUND: 'nameNotFound',
  EAI_NONAME: 'nameNotFound',
  EAI_NODATA: 'nameNotFound',
  EAI_FAIL: 'nameNotFound',
  ENODATA: 'nameNotFound',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  EACCES: 'refused',
  EHOSTDOWN: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
};

/** Of OpenSSL's verify codes (X509_V_ERR_…) as Node names them. */
const CERTIFICATE_REASONS: Readonly<Record<string, MailErrorReason>> = {
  CERT_HAS_EXPIRED: 'certificateExpired',
  CERT_NOT_YET_VALID: 'certificateNotYetValid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateWrongHost',
  HOSTNAME_MISMATCH: 'certificateWrongHost',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificateUntrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificateUntrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificateUntrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificateUntrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificateUntrusted',
  CERT_UNTRUSTED: 'certificateUntrusted',
  CERT_REJECTED: 'certificateUntrusted',
  CERT_REVOKED: 'certificateUntrusted',
  CERT_SIGNATURE_FAILURE: 'certificateUntrusted',
  CERT_CHAIN_TOO_LONG: 'certificateUntrusted',
  PATH_LENGTH_EXCEEDED: 'certificateUntrusted',
  INVALID_CA: 'certificateUntrusted',
  INVALID_PURPOSE: 'certificateUntrusted',
  ERR_SSL_CA_MD_TOO_WEAK: 'certificateUntrusted',
  ERR_SSL_EE_KEY_TOO_SMALL: 'certificateUntrusted',
};

export function connectionErrorOf(code: string, endpoint: Endpoint): MailErrorData | null {
  const facts = { detail: code, host: endpoint.host, port: endpoint.port };
  if (NO_NETWORK.has(code)) return { kind: 'offline', ...facts };
  const certificate = CERTIFICATE_REASONS[code];
  if (certificate) return { kind: 'certificate', reason: certificate, ...facts };
  // The peer does not speak TLS, or none that is still safe.
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) {
    return { kind: 'certificate', reason: 'tlsFailed', ...facts };
  }
  const reason = CONNECTION_REASONS[code];
  return reason ? { kind: 'connection', reason, ...facts } : null;
}

/** The MailError that an error of the socket is; `error` itself where it is none of the network's. */
export function socketErrorOf(error: Error, endpoint: Endpoint): Error {
  const { code } = error as NodeJS.ErrnoException;
  const data = code === undefined ? null : connectionErrorOf(code, endpoint);
  return data ? new MailError(data, { cause: error }) : error;
}

const WITH_FACTS: ReadonlySet<MailErrorData['reason']> = new Set([
  'certificateExpired',
  'certificateNotYetValid',
  'certificateWrongHost',
  'certificateUntrusted',
]);

/** True where the facts of the certificate help the person (see certificate-facts.ts). */
export function isCertificateRefusal({ reason }: MailErrorData): boolean {
  return WITH_FACTS.has(reason);
}
