// The state of the guided set-up: pure. What was typed, what is recognised of it at once, and the account that it makes
// with the servers that were found. Invariant: the password goes to a host that is not the person's own domain's only
// after the person agreed to this very host.
import type { z } from 'zod';
import { serverCandidates } from '../../../shared/academies/candidates.ts';
import { asksIdentifiant, hostsToAgree, userNameAt } from '../../../shared/academies/found-servers.ts';
import { identifiantProposals } from '../../../shared/academies/identifiant.ts';
import { readAddress } from '../../../shared/academies/read-address.ts';
import { academyFor, type Recognised } from '../../../shared/academies/recognise.ts';
import {
  type Account,
  DEFAULT_LEAVE_ON_SERVER,
  type LeaveOnServer,
  type NewAccount,
} from '../../../shared/domain/account.ts';
import type { Policies } from '../../../shared/domain/policies.ts';
import { isTransient, type MailErrorData } from '../../../shared/domain/problem.ts';
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import type { ServerCandidate, SharedServer } from '../../../shared/domain/setup.ts';
import { SHARED_SETTINGS_VERSION, type SharedSettings } from '../../../shared/domain/shared-settings.ts';
import type { SetupToKeep, WaitingSetup } from '../../../shared/domain/waiting-setup.ts';
import { EMPTY_FORM, type ServerForm, type SetupForm } from './setup-form.ts';

export interface GuidedForm {
  name: string;
  address: string;
  /** What is wanted; what is found may be the other one. */
  protocol: 'imap' | 'pop3';
  leaveOnServer: LeaveOnServer;
  /** null: follows what the servers want to hear. */
  identifiant: string | null;
  password: string;
  /** Hosts of others that may have the password. */
  agreedHosts: readonly string[];
  /** Of a file that a colleague handed on. */
  shared: SharedSettings | null;
}

export const EMPTY_GUIDED: GuidedForm = {
  name: '',
  address: '',
  protocol: 'imap',
  leaveOnServer: DEFAULT_LEAVE_ON_SERVER,
  identifiant: null,
  password: '',
  agreedHosts: [],
  shared: null,
};

/** What an administrator proposes of what is not set up yet. */
export function firstFormOf({ accounts = [] }: Policies, existing: readonly Pick<Account, 'address'>[]): GuidedForm {
  const isThere = (address: string) => existing.some((one) => one.address.toLowerCase() === address.toLowerCase());
  const next = accounts.find(({ address }) => !isThere(address));
  return next ? { ...EMPTY_GUIDED, address: next.address, protocol: next.protocol } : EMPTY_GUIDED;
}

export interface AddressFacts {
  /** As servers take it; null when it is none. */
  address: string | null;
  error: 'missing' | 'badAddress' | null;
  recognised: Recognised | null;
}

export function addressFacts(typed: string): AddressFacts {
  const read = readAddress(typed);
  if (read.kind === 'address') return { address: read.address, error: null, recognised: academyFor(read.address) };
  return { address: null, error: read.kind === 'empty' ? 'missing' : 'badAddress', recognised: null };
}

/** Likeliest first. */
export function proposalsOf(form: GuidedForm): string[] {
  return identifiantProposals({ address: addressFacts(form.address).address ?? '', name: form.name });
}

/** What `server` is told as user name. What the person typed counts for both servers. */
export function userNameFor(form: GuidedForm, server: ServerCandidate): string {
  if (form.identifiant !== null) return form.identifiant.trim();
  return userNameAt(server, { ...form, address: addressFacts(form.address).address ?? '', identifiant: null });
}

export type LoginField = 'identifiant' | 'password' | 'agree';

/** What keeps the form from being sent, field by field, top to bottom. */
export function loginErrors(form: GuidedForm, found: FoundServers): Map<LoginField, 'missing' | 'mustAgree'> {
  const errors = new Map<LoginField, 'missing' | 'mustAgree'>();
  if (userNameFor(form, found.incoming) === '') errors.set('identifiant', 'missing');
  if (form.password === '') errors.set('password', 'missing');
  if (hostsToAgree(found).some((host) => !form.agreedHosts.includes(host))) errors.set('agree', 'mustAgree');
  return errors;
}

