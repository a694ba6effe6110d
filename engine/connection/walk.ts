// One walk to a server as far as its encryption, without a word of the person's: name, connection, TLS. Tells each step as
// it succeeds; rejects with the MailError of the step that does not.
import type { ServerSettings } from '../../shared/domain/account.ts';
import type { DiagnosisLine } from '../../shared/domain/diagnosis.ts';
import { socketErrorOf } from './connection-error.ts';
import { directNetwork } from './network.ts';
import type { OpenOptions } from './open-connection.ts';
import { openSocket, routeOf } from './open-socket.ts';
import { addressesOf } from './race-addresses.ts';
import { lookAgain } from './second-look.ts';
import { secureSocket } from './secure-socket.ts';
import { ownAuthorityOf } from './trust.ts';

export type WalkStep = 'name' | 'connection' | 'encryption';
export type WalkFacts = Pick<DiagnosisLine, 'proxy' | 'addresses' | 'ownAuthority'>;

/** A name that a proxy looks up is not looked up here; TLS that begins in clear text is left to the protocol. */
export async function walkToServer(
  { host, port, security }: Pick<ServerSettings, 'host' | 'port' | 'security'>,
  { network = directNetwork, ...options }: OpenOptions,
  onStep: (step: WalkStep, facts: WalkFacts) => void,
  signal: AbortSignal,
): Promise<void> {
  const server = { host, port };
  try {
    const [first] = await network.routesTo(server);
    if (first?.kind === 'direct') {
      const addresses = await addressesOf(server, options.limitMs, signal, network.lookUp);
      onStep('name', { addresses: addresses.length });
    }
    const socket = await openSocket(server, options.limitMs, signal, network);
    const route = routeOf(socket);
    onStep('connection', route.kind === 'direct' ? {} : { proxy: `${route.host}:${route.port}` });
    if (security !== 'tls') return void socket.destroy();
    const secure = await secureSocket(socket, server, options, signal);
    const ownAuthority = ownAuthorityOf(secure);
    secure.destroy();
    onStep('encryption', ownAuthority === null ? {} : { ownAuthority });
  } catch (error) {
    const failed = error instanceof Error ? socketErrorOf(error, server) : error;
    throw await lookAgain(failed, { ...server, security }, null, network, signal);
  }
}
