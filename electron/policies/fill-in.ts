// Fills in what an administrator cannot know of each session on a PC: %username% and %home%. What follows from the address
// that is typed (%address%, %localpart%) is left to shared/academies/presets.ts. Pure.
import path from 'node:path';
import { plainLetters } from '../../shared/academies/plain-letters.ts';
import type { Policies } from '../../shared/domain/policies.ts';

export interface Session {
  userName: string;
  homeDir: string;
}

export function fillInNames({ accounts, hosts, ...rest }: Policies, { userName }: Session): Policies {
  const inServer = <Server extends { userName?: string | undefined }>(server: Server): Server =>
    server.userName === undefined ? server : { ...server, userName: replace(server.userName, { username: userName }) };
  const filledIn = accounts?.map((account) => ({
    ...account,
    address: replace(account.address, { username: inAddress(userName) }),
    incoming: inServer(account.incoming),
    outgoing: inServer(account.outgoing),
  }));
  return { ...rest, ...(filledIn && { accounts: filledIn }), ...(hosts && { hosts: hosts.map(inServer) }) };
}

/** null: no folder of this system. */
export function fillInFolder(folder: string, { userName, homeDir }: Session, platform: NodeJS.Platform): string | null {
  const system = platform === 'win32' ? path.win32 : path.posix;
  // What a name of a session may hold and a folder's may not.
  const safeName = userName.replace(/[\\/:*?"<>|]/g, '_');
  const filled = replace(folder, { username: safeName, home: homeDir });
  return system.isAbsolute(filled) ? system.normalize(filled) : null;
}

/** « Jean Dupont » of Windows is « jean.dupont » before the @. */
function inAddress(userName: string): string {
  return plainLetters(userName)
    .trim()
    .replace(/\s+/g, '.')
    .replace(/[^a-z0-9._-]/g, '');
}

/** What is not known stays as it is. */
function replace(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/%(\w+)%/g, (whole, name: string) => values[name.toLowerCase()] || whole);
}
