// What the flight recorder keeps of an error, and how an entry reads as one line for the IT service. Pure.
// Invariant: of what a server or a library said, only codes pass, each by its own narrow form.
import type { JournalEntry, JournalError, JournalFacts } from '../../shared/domain/journal.ts';
import type { MailErrorData } from '../../shared/domain/problem.ts';

/**
 * SMTP reply codes and RFC 3463; response codes of IMAP and POP3 that are words of their RFCs; errors of Node, TLS,
 * SQLite.
 */
const CODES =
  /\b(?:[245]\d\d(?![\d.@-])|[245]\.\d{1,2}\.\d{1,3}(?![\d.@-])|OVERQUOTA|NOPERM|TRYCREATE|ALREADYEXISTS|NONEXISTENT|LIMIT|TOOBIG|CANNOT|INUSE|UNAVAILABLE|SERVERBUG|CLIENTBUG|CONTACTADMIN|AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|PRIVACYREQUIRED|CORRUPTION|EXPUNGEISSUED|UIDVALIDITY|IN-USE|LOGIN-DELAY|SYS\/TEMP|SYS\/PERM|E(?:CONN|TIME|HOST|NET|NOTFOUND|AI_|PIPE|NOSPC|ACCES|PERM|ROFS|IO)[A-Z_]*|CERT_[A-Z_]{3,40}|ERR_(?:TLS|SSL|SOCKET|NETWORK)[A-Z_]{0,40}|SQLITE_[A-Z_]{2,30})\b/g;

const CODES_MAX = 4;

export function journalError({ kind, reason, detail }: MailErrorData): JournalError {
  const codes = [...new Set(detail?.match(CODES) ?? [])].slice(0, CODES_MAX).join(' ');
  return { kind, ...(reason && { reason }), ...(codes && { codes }) };
}

/** « 2026-11-21T22:01:12.123Z account=1 operation step=agreed name=move … »: the same in every language. */
export function journalLine({ at, accountId, facts }: Omit<JournalEntry, 'id'>): string {
  return `${new Date(at).toISOString()} ${accountId === null ? 'program' : `account=${accountId}`} ${factsLine(facts)}`;
}

export function factsLine({ kind, ...facts }: JournalFacts): string {
  const words = Object.entries(facts).map(([name, value]) => `${name}=${textOf(value)}`);
  return [kind, ...words].join(' ');
}

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value as JournalError).join('/');
}
