// Looks through a folder of the disk for mail of any form: mailbox files with Thunderbird's .sbd folders below them,
// Maildirs (with Maildir++'s .Sub.Folders, or Thunderbird's), folders of .eml files. Reads no message; a link that
// leads back up is not followed.
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { MailError } from '../../shared/domain/problem.ts';
import { placeError } from './byte-source.ts';
import { type FoundFolder, isEmlName } from './found-folder.ts';
import { decodeModifiedUtf7 } from './modified-utf7.ts';

export interface FoundFolders {
  folders: FoundFolder[];
  /** Places that the system did not let us look into. */
  refused: string[];
}

interface LookOptions {
  /** The names are those of an IMAP server. */
  encodedNames?: boolean;
}

const DEPTH_MAX = 30;
/** What lies beside mail in a profile and is none. */
const NO_MAIL =
  /\.(msf|dat|html|json|sqlite|sqlite-wal|sqlite-shm|mab|js|db|log|txt|mozeml|bak|lock)$|^\.|^(filterlog|popstate)/i;
const IGNORED_FOLDERS = /\.mozmsgs$/i;

export async function findFolders(root: string, options: LookOptions = {}): Promise<FoundFolders> {
  const found: FoundFolders = { folders: [], refused: [] };
  await look(root, [], options, found);
  found.folders.sort((a, b) => compareNames(a.names, b.names));
  for (const folder of found.folders) folder.key = path.relative(root, folder.key);
  return found;
}

async function look(folder: string, names: string[], options: LookOptions, found: FoundFolders): Promise<void> {
  if (names.length > DEPTH_MAX) return;
  const entries = await entriesOf(folder, found);
  if (!entries) return;
  const isMaildir = entries.some((entry) => entry.name === 'cur' && entry.isDirectory());
  if (isMaildir) {
    const sizeBytes = (await stat(folder)).size;
    found.folders.push({ key: folder, names: named(names, 'Maildir'), form: { kind: 'maildir', folder }, sizeBytes });
  }
  if (entries.some((entry) => entry.isFile() && isEmlName(entry.name))) {
    found.folders.push({
      key: folder,
      names: named(names, path.basename(folder)),
      form: { kind: 'emlFolder', folder },
      sizeBytes: 0,
    });
  }
  for (const entry of entries) {
    const below = path.join(folder, entry.name);
    if (entry.isFile()) await lookAtFile(below, names, options, found);
    else if (entry.isDirectory() && !IGNORED_FOLDERS.test(entry.name) && !(isMaildir && isMaildirOwn(entry.name))) {
      await look(below, [...names, ...namesOf(entry.name, isMaildir, options)], options, found);
    }
  }
}

const named = (names: string[], otherwise: string) => (names.length > 0 ? names : [otherwise]);
const isMaildirOwn = (name: string) => /^(cur|new|tmp)$/.test(name);

/** `Cours.sbd` holds what lies below `Cours`; `.Cours.6eB` of Maildir++ is a folder `6eB` in `Cours`. */
function namesOf(name: string, inMaildir: boolean, { encodedNames }: LookOptions): string[] {
  if (inMaildir && name.startsWith('.')) return name.slice(1).split('.').map(decodeModifiedUtf7);
  const own = name.replace(/\.sbd$/i, '');
  return [encodedNames ? decodeModifiedUtf7(own) : own];
}

async function lookAtFile(file: string, names: string[], options: LookOptions, found: FoundFolders): Promise<void> {
  const name = path.basename(file);
  if (isEmlName(name) || NO_MAIL.test(name)) return;
  const sizeBytes = await sizeOfMbox(file, found);
  if (sizeBytes === null) return;
  const own = name.replace(/\.(mbox|mbx)$/i, '');
  found.folders.push({
    key: file,
    names: [...names, options.encodedNames ? decodeModifiedUtf7(own) : own],
    form: { kind: 'mbox', file },
    sizeBytes,
  });
}

/** null: no mailbox file. An empty one is one where Thunderbird has an index beside it. */
async function sizeOfMbox(file: string, found: FoundFolders): Promise<number | null> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(5), 0, 5, 0);
      if (buffer.toString('latin1', 0, bytesRead) === 'From ') return size;
      return (await isThere(`${file}.msf`)) || /\.(mbox|mbx)$/i.test(file) ? size : null;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!(placeError(error) instanceof MailError)) throw error;
    found.refused.push(file);
    return null;
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    // Not there, or not to be seen: the same here.
    return false;
  }
}

async function entriesOf(folder: string, found: FoundFolders) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (!(placeError(error) instanceof MailError)) throw error;
    found.refused.push(folder);
    return null;
  }
}

function compareNames(a: readonly string[], b: readonly string[]): number {
  const keyOf = (names: readonly string[]) => names.join('\0');
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
