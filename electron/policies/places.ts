// Where the administrator's settings are, on each system: one place for everybody on the PC, which only an administrator
// can write. Pure.
import path from 'node:path';

/** On Windows group policies write here; below it is nothing. */
export const REGISTRY_KEY = 'HKLM\\SOFTWARE\\Policies\\Casier';

export interface PolicySurroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** The command line; `--policies=<file>` names another one, while developing and testing only (switches.ts). */
  args: readonly string[];
}

export interface PolicyPlace {
  file: string;
  /** Named on the command line: nobody's but the one's who started the program. */
  isNamed: boolean;
}

export function policyPlace({ platform, env, args }: PolicySurroundings): PolicyPlace {
  const named = args.find((arg) => arg.startsWith('--policies='))?.slice('--policies='.length);
  if (named) return { file: path.resolve(named), isNamed: true };
  return { file: usualFile(platform, env), isNamed: false };
}

function usualFile(platform: NodeJS.Platform, env: PolicySurroundings['env']): string {
  if (platform === 'win32') return path.win32.join(env.ProgramData || 'C:\\ProgramData', 'Casier', 'policies.json');
  if (platform === 'darwin') return '/Library/Application Support/Casier/policies.json';
  return '/etc/casier/policies.json';
}
