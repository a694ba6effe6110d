// Where mail servers usually are when nobody tells: names below the domain, on the usual ports. All names on the port
// that is encrypted from the first byte go before all names on the one that only becomes so (RFC 8314 3.3).
import type { Encryption, MailService } from '../domain/setup.ts';

export interface Endpoint {
  service: MailService;
  host: string;
  port: number;
  security: Encryption;
}

export const SERVICES = ['imap', 'pop3', 'smtp'] as const satisfies MailService[];

const USUAL_NAMES: Record<MailService, readonly string[]> = {
  imap: ['imap', 'imaps', 'messagerie', 'courrier', 'webmail', 'mail'],
  pop3: ['pop', 'messagerie', 'courrier', 'webmail', 'mail'],
  smtp: ['smtps', 'smtp', 'messagerie', 'mail'],
};

const USUAL_PORTS: Record<MailService, readonly [port: number, security: Encryption][]> = {
  imap: [
    [993, 'tls'],
    [143, 'starttls'],
  ],
  pop3: [
    [995, 'tls'],
    [110, 'starttls'],
  ],
  smtp: [
    [465, 'tls'],
    [587, 'starttls'],
  ],
};

/** @param hosts of each service, likeliest first */
export function onUsualPorts(hosts: (service: MailService) => readonly string[]): Endpoint[] {
  return SERVICES.flatMap((service) =>
    USUAL_PORTS[service].flatMap(([port, security]) =>
      hosts(service).map((host) => ({ service, host, port, security })),
    ),
  );
}

/** @param first hosts that are known for something else of the same service: its other port may answer */
export function usualHosts(domains: readonly string[], service: MailService, first: readonly string[]): string[] {
  return [...first, ...domains.flatMap((domain) => USUAL_NAMES[service].map((name) => `${name}.${domain}`))];
}
