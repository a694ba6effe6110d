// The authorities that this PC trusts beside the bundled ones: an IT service adds the root of its TLS-inspecting filter
// there. On Windows and macOS Node reads the system's store, from 22.15 on (older: the bundled ones alone); elsewhere
// they are files, where OpenSSL and the distributions keep them. What cannot be read adds nothing: verification gets
// stricter, never laxer.
import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/** The first one that is there holds all: Debian and Ubuntu, Fedora and Red Hat, openSUSE, Alpine and the BSDs. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** PEM, one certificate each. */
export function systemCertificates(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  bundles: readonly string[] = BUNDLES,
): string[] {
  // What whoever set the PC up says comes first: OpenSSL's own variable, and Node's for one certificate more.
  const { SSL_CERT_FILE, NODE_EXTRA_CA_CERTS } = environment;
  const added = NODE_EXTRA_CA_CERTS ? (certificatesIn(NODE_EXTRA_CA_CERTS) ?? []) : [];
  if (platform === 'win32' || platform === 'darwin') return [...ofTheStore(), ...added];
  const places = SSL_CERT_FILE ? [SSL_CERT_FILE] : bundles;
  for (const file of places) {
    const found = certificatesIn(file);
    if (found) return [...found, ...added];
  }
  return added;
}

/** Electron before 37 has no such function. */
function ofTheStore(): string[] {
  return 'getCACertificates' in tls ? tls.getCACertificates('system') : [];
}

/** null where there is no such file, or none that may be read. */
function certificatesIn(file: string): string[] | null {
  try {
    return readFileSync(file, 'utf8').match(PEM) ?? [];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}
