// Whether a folder lies on a network drive, where an SQLite database in WAL mode gets damaged: by the file system's own
// number and the mount table on Linux, by the mount table on macOS, by the form of the path on Windows.
// `isOnNetworkDrive` asks the system; the rest is pure.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs';
import path from 'node:path';

const NETWORK_FILE_SYSTEMS = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'ncpfs',
  'afs',
  'afpfs',
  'webdav',
  'ceph',
  'glusterfs',
  '9p',
  'fuse.sshfs',
  'fuse.davfs2',
  'davfs',
  'fuse.rclone',
  'fuse.glusterfs',
  'fuse.gvfsd-fuse',
]);
/** What statfs(2) of Linux calls them: also where a mount table does not show them (a container, an automounter). */
const NETWORK_MAGIC = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xfe534d42, // SMB2
  0xff534d42, // CIFS
  0x564c, // NCP
  0x5346414f, // AFS
  0x00c36400, // Ceph
  0x73757245, // Coda
]);
const ASK_TIMEOUT_MS = 2_000;

/** The file system that holds `folder` by the text of /proc/mounts (fstab(5)); the deepest, latest mount wins. */
export function fileSystemOf(folder: string, mounts: string): string | null {
  let best: { point: string; type: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [, escapedPoint, type] = line.split(' ');
    if (!escapedPoint || !type) continue;
    const point = escapedPoint.replace(/\\([0-7]{3})/g, (_all, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const holds = folder === point || folder.startsWith(point.endsWith('/') ? point : `${point}/`);
    if (holds && (!best || point.length >= best.point.length)) best = { point, type };
  }
  return best?.type ?? null;
}

export function isNetworkFileSystem(type: string | null): boolean {
  return type !== null && NETWORK_FILE_SYSTEMS.has(type);
}

/** `\\server\share\…` and its long form `\\?\UNC\server\…`; not the long form of a local path. */
export function isUncPath(folder: string): boolean {
  return /^[\\/]{2}(\?[\\/]UNC[\\/]|[^\\/?.])/i.test(folder);
}

/** The folder need not exist yet: its nearest parent decides. */
export function isOnNetworkDrive(folder: string, platform: NodeJS.Platform = process.platform): boolean {
  if (platform === 'win32') return isUncPath(folder) || isMappedDrive(folder);
  const existing = realpathSync(nearestExisting(folder));
  if (platform === 'darwin') return isNetworkFileSystem(fileSystemOnMac(existing, mountTableOfMac()));
  if (platform !== 'linux') return false;
  if (isNetworkMagic(statfsSync(existing).type)) return true;
  return isNetworkFileSystem(fileSystemOf(existing, readFileSync('/proc/mounts', 'utf8')));
}

/** Node gives the number as the kernel's signed one on some systems. */
export function isNetworkMagic(type: number): boolean {
  return NETWORK_MAGIC.has(type >>> 0);
}

/** By what mount(8) of macOS prints: `//claire@server/home on /Volumes/home (smbfs, nodev, nosuid)`. */
export function fileSystemOnMac(folder: string, table: string): string | null {
  let best: { point: string; type: string } | null = null;
  for (const line of table.split('\n')) {
    const [, point, type] = /^.* on (\/.*) \((\w+)/.exec(line) ?? [];
    if (!point || !type) continue;
    const holds = folder === point || folder.startsWith(point.endsWith('/') ? point : `${point}/`);
    if (holds && (!best || point.length >= best.point.length)) best = { point, type };
  }
  return best?.type ?? null;
}

function mountTableOfMac(): string {
  try {
    return execFileSync('/sbin/mount', { encoding: 'utf8', timeout: ASK_TIMEOUT_MS });
  } catch {
    return '';
  }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}

/** Windows lists mapped letters under HKCU\Network\<letter>; reg.exe answers 1 where there is no such key. */
function isMappedDrive(folder: string): boolean {
  const letter = /^([a-z]):/i.exec(folder)?.[1];
  if (!letter) return false;
  try {
    execFileSync('reg', ['query', `HKCU\\Network\\${letter}`], { stdio: 'ignore', timeout: ASK_TIMEOUT_MS });
    return true;
  } catch {
    return false;
  }
}
