// An académie that does not exist, with real servers: a domain of its own on the tests' DNS, whose hosts lie on a
// loopback address of their own under the usual ports, in front of a MailServer. Needs root for the ports.
import { readFileSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { directNetwork, type Network } from '../../engine/connection/network.ts';
import { type Forwarder, forward } from './forwarder.ts';
import type { MailServer } from './mail-server.ts';
import type { NameServer } from './name-server.ts';

const USUAL_PORTS = { imaps: 993, imap: 143, pop3s: 995, pop3: 110, submissions: 465, submission: 587 } as const;
export type Door = keyof typeof USUAL_PORTS;

let last = Math.floor(Math.random() * 60_000);

/** On 127.x.y.1, another one each time. */
export function freshAddress(): string {
  last = (last + 1) % 60_000;
  return `127.${1 + Math.floor(last / 250)}.${1 + (last % 250)}.1`;
}

export interface InventedHost {
  address: string;
  /** Connections so far, over all of its ports. */
  taken(): number;
  stop(): Promise<void>;
}

/** Opens these doors of `server` under their usual ports, and gives the names to DNS. */
export async function openHost(
  names: NameServer,
  hosts: readonly string[],
  server: MailServer,
  doors: readonly Door[],
): Promise<InventedHost> {
  const address = freshAddress();
  for (const host of hosts) names.hosts.set(host, address);
  const open: Forwarder[] = [];
  for (const door of doors) open.push(await forward(address, USUAL_PORTS[door], server.ports[door]));
  return {
    address,
    taken: () => open.reduce((sum, one) => sum + one.taken(), 0),
    async stop() {
      for (const host of hosts) names.hosts.delete(host);
      await Promise.all(open.map((one) => one.stop()));
    },
  };
}

/** The system's network, but for its names: only those of the tests' DNS exist. Keeps what was looked up. */
export function networkOf(names: NameServer): Network & { lookedUp: Set<string> } {
  const lookedUp = new Set<string>();
  return {
    ...directNetwork,
    lookedUp,
    lookUp: async (host) => {
      lookedUp.add(host);
      const address = names.hosts.get(host);
      if (address) return [{ address, family: 4 }];
      throw Object.assign(new Error(`no such name: ${host}`), { code: 'ENOTFOUND' });
    },
  };
}

export interface AutoconfigPage {
  /** Paths that were asked for. */
  asked: string[];
  stop(): Promise<void>;
}

/** Serves `body` at every path of an invented host, with the certificate of `server`. */
export async function serveAutoconfig(
  names: NameServer,
  host: string,
  server: MailServer,
  body: string | (() => Promise<string>),
): Promise<AutoconfigPage> {
  const address = freshAddress();
  names.hosts.set(host, address);
  const asked: string[] = [];
  const file = (name: string) => readFileSync(path.join(server.dir, name));
  const page = https.createServer({ key: file('valid.key'), cert: file('valid.crt') }, (request, response) => {
    asked.push(`${request.headers.host}${request.url}`);
    void Promise.resolve(typeof body === 'string' ? body : body()).then((text) => response.end(text));
  });
  await new Promise<void>((resolve) => page.listen(443, address, resolve));
  return {
    asked,
    stop() {
      names.hosts.delete(host);
      page.closeAllConnections();
      return new Promise((resolve) => page.close(() => resolve()));
    },
  };
}

/** A config-v1.1.xml that names one IMAP and one SMTP server. */
export function autoconfigFile(imap: { host: string; port: number }, smtp: { host: string; port: number }): string {
  const server = (tag: string, type: string, { host, port }: { host: string; port: number }) =>
    `<${tag} type="${type}"><hostname>${host}</hostname><port>${port}</port><socketType>SSL</socketType>` +
    `<username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></${tag}>`;
  const servers = server('incomingServer', 'imap', imap) + server('outgoingServer', 'smtp', smtp);
  return `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="x">${servers}</emailProvider></clientConfig>`;
}
