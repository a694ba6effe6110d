// The accounts of a Thunderbird profile as its settings tell them: servers, identities, and where each account's mail
// lies. Passwords are never looked for. Pure.
import path from 'node:path';
import type { Security, ServerSettings } from '../../../shared/domain/account.ts';
import { listPref, numberPref, type Prefs, stringPref } from './prefs.ts';

export interface ThunderbirdAccount {
  /** Thunderbird's own name of the server, e.g. `server1`. */
  key: string;
  /** As its tree shows it. */
  label: string;
  /** As its addresses of folders name it: « claire@imap.ac-lyon.fr ». */
  server: string;
  /** `none`: its local folders. */
  type: 'imap' | 'pop3' | 'none';
  mailFolder: string | null;
  incoming: ServerSettings | null;
  outgoing: ServerSettings | null;
  name: string;
  address: string;
  signature: Signature | null;
}

export type Signature = { kind: 'text' | 'html'; text: string } | { kind: 'file'; file: string };

const TYPES = ['imap', 'pop3', 'none'] as const satisfies ThunderbirdAccount['type'][];

/** In the order of its tree. News, feeds and calendars are no mail. */
export function thunderbirdAccounts(prefs: Prefs, profileFolder: string): ThunderbirdAccount[] {
  const accounts = listPref(prefs, 'mail.accountmanager.accounts').flatMap((account) => {
    const server = stringPref(prefs, `mail.account.${account}.server`);
    const found = server && accountOf(prefs, profileFolder, account, server);
    return found ? [found] : [];
  });
  return accounts.sort((a, b) => Number(a.type === 'none') - Number(b.type === 'none'));
}

function accountOf(prefs: Prefs, profileFolder: string, account: string, server: string): ThunderbirdAccount | null {
  const pref = (name: string) => stringPref(prefs, `mail.server.${server}.${name}`);
  const type = TYPES.find((one) => one === pref('type'));
  if (!type) return null;
  const identity = listPref(prefs, `mail.account.${account}.identities`)[0];
  const ofIdentity = (name: string) => (identity ? stringPref(prefs, `mail.identity.${identity}.${name}`) : null);
  const address = ofIdentity('useremail') ?? '';
  return {
    key: server,
    label: pref('name') ?? (address || (pref('hostname') ?? server)),
    server: `${pref('userName') ?? ''}@${pref('hostname') ?? ''}`,
    type,
    mailFolder: folderOf(pref('directory-rel'), pref('directory'), profileFolder),
    incoming: type === 'none' ? null : incomingServer(prefs, server, type),
    outgoing: type === 'none' ? null : outgoingServer(prefs, ofIdentity('smtpServer')),
    name: ofIdentity('fullName') ?? '',
    address,
    signature: identity ? signatureOf(prefs, identity, profileFolder) : null,
  };
}

/** The relative one holds when the profile was moved; the absolute one may be of another PC. */
function folderOf(relative: string | null, absolute: string | null, profileFolder: string): string | null {
  const inProfile = relative && /^\[ProfD\](.*)$/.exec(relative)?.[1];
  if (inProfile) return path.join(profileFolder, ...inProfile.split('/'));
  return absolute;
}

/** nsMsgSocketType: 0 plain, 1 STARTTLS if there is any, 2 STARTTLS, 3 TLS. */
const SECURITIES: readonly Security[] = ['none', 'starttls', 'starttls', 'tls'];
const PORTS = {
  imap: { tls: 993, starttls: 143, none: 143 },
  pop3: { tls: 995, starttls: 110, none: 110 },
  smtp: { tls: 465, starttls: 587, none: 25 },
} as const satisfies Record<string, Record<Security, number>>;

function incomingServer(prefs: Prefs, server: string, type: 'imap' | 'pop3'): ServerSettings | null {
  const pref = (name: string) => stringPref(prefs, `mail.server.${server}.${name}`);
  const host = pref('realhostname') ?? pref('hostname');
  const userName = pref('realuserName') ?? pref('userName');
  if (!host || !userName) return null;
  const security = SECURITIES[numberPref(prefs, `mail.server.${server}.socketType`) ?? 0] ?? 'none';
  const port = numberPref(prefs, `mail.server.${server}.port`);
  return { host, port: port && port > 0 ? port : PORTS[type][security], security, userName, plainTextConfirmed: false };
}

function outgoingServer(prefs: Prefs, named: string | null): ServerSettings | null {
  const key = named ?? stringPref(prefs, 'mail.smtp.defaultserver') ?? listPref(prefs, 'mail.smtpservers')[0];
  const host = key && stringPref(prefs, `mail.smtpserver.${key}.hostname`);
  if (!key || !host) return null;
  const security = SECURITIES[numberPref(prefs, `mail.smtpserver.${key}.try_ssl`) ?? 0] ?? 'none';
  const port = numberPref(prefs, `mail.smtpserver.${key}.port`);
  const userName = stringPref(prefs, `mail.smtpserver.${key}.username`) ?? '';
  return { host, port: port && port > 0 ? port : PORTS.smtp[security], security, userName, plainTextConfirmed: false };
}

function signatureOf(prefs: Prefs, identity: string, profileFolder: string): Signature | null {
  const pref = (name: string) => prefs.get(`mail.identity.${identity}.${name}`);
  if (pref('attach_signature') === true) {
    const relative = stringPref(prefs, `mail.identity.${identity}.sig_file-rel`);
    const file = folderOf(relative, stringPref(prefs, `mail.identity.${identity}.sig_file`), profileFolder);
    return file ? { kind: 'file', file } : null;
  }
  const text = stringPref(prefs, `mail.identity.${identity}.htmlSigText`);
  return text ? { kind: pref('htmlSigFormat') === true ? 'html' : 'text', text } : null;
}
