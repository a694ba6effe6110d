// Whether an authority that this PC trusts vouches for a certificate. The path is built and checked by pkijs (RFC 5280 §6:
// signatures, dates, who may issue, name constraints); revocation is not asked, as nothing goes to the network.
import { X509Certificate } from 'node:crypto';
import { Certificate, CertificateChainValidationEngine } from 'pkijs';
import type { Signer } from '../../shared/domain/parts.ts';
import type { SignatureTask } from './signature-checks.ts';

/** The few authorities that come into question are read by the library, not all 150. */
export async function chainProblem(
  own: Certificate,
  certificates: Certificate[],
  { authorities, nowAt }: SignatureTask,
  { validFrom, validTo }: Signer,
): Promise<'untrusted' | 'selfSigned' | null> {
  const named = new Set(certificates.flatMap(({ issuer, subject }) => [keyOf(issuer), keyOf(subject)]));
  const trusted = authorities.flatMap((pem) => {
    const x509 = readPem(pem);
    const certificate = x509 && Certificate.fromBER(x509.raw);
    return certificate && named.has(keyOf(certificate.subject)) ? [certificate] : [];
  });
  const isSelfSigned = own.issuer.isEqual(own.subject);
  if (trusted.length === 0) return isSelfSigned ? 'selfSigned' : 'untrusted';
  const chain = new CertificateChainValidationEngine({
    trustedCerts: trusted,
    // The last one is whose path is sought.
    certs: [...certificates.filter((one) => one !== own), own],
    // Expiry is a problem of its own; whoever vouched for it is asked as of its time.
    checkDate: new Date(Math.min(Math.max(nowAt, validFrom), validTo)),
  });
  const { result } = await chain.verify();
  return result ? null : isSelfSigned ? 'selfSigned' : 'untrusted';
}

const keyOf = (name: Certificate['subject']) => Buffer.from(name.toSchema().toBER()).toString('base64');

function readPem(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    // Only OpenSSL runs here: an administrator's file may hold what is no certificate.
    return null;
  }
}
