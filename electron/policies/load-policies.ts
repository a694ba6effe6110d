// What the administrator of this PC set, read once at the start: the text from its one place, what of it holds, with the
// session filled in and the authorities read. Whatever is wrong is told, never thrown: mail works without it.
import type { PolicyFault, PolicyReport } from '../../shared/domain/policies.ts';
import { readAuthority } from './authorities.ts';
import { fillInFolder, fillInNames, type Session } from './fill-in.ts';
import { type PolicySurroundings, policyPlace, REGISTRY_KEY } from './places.ts';
import { readProtectedFile } from './protected-file.ts';
import { type ReadPolicies, readPolicies } from './read-policies.ts';
import { askRegistry } from './registry.ts';

export interface LoadedPolicies {
  report: PolicyReport;
  /** PEM, one certificate each. */
  certificates: string[];
}

interface PolicyText {
  source: string | null;
  text: string | null;
  fault: PolicyFault['kind'] | null;
  detail: string | null;
  /** Whether files it names have to be an administrator's, too. */
  mustBeProtected: boolean;
}

export function loadPolicies(surroundings: PolicySurroundings & Session): LoadedPolicies {
  const { source, text, fault, detail, mustBeProtected } = findText(surroundings);
  const nothing = { policies: {}, authorities: [], storeStays: null };
  if (fault) {
    return { report: { ...nothing, source, faults: [{ kind: fault, at: null, key: '', detail }] }, certificates: [] };
  }
  if (text === null) return { report: { ...nothing, source: null, faults: [] }, certificates: [] };
  const read = readPolicies(text);
  const authorities = takeAuthorities(read, mustBeProtected);
  takeFolder(read, surroundings);
  return {
    report: {
      source,
      policies: fillInNames(read.policies, surroundings),
      authorities: authorities.map(({ name }) => name),
      storeStays: null,
      faults: read.faults,
    },
    certificates: authorities.map(({ pem }) => pem),
  };
}

function findText(surroundings: PolicySurroundings): PolicyText {
  const { file, isNamed } = policyPlace(surroundings);
  const isWindows = surroundings.platform === 'win32';
  const mustBeProtected = !isNamed && !isWindows;
  const registry = isWindows && !isNamed ? askRegistry() : null;
  if (registry?.text) return { source: REGISTRY_KEY, ...ofRegistry(registry.text), mustBeProtected };
  const found = readProtectedFile(file, mustBeProtected);
  const so = (
    kind: PolicyFault['kind'] | null,
    text: string | null = null,
    detail: string | null = null,
  ): PolicyText => ({
    source: found.kind === 'none' ? null : file,
    text,
    fault: kind,
    detail,
    mustBeProtected,
  });
  if (found.kind === 'none') return so(null);
  if (found.kind === 'unreadable') return so('unreadable', null, found.code);
  // On Windows anybody may put a file there, so that the registry has to vouch for it.
  if (found.kind === 'unprotected' || (registry && !registry.usesFile)) return so('unprotected');
  const text = textOf(found.bytes);
  return text === null ? so('encoding') : so(null, text);
}

/** reg.exe prints what is not ASCII in a way of its own. */
function ofRegistry(text: string): Pick<PolicyText, 'text' | 'fault' | 'detail'> {
  return /^[\x00-\x7f]*$/.test(text)
    ? { text, fault: null, detail: null }
    : { text: null, fault: 'encoding', detail: 'ASCII' };
}

/** UTF-8, or UTF-16 as PowerShell and Notepad write it, with its mark; null: neither. */
function textOf(bytes: Buffer): string | null {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}

/** The key goes where one of them is none. */
function takeAuthorities({ policies, faults, placeOf }: ReadPolicies, mustBeProtected: boolean) {
  const entries = (policies.authorities ?? []).map((entry) => readAuthority(entry, mustBeProtected));
  const wrong = entries.flatMap((entry, i): PolicyFault[] => {
    const key = `authorities[${i}]`;
    return 'fault' in entry ? [{ kind: 'authority', at: placeOf(key), key, detail: entry.fault }] : [];
  });
  faults.push(...wrong);
  if (wrong.length > 0) delete policies.authorities;
  return wrong.length > 0 ? [] : entries.flatMap((entry) => ('fault' in entry ? [] : entry));
}

function takeFolder({ policies, faults, placeOf }: ReadPolicies, surroundings: PolicySurroundings & Session): void {
  if (policies.dataFolder === undefined) return;
  const folder = fillInFolder(policies.dataFolder, surroundings, surroundings.platform);
  if (folder !== null) policies.dataFolder = folder;
  else {
    faults.push({ kind: 'folder', at: placeOf('dataFolder'), key: 'dataFolder', detail: null });
    delete policies.dataFolder;
  }
}
