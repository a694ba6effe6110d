// Where Casier keeps its data: the *local* application data, never the roaming profile, since a mail store does not
// belong on a server that copies it at each login. Pure: environment in, folders out.
import path from 'node:path';

export interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  homeDir: string;
  /** The command line; `--data-dir=<absolute folder>` names another place. */
  args: readonly string[];
}

export interface DataFolder {
  folder: string;
  /** An administrator wants another one, but the store was here before. */
  stays: boolean;
}

/**
 * Named on the command line, else the administrator's, else the usual one. A store that lies at the usual place already
 * is not left behind for an empty one.
 */
export function dataFolder(
  surroundings: Surroundings,
  wanted: string | undefined,
  holdsStore: (folder: string) => boolean,
): DataFolder {
  const named = surroundings.args.find((arg) => arg.startsWith('--data-dir='))?.slice('--data-dir='.length);
  if (named) return { folder: path.resolve(named), stays: false };
  const usual = usualFolder(surroundings);
  if (wanted === undefined || wanted === usual) return { folder: usual, stays: false };
  const stays = holdsStore(usual) && !holdsStore(wanted);
  return { folder: stays ? usual : wanted, stays };
}

function usualFolder({ platform, env, homeDir }: Surroundings): string {
  if (platform === 'win32') {
    return path.win32.join(env.LOCALAPPDATA || path.win32.join(homeDir, 'AppData', 'Local'), 'Casier');
  }
  if (platform === 'darwin') return path.posix.join(homeDir, 'Library', 'Application Support', 'Casier');
  // The XDG base directory specification: a relative path is invalid and to be ignored.
  const xdg = env.XDG_DATA_HOME;
  const base = xdg && path.posix.isAbsolute(xdg) ? xdg : path.posix.join(homeDir, '.local', 'share');
  return path.posix.join(base, 'casier');
}
