// The administrator's file as it lies on the disk: who may have written it, in which encoding, with which authorities.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuthority } from '../../../electron/policies/authorities.ts';
import { loadPolicies } from '../../../electron/policies/load-policies.ts';
import { readProtectedFile } from '../../../electron/policies/protected-file.ts';
import { createCertificates } from '../../servers/certificates.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'casier-load-policies-'));
const at = (name: string) => path.join(folder, name);
let root = '';
beforeAll(() => {
  chmodSync(folder, 0o755);
  root = createCertificates(folder, [], 'Filtre du lycée');
});
afterAll(() => rmSync(folder, { recursive: true }));

function load(content: string | Buffer, name = 'policies.json') {
  writeFileSync(at(name), content);
  return loadFrom(at(name));
}

const loadFrom = (file: string) =>
  loadPolicies({
    platform: 'linux',
    env: {},
    args: ['casier', `--policies=${file}`],
    userName: 'cdurand',
    homeDir: '/home/cdurand',
  });

describe('The file', () => {
  const text = '{ "helpPages": { "help": "https://exemple.fr/é" } }';
  const swapped = () => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

  it.each([
    ['UTF-8', () => Buffer.from(text)],
    ['UTF-8 with its mark', () => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 as PowerShell writes it', () => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', swapped],
  ])('is read in %s', (_name, bytes) => {
    const { report } = load(bytes());
    expect(report.faults).toEqual([]);
    expect(report.policies.helpPages?.help).toBe('https://exemple.fr/é');
    expect(report.source).toBe(at('policies.json'));
  });

  it('of no known encoding, or that is a folder, is told as such', () => {
    expect(load(Buffer.from(text, 'latin1')).report.faults).toMatchObject([{ kind: 'encoding' }]);
    mkdirSync(at('dossier'));
    expect(loadFrom(at('dossier')).report.faults).toMatchObject([{ kind: 'unreadable', detail: 'EISDIR' }]);
  });

  it('that is not there sets nothing', () => {
    expect(loadFrom(at('nulle-part.json')).report).toMatchObject({ source: null, policies: {}, faults: [] });
  });

  it('names a folder of this system, for this session', () => {
    expect(load('{ "dataFolder": "/srv/casier/%username%" }').report.policies.dataFolder).toBe('/srv/casier/cdurand');
    const { report } = load('{\n  "dataFolder": "D:\\\\Casier\\\\%username%"\n}');
    expect(report.faults).toEqual([{ kind: 'folder', at: { line: 2, column: 17 }, key: 'dataFolder', detail: null }]);
    expect(report.policies).toEqual({});
  });
});

describe('An authority', () => {
  const authoritiesIn = (...authorities: string[]) => load(JSON.stringify({ guard: 'block', authorities }, null, 1));

  it('is a file or a text, and is called by its name', () => {
    const { report, certificates } = authoritiesIn(at('ca.crt'), root);
    expect(report.faults).toEqual([]);
    expect(report.authorities).toEqual(['Filtre du lycée', 'Filtre du lycée']);
    expect(certificates.map((pem) => pem.trim())).toEqual([root.trim(), root.trim()]);
  });

  it.each([
    ['there is not', () => at('absent.pem'), 'ENOENT'],
    ['is named by half a path', () => 'filtre.pem', 'relativePath'],
    ['is a server’s certificate', () => at('valid.crt'), 'notAnAuthority'],
    ['is no certificate', () => at('ca.key'), 'noCertificate'],
    ['is a broken one', () => '-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----', 'noCertificate'],
  ])('that %s takes the key away, and is told with its place', (_what, entry, detail) => {
    const { report, certificates } = authoritiesIn(at('ca.crt'), entry());
    expect(report.faults).toEqual([{ kind: 'authority', at: { line: 5, column: 3 }, key: 'authorities[1]', detail }]);
    expect(report.policies).toEqual({ guard: 'block' });
    expect(certificates).toEqual([]);
  });
});

describe('What only an administrator may write', () => {
  const isRoot = process.getuid?.() === 0;

  it.each([
    [0o644, 0o755, isRoot],
    [0o664, 0o755, false],
    [0o646, 0o755, false],
    [0o644, 0o777, false],
  ])('is told by its rights %o, in a folder of %o', (mode, folderMode, isProtected) => {
    mkdirSync(at('etc'), { recursive: true });
    const file = path.join(at('etc'), 'policies.json');
    writeFileSync(file, readFileSync(at('ca.crt')));
    chmodSync(file, mode);
    chmodSync(at('etc'), folderMode);
    expect(readProtectedFile(file, true).kind).toBe(isProtected ? 'read' : 'unprotected');
    expect(readProtectedFile(file, false).kind).toBe('read');
    expect(Array.isArray(readAuthority(file, true))).toBe(isProtected);
  });
});
