// What the tests of the set-up have its engine answer.
import { DEFAULT_LEAVE_ON_SERVER } from '../../shared/domain/account.ts';
import { SetupId } from '../../shared/domain/ids.ts';
import type { MailErrorData, Problem } from '../../shared/domain/problem.ts';
import type { FoundServers, ServerSearchResult } from '../../shared/domain/server-search.ts';
import type { MailService, ServerCandidate } from '../../shared/domain/setup.ts';
import type { WaitingSetup, WaitingSetupState } from '../../shared/domain/waiting-setup.ts';

export const ADDRESS = 'camille.durand@ac-poitiers.fr';

const candidate = (service: MailService, host: string, change: Partial<ServerCandidate>): ServerCandidate => ({
  ...{ service, host, port: 993, security: 'tls', origin: 'known', confidence: 'high', system: 'own' },
  userName: { form: 'identifiant' },
  applicationPassword: false,
  needsConfirmation: false,
  ...change,
});

export const servers = (change: Partial<ServerCandidate> = {}): FoundServers => ({
  incoming: candidate('imap', 'imap.ac-poitiers.fr', change),
  outgoing: candidate('smtp', 'smtp.ac-poitiers.fr', change),
});

export const found = (change: Partial<ServerCandidate> = {}): ServerSearchResult => ({
  kind: 'found',
  ...servers(change),
});

export const problem = (error: MailErrorData): Problem => ({ ...error, id: 'setup', during: 'setup', at: 0 });

export const none = (error: MailErrorData): ServerSearchResult => ({
  kind: 'none',
  side: 'incoming',
  problem: problem(error),
});

export const refused = {
  ok: false,
  side: 'incoming',
  problem: problem({ kind: 'auth', reason: 'wrongPassword', host: 'imap.ac-poitiers.fr' }),
} as const;

export const waiting = (state: WaitingSetupState, change: Partial<WaitingSetup> = {}): WaitingSetup => ({
  id: SetupId.parse(1),
  address: ADDRESS,
  name: 'Camille Durand',
  protocol: 'imap',
  leaveOnServer: DEFAULT_LEAVE_ON_SERVER,
  identifiant: 'cdurand2',
  applicationPassword: false,
  agreedHosts: [],
  agreedPop3: false,
  shared: [],
  passwordKept: 'keychain',
  state,
  ...change,
});
