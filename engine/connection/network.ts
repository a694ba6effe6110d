// What a connection has to know of the network it goes through: how names are looked up, and by which ways a server is
// reached. Given by the composition root to every protocol; who gives none connects straight away.
import { type LookupAddress, lookup } from 'node:dns';
import type { Endpoint } from './connection-error.ts';

export interface ProxyAddress {
  /** `https`: spoken to under TLS itself. A proxy looks the server's name up by itself. */
  kind: 'http' | 'https' | 'socks4' | 'socks5';
  host: string;
  port: number;
}

/** One way to a server: without anybody between, or through a proxy. */
export type Route = { kind: 'direct' } | ProxyAddress;

export interface Network {
  /** The ways to a server, best first, never none. Never rejects: who does not know says direct. */
  routesTo(endpoint: Endpoint): Promise<readonly Route[]>;
  /** This way did not lead there. */
  noteFailure(endpoint: Endpoint, route: Route): void;
  /** The addresses of a name, in the system's order. Rejects with Node's error. */
  lookUp(host: string): Promise<LookupAddress[]>;
  /** Where a host that is there most likely answers, when it does not on the port that is wanted. */
  otherPorts: readonly number[];
  /** Who the person is at a proxy that asks. */
  proxyLogins: ProxyLogins;
}

export interface ProxyLogin {
  userName: string;
  password: string;
}

export interface ProxyTrial {
  login: ProxyLogin;
  /** To be called once. `unknown`: the proxy did not get as far as to say. */
  settle(outcome: 'taken' | 'refused' | 'unknown'): void;
}

export interface ProxyLogins {
  /** For a proxy that asks. `none`: the person has to be asked; `refused`: for another one. */
  take(proxy: ProxyAddress): Promise<ProxyTrial | 'none' | 'refused'>;
}

/** Those of nobody. */
export const NO_LOGINS: ProxyLogins = { take: async () => 'none' };

/** The web, reading, sending. */
export const OTHER_PORTS: readonly number[] = [443, 993, 587];

export const DIRECT: Route = { kind: 'direct' };

/** No proxy, and the system's own name look-up. */
export const directNetwork: Network = {
  routesTo: async () => [DIRECT],
  noteFailure: () => {},
  lookUp,
  otherPorts: OTHER_PORTS,
  proxyLogins: NO_LOGINS,
};

export function lookUp(host: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { all: true, verbatim: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });
}
