// An académie that changes its servers: a Dovecot with the usual folders, and another one that has most of its mail under
// other names, parted otherwise, with other UIDs. Both take the same address.
import type { AccountId } from '../../shared/domain/ids.ts';
import type { MoveAccount } from '../../shared/domain/moving.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { letter, newAccount } from './start-engine.ts';

export const OLD_PASSWORD = 'ancien-secret';
export const NEW_PASSWORD = 'mot-de-passe-d-application';

/** Sent by machines: told from each other by their size alone. */
export const unnamed = (number: number) =>
  letter(number, { body: 'x'.repeat(number) }).replace(/^Message-ID: .*\r\n/m, '');

export interface TwoServers {
  old: MailServer;
  /** Everything below the inbox, with dots, in French. */
  next: MailServer;
  /** Both authorities. */
  ca: string;
  /** Puts a message on both. */
  onBoth(oldMailbox: string, newMailbox: string, raw: string): Promise<void>;
  moveOf(accountId: AccountId, password?: string): MoveAccount;
  backOf(accountId: AccountId): MoveAccount;
  /** How often a text was asked of the new server. */
  textsFetched(): number;
  stop(): Promise<void>;
}

export async function startTwoServers(): Promise<TwoServers> {
  const [old, next] = await Promise.all([
    startMailServer({ users: { claire: { password: OLD_PASSWORD } }, imapLog: true }),
    startMailServer({
      users: { claire: { password: NEW_PASSWORD }, paul: { password: NEW_PASSWORD } },
      layout: 'french',
      imapLog: true,
    }),
  ]);
  const to = (server: MailServer, accountId: AccountId, password: string): MoveAccount => {
    const { address, incoming, outgoing } = newAccount(server, 'claire', password);
    return { accountId, address, incoming, outgoing, password };
  };
  return {
    old,
    next,
    ca: old.ca + next.ca,
    async onBoth(oldMailbox, newMailbox, raw) {
      await old.save('claire', oldMailbox, raw);
      await next.save('claire', newMailbox, raw);
    },
    moveOf: (accountId, password = NEW_PASSWORD) => to(next, accountId, password),
    backOf: (accountId) => to(old, accountId, OLD_PASSWORD),
    textsFetched: () => next.imapCommands('claire').filter(isForTexts).length,
    async stop() {
      await Promise.all([old.stop(), next.stop()]);
    },
  };
}

/** Headers are asked for by BODY.PEEK[HEADER…]. */
function isForTexts(command: string): boolean {
  return /FETCH .*BODY(?:\.PEEK)?\[\]/i.test(command);
}

/** The mail that both have, but for what is said of either. */
export async function fillServers({ old, next, onBoth }: TwoServers): Promise<void> {
  const make = (server: MailServer, ...paths: string[]) =>
    server.doveadm('mailbox', 'create', '-u', server.address('claire'), ...paths);
  await make(old, 'Classe', 'Classe/CM2', 'Projets 2024', 'Ancien', 'Sent/2024', 'Vide');
  await make(next, 'INBOX.Classe', 'INBOX.Classe.CM2', 'INBOX.Voyages', 'INBOX.Envoyés.2024', 'INBOX.Agenda');
  // So that no UID is the same on both.
  for (const number of [901, 902, 903]) await next.save('claire', 'INBOX', letter(number));
  await next.doveadm('expunge', '-u', next.address('claire'), 'mailbox', 'INBOX', 'all');
  for (let number = 1; number <= 10; number += 1) await onBoth('INBOX', 'INBOX', letter(number));
  for (let number = 11; number <= 12; number += 1) await old.save('claire', 'INBOX', letter(number));
  for (let number = 21; number <= 24; number += 1) await onBoth('Classe/CM2', 'INBOX.Classe.CM2', letter(number));
  for (let number = 1; number <= 3; number += 1) await onBoth('Classe/CM2', 'INBOX.Classe.CM2', unnamed(number));
  for (let number = 31; number <= 34; number += 1) await onBoth('Projets 2024', 'INBOX.Voyages', letter(number));
  for (let number = 41; number <= 42; number += 1) await onBoth('Sent', 'INBOX.Envoyés', letter(number));
  await onBoth('Sent/2024', 'INBOX.Envoyés.2024', letter(43));
  for (let number = 51; number <= 52; number += 1) await old.save('claire', 'Ancien', letter(number));
  // Filed on the new server by the webmail.
  await onBoth('INBOX', 'INBOX.Classe', letter(61));
  await next.save('claire', 'INBOX', letter(71, { subject: 'Bienvenue' }));
  // Read here after the copy was made; starred on the new server.
  const flag = (server: MailServer, flags: string, number: number) =>
    server.doveadm(
      ...['flags', 'add', '-u', server.address('claire'), flags, 'mailbox', 'INBOX'],
      ...['HEADER', 'Message-ID', `<lettre-${number}@ecole.example>`],
    );
  await flag(old, '\\Seen \\Answered', 1);
  await flag(next, '\\Flagged', 2);
  await flag(next, '\\Seen', 3);
}
