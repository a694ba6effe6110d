// Real S/MIME mail, made by OpenSSL as other programs make it: an authority, people whom it vouches for, their letters.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Person {
  name: string;
  certificate: string;
  key: string;
}

export interface Office {
  /** PEM of the authority. */
  authority: string;
  person(name: string, address: string, more?: PersonOptions): Person;
  letter(from: string, body: string): string;
  sign(person: Person, letter: string, more?: readonly string[]): Buffer;
  encrypt(person: Person, letter: string): Buffer;
  close(): void;
}

interface PersonOptions {
  /** openssl's own form: « ec:secp384r1 », « rsa:1024 ». */
  key?: string;
  selfSigned?: boolean;
  usage?: string;
  /** Certified by an authority below the one that is trusted. */
  through?: boolean;
}

export function openOffice(): Office {
  const folder = mkdtempSync(path.join(tmpdir(), 'casier-smime-'));
  const at = (name: string) => path.join(folder, name);
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const newKey = (name: string, kind = 'rsa:2048') => {
    const [algorithm, parameter] = kind.split(':');
    const option = algorithm === 'ec' ? `ec_paramgen_curve:${parameter}` : `rsa_keygen_bits:${parameter}`;
    openssl('genpkey', '-algorithm', algorithm!.toUpperCase(), '-pkeyopt', option, '-out', `${name}.key`);
  };
  const authority = (name: string, subject: string, issuer: string | null) => {
    newKey(name, 'ec:prime256v1');
    openssl('req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`);
    writeFileSync(at(`${name}.ext`), 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n');
    const by = issuer ? ['-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`] : ['-key', `${name}.key`];
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...by,
      '-days',
      '3650',
      '-extfile',
      `${name}.ext`,
      '-out',
      `${name}.crt`,
    );
  };
  authority('root', '/O=Academie/CN=AC Racine', null);
  authority('middle', '/O=Academie/CN=AC Agents', 'root');

  return {
    authority: readFileSync(at('root.crt'), 'utf8'),
    person(name, address, { key, selfSigned, usage = 'emailProtection', through } = {}) {
      newKey(name, key);
      openssl('req', '-new', '-key', `${name}.key`, '-subj', `/O=Ecole/CN=${name}`, '-out', `${name}.csr`);
      writeFileSync(
        at(`${name}.ext`),
        `subjectAltName=email:${address}\nkeyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=${usage}\nsubjectKeyIdentifier=hash\n`,
      );
      const issuer = through ? 'middle' : 'root';
      const by = selfSigned ? ['-key', `${name}.key`] : ['-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`];
      openssl(
        'x509',
        '-req',
        '-in',
        `${name}.csr`,
        ...by,
        '-days',
        '365',
        '-extfile',
        `${name}.ext`,
        '-out',
        `${name}.crt`,
      );
      return { name, certificate: at(`${name}.crt`), key: at(`${name}.key`) };
    },
    letter: (from, body) =>
      `From: ${from}\r\nTo: direction@ecole.fr\r\nSubject: Conseil\r\nDate: ${new Date().toUTCString()}\r\nMIME-Version: 1.0\r\n\n${body}`,
    sign(person, letter, more = []) {
      // The header of the letter goes around what is signed.
      const [head, body] = letter.split('\r\n\n') as [string, string];
      writeFileSync(at('body.txt'), `Content-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`);
      const others = more.includes('-certfile') ? [] : ['-certfile', 'middle.crt'];
      const signed = openssl(
        ...['cms', '-sign', '-in', 'body.txt', '-signer', person.certificate, '-inkey', person.key],
        ...others,
        ...more,
      );
      return Buffer.concat([Buffer.from(`${head.replace(/\r\nMIME-Version: 1.0$/, '')}\r\n`), signed]);
    },
    encrypt(person, letter) {
      const [head, body] = letter.split('\r\n\n') as [string, string];
      writeFileSync(at('body.txt'), `Content-Type: text/plain\r\n\r\n${body}\r\n`);
      const closed = openssl('cms', '-encrypt', '-aes256', '-in', 'body.txt', person.certificate);
      return Buffer.concat([Buffer.from(`${head.replace(/\r\nMIME-Version: 1.0$/, '')}\r\n`), closed]);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
