// Whom TLS believes, and what it speaks at least: the usual roots and, beside them, those that the engine was given. Made
// once and shared by all connections, as reading 150 roots takes 50 ms.
import tls from 'node:tls';

const NONE: readonly string[] = [];
const made = new WeakMap<readonly string[], tls.SecureContext>();

/** PEM; the same array has the same context. */
export function secureContext(extraCertificates: readonly string[] = NONE): tls.SecureContext {
  const existing = made.get(extraCertificates);
  if (existing) return existing;
  const context = tls.createSecureContext({
    minVersion: 'TLSv1.2',
    ...(extraCertificates.length > 0 && { ca: [...tls.rootCertificates, ...extraCertificates] }),
  });
  made.set(extraCertificates, context);
  return context;
}