/** Of a form without errors. */
export function guidedAccountOf(form: GuidedForm, found: FoundServers): z.input<typeof NewAccount> {
  const server = (one: ServerCandidate) => ({
    host: one.host,
    port: one.port,
    security: one.security,
    userName: userNameFor(form, one),
  });
  return {
    protocol: found.incoming.service === 'pop3' ? 'pop3' : 'imap',
    leaveOnServer: form.leaveOnServer,
    name: form.name.trim(),
    address: addressFacts(form.address).address ?? '',
    password: form.password,
    incoming: server(found.incoming),
    outgoing: server(found.outgoing),
  };
}

/** What a colleague's file tells of this address: nothing, where it is for those of another domain. */
export function sharedServersOf({ address, shared }: GuidedForm): SharedServer[] {
  const typed = addressFacts(address).address ?? '';
  return shared && typed.toLowerCase().endsWith(`@${shared.domain}`) ? shared.servers : [];
}

/** Nobody has done anything wrong, and later it may work: what was typed can be kept until then. */
export function mayWorkLater({ kind, reason }: MailErrorData): boolean {
  return isTransient(kind) && reason !== 'nameNotFound';
}

/**
 * The servers that the address most likely has, before any was reached: for what has to be asked meanwhile. Whether
 * their hosts may have the password is asked when they are found.
 */
export function likelyServers(form: GuidedForm): FoundServers {
  const address = addressFacts(form.address).address ?? '';
  const candidates = serverCandidates({ address, shared: sharedServersOf(form) });
  const incoming = candidates[form.protocol][0]!;
  const outgoing = candidates.smtp.find(({ system }) => system === incoming.system) ?? candidates.smtp[0]!;
  return { incoming: { ...incoming, needsConfirmation: false }, outgoing: { ...outgoing, needsConfirmation: false } };
}

/** Of a form without errors. `servers`: by which it was asked. */
export function setupToKeep(form: GuidedForm, servers: FoundServers): SetupToKeep {
  const { name, protocol, leaveOnServer, password, agreedHosts } = form;
  const wasAsked = asksIdentifiant(servers) || form.identifiant !== null;
  return {
    address: addressFacts(form.address).address ?? '',
    name: name.trim(),
    protocol,
    leaveOnServer,
    identifiant: wasAsked ? userNameFor(form, servers.incoming) : null,
    applicationPassword: servers.incoming.applicationPassword,
    agreedHosts: [...agreedHosts],
    agreedPop3: servers.incoming.service === 'pop3',
    shared: sharedServersOf(form),
    password,
  };
}

/** As it was kept; the password stays where it is. */
export function formOfWaiting(waiting: WaitingSetup): GuidedForm {
  const { name, address, protocol, leaveOnServer, identifiant, agreedHosts, shared: servers } = waiting;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const shared =
    servers.length === 0 ? null : ({ casier: 'settings', version: SHARED_SETTINGS_VERSION, domain, servers } as const);
  return { ...EMPTY_GUIDED, name, address, protocol, leaveOnServer, identifiant, agreedHosts, shared };
}

/** The manual form, with all that was typed and found so far. */
export function manualFormOf(form: GuidedForm, found: FoundServers | null): SetupForm {
  const known: Pick<SetupForm, 'name' | 'address' | 'password' | 'leaveOnServer'> = {
    name: form.name,
    address: form.address,
    password: form.password,
    leaveOnServer: form.leaveOnServer,
  };
  if (!found) return { ...EMPTY_FORM, ...known, protocol: form.protocol };
  const server = (one: ServerCandidate): ServerForm => ({
    ...EMPTY_FORM.incoming,
    host: one.host,
    port: String(one.port),
    security: one.security,
    user: userNameFor(form, one),
  });
  return {
    ...known,
    protocol: found.incoming.service === 'pop3' ? 'pop3' : 'imap',
    incoming: server(found.incoming),
    outgoing: server(found.outgoing),
  };
}
