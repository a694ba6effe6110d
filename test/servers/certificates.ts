// A throw-away CA and what it signed: `valid`, `expired`, `wronghost`; `selfsigned` it has not signed. Made with
// openssl in the server's temporary folder; keys never leave it.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';

export type CertificateKind = 'valid' | 'expired' | 'wronghost' | 'selfsigned';

const DAY_MS = 86_400_000;

const CA_CONFIG = `[ca]
default_ca = test
[test]
database = ca.index
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
`;

/** Answers the CA's own certificate (PEM). `valid` and `expired` are for localhost and for these names. */
export function createCertificates(dir: string, names: readonly string[] = [], authority = 'Test CA'): string {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  const createKey = (name: string) =>
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
  const selfSign = (name: string, subject: string, ...extra: string[]) => {
    createKey(name);
    const args = ['-key', `${name}.key`, '-days', '2', '-subj', subject, '-out', `${name}.crt`, ...extra];
    openssl('req', '-x509', '-new', ...args);
  };
  const sign = (name: string, host: string, fromDays: number, toDays: number) => {
    createKey(name);
    const others = host === 'localhost' ? names.map((one) => `,DNS:${one}`).join('') : '';
    const valid = `subjectAltName=DNS:${host}${host === 'localhost' ? ',IP:127.0.0.1' : ''}${others}`;
    const request = ['-subj', `/CN=${host}-${name}`, '-addext', valid, '-out', `${name}.csr`];
    openssl('req', '-new', '-key', `${name}.key`, ...request);
    const period = ['-startdate', stamp(fromDays), '-enddate', stamp(toDays)];
    const files = ['-cert', 'ca.crt', '-keyfile', 'ca.key', '-in', `${name}.csr`, '-out', `${name}.crt`];
    openssl('ca', '-config', 'ca.cnf', '-batch', '-notext', ...period, ...files);
  };

  selfSign('ca', `/CN=${authority}`, '-utf8');
  fs.writeFileSync(path.join(dir, 'ca.cnf'), CA_CONFIG);
  fs.writeFileSync(path.join(dir, 'ca.index'), '');
  sign('valid', 'localhost', -1, 1);
  sign('expired', 'localhost', -30, -1);
  sign('wronghost', 'elsewhere.example', -1, 1);
  selfSign('selfsigned', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  return fs.readFileSync(path.join(dir, 'ca.crt'), 'utf8');
}

/** Makes `kind` the certificate that the servers use from their next start. */
export function installCertificate(dir: string, kind: CertificateKind): void {
  for (const ext of ['crt', 'key']) fs.copyFileSync(path.join(dir, `${kind}.${ext}`), path.join(dir, `server.${ext}`));
}

/** openssl's YYYYMMDDHHMMSSZ. */
function stamp(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().replace(/[-:T]|\.\d+/g, '');
}
