// What servers that were found want of a person before they may have the password. Pure.
import type { FoundServers } from '../domain/server-search.ts';
import type { ServerCandidate } from '../domain/setup.ts';
import { identifiantProposals, userNameOf } from './identifiant.ts';

/** Hosts that have to be agreed to before they get the password, each once. */
export function hostsToAgree({ incoming, outgoing }: FoundServers): string[] {
  const others = [incoming, outgoing].filter(({ needsConfirmation }) => needsConfirmation);
  return [...new Set(others.map(({ host }) => host))];
}

/** What is typed is the identifiant itself, not something that follows from the address. */
export function asksIdentifiant({ incoming }: FoundServers): boolean {
  return incoming.userName.form === 'identifiant';
}

/** The user name that a server's rule makes of a person who typed this identifiant (null: none), or was proposed one. */
export function userNameAt(
  { userName }: ServerCandidate,
  { address, name, identifiant }: { address: string; name: string; identifiant: string | null },
): string {
  return userNameOf(userName, {
    address,
    identifiant: identifiant ?? identifiantProposals({ address, name })[0] ?? '',
  });
}
