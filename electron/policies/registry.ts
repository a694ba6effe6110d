// The registry of Windows as far as group policies write for Casier: asked by the system's own reg.exe, read by a pure
// function. Two values count: `Policies`, the text of a policies.json in ASCII (REG_SZ or REG_MULTI_SZ), and `UsePoliciesFile`
// (REG_DWORD), which lets the file in ProgramData count.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { REGISTRY_KEY } from './places.ts';

export interface RegistryPolicies {
  /** null: not set. */
  text: string | null;
  usesFile: boolean;
}

const ASK_TIMEOUT_MS = 5_000;
const VALUE = /^ {4}(\S.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/** Of what `reg query` prints for the key: the name, the type and the data of a value on a line, four blanks between. */
export function readRegistry(printed: string): RegistryPolicies {
  const values = new Map<string, string>();
  let open: { name: string; isMulti: boolean } | null = null;
  for (const line of printed.split(/\r?\n/)) {
    const [, name, type, data = ''] = VALUE.exec(line) ?? [];
    if (name !== undefined) {
      open = { name: name.toLowerCase(), isMulti: type === 'REG_MULTI_SZ' };
      // A list of lines is printed with « \0 » between them; JSON itself has a backslash before a 0 in pairs only.
      values.set(open.name, open.isMulti ? data.replace(/(?<!\\)((?:\\\\)*)\\0/g, '$1\n') : data);
      // A text with line breaks goes on below.
    } else if (open && line !== '' && !line.startsWith('HKEY_')) {
      values.set(open.name, `${values.get(open.name)}\n${line}`);
    }
  }
  return { text: values.get('policies') ?? null, usesFile: Number(values.get('usepoliciesfile') ?? 0) !== 0 };
}

/** Nothing is set where there is no such key, or where reg.exe may not be used. */
export function askRegistry(): RegistryPolicies {
  return readRegistry(printedByReg() ?? '');
}

function printedByReg(): string | null {
  // By its whole path, as Windows looks in the folder where one is as well; the 64-bit view, as group policies write it.
  const reg = path.win32.join(process.env.SystemRoot || 'C:\\Windows', 'System32', 'reg.exe');
  try {
    return execFileSync(reg, ['query', REGISTRY_KEY, '/reg:64'], {
      encoding: 'latin1',
      timeout: ASK_TIMEOUT_MS,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    // Only reg.exe runs here: it ends with an error where there is no such key.
    return null;
  }
}
