// The first screen filled in as a person would, with a test server's settings.
import * as fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { MailServer } from '../servers/mail-server.ts';

export interface Login {
  server: MailServer;
  user: string;
  password: string;
  /** As recipients see it. */
  name: string;
  protocol?: 'imap' | 'pop3';
  /** Ports where the servers are reached, when not directly: both under TLS from the first byte. */
  through?: { incoming: number; outgoing: number };
  /** By which name the servers are known. */
  host?: string;
}

/** Fills in the form of « Réglages manuels » and clicks; answers when the click was, epoch ms. */
export async function setUpAccount(
  page: Page,
  { server, user, password, name, protocol = 'imap', through, host = 'localhost' }: Login,
): Promise<number> {
  const { imaps, pop3s, submission } = server.ports;
  const fill = (field: string, value: string) => page.locator(`[name="${field}"]`).fill(value);
  await page.getByRole('button', { name: 'Réglages manuels' }).click();
  await fill('name', name);
  await fill('address', server.address(user));
  await fill('password', password);
  await page.getByLabel('Façon de recevoir').selectOption(protocol);
  await fill('incoming.host', host);
  await fill('incoming.port', String(through?.incoming ?? (protocol === 'imap' ? imaps : pop3s)));
  await fill('incoming.user', server.address(user));
  await fill('outgoing.host', host);
  await page
    .getByRole('group', { name: 'Envoi (SMTP)' })
    .getByLabel('Sécurité')
    .selectOption(through ? 'tls' : 'starttls');
  await fill('outgoing.port', String(through?.outgoing ?? submission));
  await fill('outgoing.user', server.address(user));
  const clickedAt = Date.now();
  await page.getByRole('button', { name: 'Vérifier et créer le compte' }).click();
  return clickedAt;
}

/** The environment in which Casier trusts the test server's CA, as an IT service would have its own trusted. */
export function trusting(server: MailServer): Record<string, string> {
  const file = path.join(server.dir, 'trusted-ca.pem');
  fs.writeFileSync(file, server.ca);
  return { NODE_EXTRA_CA_CERTS: file };
}
