// What becomes of a set-up that was kept: whether the person has to be asked before the password may be tried, the
// account that it makes, and what a failure means. Pure. Invariant: after the password may have been said to a server
// that did not take it, nothing is tried again by itself.
import { asksIdentifiant, hostsToAgree, userNameAt } from '../../shared/academies/found-servers.ts';
import type { NewAccount, SetupCheck } from '../../shared/domain/account.ts';
import type { MailErrorReason, Problem } from '../../shared/domain/problem.ts';
import type { FoundServers } from '../../shared/domain/server-search.ts';
import type { ServerCandidate } from '../../shared/domain/setup.ts';
import type { SetupQuestion, TypedSetup } from '../../shared/domain/waiting-setup.ts';

/** The first thing that has to be asked; null: nothing. `password` null: this PC has not kept it. */
export function questionBefore(setup: TypedSetup, found: FoundServers, password: string | null): SetupQuestion | null {
  if (found.incoming.service === 'pop3' && setup.protocol === 'imap' && !setup.agreedPop3) return 'pop3';
  if (found.incoming.applicationPassword && !setup.applicationPassword) return 'applicationPassword';
  if (asksIdentifiant(found) && setup.identifiant === null) return 'identifiant';
  if (password === null) return 'password';
  return hostsToAgree(found).every((host) => setup.agreedHosts.includes(host)) ? null : 'agreement';
}

export function accountOf(setup: TypedSetup, found: FoundServers, password: string): NewAccount {
  const { address, name, leaveOnServer } = setup;
  const server = (one: ServerCandidate) => ({
    host: one.host,
    port: one.port,
    security: one.security,
    userName: userNameAt(one, setup),
    plainTextConfirmed: false,
  });
  return {
    protocol: found.incoming.service === 'pop3' ? 'pop3' : 'imap',
    leaveOnServer,
    name,
    address,
    password,
    incoming: server(found.incoming),
    outgoing: server(found.outgoing),
  };
}

/** No server had answered yet when this happened. */
const BEFORE_THE_LOGIN: ReadonlySet<MailErrorReason | undefined> = new Set<MailErrorReason>([
  'nameNotFound',
  'refused',
  'captivePortal',
  'portBlocked',
  'proxyUnreachable',
  'proxySilent',
  'proxyRefused',
  'proxyPassword',
  'proxyWrongPassword',
  'proxyLoginUnsupported',
  'proxyCannotReach',
  'proxyNotOne',
]);

/** `wait`: the same password may be tried again later. `stop`: only by the person. */
export function afterFailedTry({ side, problem }: Extract<SetupCheck, { ok: false }>): 'wait' | 'stop' {
  const { kind, reason } = problem;
  if (kind === 'offline' || kind === 'certificate' || kind === 'throttled' || BEFORE_THE_LOGIN.has(reason))
    return 'wait';
  // A line that broke off may have carried the password; where the incoming server took it, it is right.
  return kind === 'connection' && side === 'outgoing' ? 'wait' : 'stop';
}

/** A line that broke off while the password was tried: nobody knows what became of it. */
export function asInterrupted(problem: Problem): Problem {
  return problem.kind === 'connection' ? { ...problem, reason: 'loginInterrupted' } : problem;
}
