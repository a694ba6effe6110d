// Whom TLS believes, and what it speaks at least: the bundled roots, those of this PC, and those that the engine was
// given. Made once and shared by all connections, as reading 150 roots takes 50 ms. Verification is never switched off.
import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { systemCertificates } from './system-certificates.ts';

const NONE: readonly string[] = [];
const made = new WeakMap<readonly string[], tls.SecureContext>();
let ofThisPc: readonly string[] | null = null;

/** `extraCertificates`: PEM; the same array has the same context. */
export function secureContext(extraCertificates: readonly string[] = NONE): tls.SecureContext {
  const existing = made.get(extraCertificates);
  if (existing) return existing;
  const context = tls.createSecureContext({
    minVersion: 'TLSv1.2',
    ca: [...tls.rootCertificates, ...addedHere(), ...extraCertificates],
  });
  made.set(extraCertificates, context);
  return context;
}

/**
 * The authority that vouches for a verified connection, where only this PC knows it: whoever owns its key can read what
 * is said. null for one of the bundled authorities.
 */
export function ownAuthorityOf(socket: tls.TLSSocket): string | null {
  let certificate = socket.getPeerCertificate(true);
  while (certificate.issuerCertificate && certificate.issuerCertificate !== certificate) {
    certificate = certificate.issuerCertificate;
  }
  if (!certificate.raw || isBundled(certificate.fingerprint256)) return null;
  return [certificate.subject.CN ?? certificate.subject.O].flat().join(', ');
}

/** Those of this PC that are not bundled: a distribution's file holds mostly the same. */
function addedHere(): readonly string[] {
  const bundled = new Set(tls.rootCertificates.map(bare));
  ofThisPc ??= systemCertificates().filter((pem) => !bundled.has(bare(pem)));
  return ofThisPc;
}

/** All of them, as PEM: for signatures, which no connection verifies. */
export function trustedAuthorities(extraCertificates: readonly string[] = NONE): readonly string[] {
  return [...tls.rootCertificates, ...addedHere(), ...extraCertificates];
}

let bundledFingerprints: Set<string> | null = null;

function isBundled(fingerprint256: string): boolean {
  bundledFingerprints ??= new Set(tls.rootCertificates.map((pem) => new X509Certificate(pem).fingerprint256));
  return bundledFingerprints.has(fingerprint256);
}

function bare(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '');
}
