// The certificate authorities that an administrator adds: each a PEM text, or the path of a file that holds some.
import { X509Certificate } from 'node:crypto';
import path from 'node:path';
import { readProtectedFile } from './protected-file.ts';

export interface Authority {
  name: string;
  pem: string;
}

/** Why an entry is none: the system's code, or one of these. */
export type AuthorityFault = 'unprotected' | 'relativePath' | 'noCertificate' | 'notAnAuthority' | (string & {});

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

export function readAuthority(entry: string, mustBeProtected: boolean): Authority[] | { fault: AuthorityFault } {
  const text = textOf(entry, mustBeProtected);
  if (typeof text !== 'string') return text;
  const found: Authority[] = [];
  for (const pem of text.match(PEM) ?? []) {
    const certificate = parseCertificate(pem);
    if (!certificate) return { fault: 'noCertificate' };
    if (!certificate.ca) return { fault: 'notAnAuthority' };
    found.push({ name: nameOf(certificate), pem });
  }
  return found.length > 0 ? found : { fault: 'noCertificate' };
}

function textOf(entry: string, mustBeProtected: boolean): string | { fault: AuthorityFault } {
  if (entry.includes('-----BEGIN CERTIFICATE-----')) return entry;
  if (!path.isAbsolute(entry)) return { fault: 'relativePath' };
  const file = readProtectedFile(entry, mustBeProtected);
  if (file.kind === 'read') return file.bytes.toString('latin1');
  if (file.kind === 'none') return { fault: 'ENOENT' };
  return { fault: file.kind === 'unprotected' ? 'unprotected' : file.code };
}

function parseCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    // OpenSSL's own; it has no other way to say no.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

function nameOf({ subject }: X509Certificate): string {
  const lines = subject.split('\n');
  const line = lines.find((one) => one.startsWith('CN=')) ?? lines[0] ?? '';
  return line.replace(/^[A-Za-z]+=/, '');
}
