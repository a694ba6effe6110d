// The network as the system has it: its proxies, asked for at whoever knows them and remembered for a moment, and its
// name look-up. A way that has just failed goes to the end of the list for a while, so that a dead proxy costs its time
// limit once and not with every connection.
import type { Endpoint } from './connection-error.ts';
import { DIRECT, lookUp, type Network, NO_LOGINS, OTHER_PORTS, type ProxyLogins, type Route } from './network.ts';
import { routesOfPac } from './pac-answer.ts';

/** A PC that is carried into another network has other proxies. */
const REMEMBERED_MS = 30_000;
const AVOIDED_MS = 5 * 60_000;
/** A PAC file is fetched from the network the first time. */
const ANSWER_MS = 5_000;

/** The system's answer for a server, in the words of a PAC file. */
export type AskProxy = (endpoint: Endpoint) => Promise<string>;

export interface SystemNetwork extends Network {
  /** Something changed: all ways are tried again, in order. */
  forgetFailures(): void;
}

export function systemNetwork(
  askProxy: AskProxy,
  proxyLogins: ProxyLogins = NO_LOGINS,
  now: () => number = () => performance.now(),
): SystemNetwork {
  const answers = new Map<string, { untilMs: number; routes: Promise<readonly Route[]> }>();
  const avoidedUntilMs = new Map<string, number>();

  const ask = (endpoint: Endpoint): Promise<readonly Route[]> => {
    const name = keyOf(endpoint);
    const known = answers.get(name);
    if (known && known.untilMs > now()) return known.routes;
    const routes = inTime(askProxy(endpoint)).then((answer) => {
      if (answer !== null) return routesOfPac(answer);
      // Asked again by the next connection.
      answers.delete(name);
      return [DIRECT];
    });
    answers.set(name, { untilMs: now() + REMEMBERED_MS, routes });
    return routes;
  };

  return {
    async routesTo(endpoint) {
      const isAvoided = (route: Route) => (avoidedUntilMs.get(`${keyOf(endpoint)} ${wayOf(route)}`) ?? 0) > now();
      const routes = await ask(endpoint);
      return [...routes.filter((route) => !isAvoided(route)), ...routes.filter(isAvoided)];
    },
    noteFailure(endpoint, route) {
      for (const [key, untilMs] of avoidedUntilMs) if (untilMs <= now()) avoidedUntilMs.delete(key);
      avoidedUntilMs.set(`${keyOf(endpoint)} ${wayOf(route)}`, now() + AVOIDED_MS);
    },
    forgetFailures: () => avoidedUntilMs.clear(),
    lookUp,
    otherPorts: OTHER_PORTS,
    proxyLogins,
  };
}

/** null when the answer did not come in time. */
function inTime(answer: Promise<string>): Promise<string | null> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(null), ANSWER_MS);
    void answer.then((words) => {
      clearTimeout(limit);
      resolve(words);
    });
  });
}

const keyOf = ({ host, port }: Endpoint) => `${host}:${port}`;
const wayOf = (route: Route) => (route.kind === 'direct' ? route.kind : `${route.kind} ${keyOf(route)}`);
