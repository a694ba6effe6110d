// What accounts that work tell of their domain: for the next account of the same domain, and for the file that
// colleagues hand on. Pure. Invariants: nothing of it names a person; unencrypted servers are left out.
import type { Account, ServerSettings } from '../domain/account.ts';
import type { MailService, SharedServer } from '../domain/setup.ts';
import { SHARED_SETTINGS_VERSION, type SharedSettings } from '../domain/shared-settings.ts';
import { hostName } from './host-names.ts';
import { isAcademy, isSharedMailbox, placeOf } from './place.ts';

type Learnt = Pick<Account, 'protocol' | 'address' | 'incoming' | 'outgoing'>;

/** The newest account's first. */
export function learnedServers(accounts: readonly Learnt[], address: string): SharedServer[] {
  const { domain } = placeOf(address);
  return accounts
    .toReversed()
    .filter((account) => domain !== '' && placeOf(account.address).domain === domain)
    .flatMap(serversOf);
}

/** null: there is nothing to hand on (a server without encryption, or one that has no name of its own). */
export function settingsToShare(account: Learnt): SharedSettings | null {
  const { domain } = placeOf(account.address);
  const servers = serversOf(account).filter(({ host }) => hostName(host) === host);
  if (domain === '' || servers.length < 2) return null;
  return { casier: 'settings', version: SHARED_SETTINGS_VERSION, domain, servers };
}

function serversOf(account: Learnt): SharedServer[] {
  const { protocol, incoming, outgoing } = account;
  if (protocol !== 'imap' && protocol !== 'pop3') return [];
  return [...serverOf(protocol, incoming, account), ...serverOf('smtp', outgoing, account)];
}

function serverOf(service: MailService, server: ServerSettings | null, { address }: Learnt): SharedServer[] {
  if (!server || server.security === 'none') return [];
  const { host, port, security, userName } = server;
  const rule = ruleOf(userName, address);
  return [{ service, host: host.toLowerCase(), port, security, ...(rule && { userName: rule }) }];
}

/** How the server calls its people; null: as is usual for such an address, or nobody can tell. */
function ruleOf(userName: string, address: string): SharedServer['userName'] | null {
  const place = placeOf(address);
  if (userName.toLowerCase() === address.toLowerCase()) return { form: 'fullAddress' };
  // What a school's mailbox is called says nothing of its staff.
  if (isAcademy(place)) return isSharedMailbox(place.localPart) ? null : { form: 'identifiant' };
  return userName.toLowerCase() === place.localPart.toLowerCase() ? { form: 'localPart' } : { form: 'identifiant' };
}
