// What runs inside Thunderbird (test/bench/marionette.ts): its own code makes tags and filters, gives and takes tags, and
// fetches mail, so that what is found on its disk and on the server afterwards is what Thunderbird writes. Each function
// knows only its argument, the functions named with it, and Thunderbird's globals, of which what is used is described.
import type { MadeFilter, MadeTag, Target } from './school.ts';

interface UrlListener {
  OnStartRunningUrl(url: unknown): void;
  OnStopRunningUrl(url: unknown, status: number): void;
}

interface Header {
  mime2DecodedSubject: string;
  getStringProperty(name: 'keywords'): string;
}

interface Folder {
  URI: string;
  descendants: Folder[];
  messages: Iterable<Header>;
  getFolderWithFlags(flags: number): Folder;
  createSubfolder(name: string, window: null): void;
  addKeywordsToMessages(messages: Header[], keywords: string): void;
  removeKeywordsFromMessages(messages: Header[], keywords: string): void;
  QueryInterface(as: unknown): { updateFolderWithListener(window: unknown, listener: UrlListener): void };
}

interface SearchValue {
  attrib: number;
  str: string;
  date: number;
  priority: number;
  age: number;
  size: number;
}

interface SearchTerm {
  attrib: number;
  op: number;
  value: SearchValue;
  matchAll: boolean;
  booleanAnd: boolean;
  arbitraryHeader: string;
}

interface RuleAction {
  type: number;
  targetFolderUri: string;
  strValue: string;
  junkScore: number;
  priority: number;
}

interface MessageFilter {
  enabled: boolean;
  filterType: number;
  createTerm(): SearchTerm;
  appendTerm(term: SearchTerm): void;
  createAction(): RuleAction;
  appendAction(action: RuleAction): void;
}

interface IncomingServer {
  type: string;
  rootFolder: Folder;
  getFilterList(window: null): {
    createFilter(name: string): MessageFilter;
    insertFilterAt(index: number, filter: MessageFilter): void;
    saveToDefaultFile(): void;
  };
}

interface Card {
  displayName: string;
  primaryEmail: string;
}

interface MailServices {
  accounts: { accounts: { incomingServer: IncomingServer }[]; localFoldersServer: IncomingServer };
  imap: { discoverAllFolders(root: Folder, listener: UrlListener, window: unknown): void };
  tags: {
    addTag(name: string, colour: string, ordinal: string): void;
    addTagForKey(key: string, name: string, colour: string, ordinal: string): void;
    deleteKey(key: string): void;
    getAllTags(): { key: string; tag: string }[];
  };
  ab: { getDirectory(uri: string): { addCard(card: Card): void } };
}

declare const ChromeUtils: {
  importESModule(url: 'resource:///modules/MailServices.sys.mjs'): { MailServices: MailServices };
};
declare const Cc: {
  '@mozilla.org/security/x509certdb;1': {
    getService(of: unknown): { addCertFromBase64(der: string, trust: string): void };
  };
  '@mozilla.org/login-manager/loginInfo;1': {
    createInstance(of: unknown): { init(...facts: (string | null)[]): void };
  };
  '@mozilla.org/addressbook/cardproperty;1': { createInstance(of: unknown): Card };
};
declare const Ci: {
  nsIX509CertDB: unknown;
  nsILoginInfo: unknown;
  nsIAbCard: unknown;
  nsIMsgImapMailFolder: unknown;
  nsMsgFolderFlags: { Inbox: number };
  nsMsgSearchAttrib: Record<string, number>;
  nsMsgSearchOp: Record<string, number>;
  nsMsgFilterAction: Record<string, number>;
};
declare const Components: { isSuccessCode(status: number): boolean };
declare const Services: {
  logins: { addLoginAsync(login: unknown): Promise<unknown> };
  prefs: { setCharPref(name: string, value: string): void };
  wm: { getMostRecentWindow(type: 'mail:3pane'): { msgWindow: unknown } };
};

/** Trusts the server, keeps the password, and finds the folders. */
export async function prepare({ der, password, user }: { der: string; password: string; user: string }): Promise<void> {
  Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB).addCertFromBase64(der, 'CT,,');
  const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
  login.init('imap://localhost', null, 'imap://localhost', user, password, '', '');
  await Services.logins.addLoginAsync(login);
  const { msgWindow } = Services.wm.getMostRecentWindow('mail:3pane');
  await ended((listener) => mail().imap.discoverAllFolders(theServer(false).rootFolder, listener, msgWindow));
}

export function makeTags({ tags, removed }: { tags: readonly MadeTag[]; removed: readonly string[] }): void {
  const service = mail().tags;
  for (const { key, name, colour, ordinal } of tags) {
    if (key === null) service.addTag(name, colour, ordinal);
    else service.addTagForKey(key, name, colour, ordinal);
  }
  for (const key of removed) service.deleteKey(key);
}

/** The key that it has made of a name. */
export function keyOf({ name }: { name: string }): string {
  return mail()
    .tags.getAllTags()
    .find(({ tag }) => tag === name)!.key;
}

export function makeContact({ name, address }: { name: string; address: string }): void {
  const card = Cc['@mozilla.org/addressbook/cardproperty;1'].createInstance(Ci.nsIAbCard);
  card.displayName = name;
  card.primaryEmail = address;
  mail().ab.getDirectory('jsaddrbook://abook.sqlite').addCard(card);
}

export function makeLocalFolder({ name }: { name: string }): void {
  theServer(true).rootFolder.createSubfolder(name, null);
}

export function makeFilters({ filters, local }: { filters: readonly MadeFilter[]; local: boolean }): void {
  const list = theServer(local).getFilterList(null);
  for (const [index, { name, enabled, type, and, terms, actions }] of filters.entries()) {
    const filter = list.createFilter(name);
    filter.enabled = enabled ?? true;
    filter.filterType = type;
    for (const { attrib, op, header, ...value } of terms) {
      const term = filter.createTerm();
      term.attrib = Ci.nsMsgSearchAttrib[attrib]! + (header ? 1 : 0);
      term.op = Ci.nsMsgSearchOp[op]!;
      if (header) {
        term.arbitraryHeader = header;
        Services.prefs.setCharPref('mailnews.customHeaders', header);
      }
      term.value = Object.assign(term.value, { attrib: term.attrib, ...value });
      term.booleanAnd = and;
      filter.appendTerm(term);
    }
    if (terms.length === 0) {
      const every = filter.createTerm();
      every.matchAll = true;
      filter.appendTerm(every);
    }
    for (const { type: kind, folder, ...facts } of actions) {
      const action = filter.createAction();
      action.type = Ci.nsMsgFilterAction[kind]!;
      Object.assign(action, facts, folder && { targetFolderUri: uriOf(folder) });
      filter.appendAction(action);
    }
    list.insertFilterAt(index, filter);
  }
  list.saveToDefaultFile();
}

/** « Get Messages »: new ones go through its filters. */
export async function fetchMail(): Promise<void> {
  const { msgWindow } = Services.wm.getMostRecentWindow('mail:3pane');
  const inbox = theInbox().QueryInterface(Ci.nsIMsgImapMailFolder);
  await ended((listener) => inbox.updateFolderWithListener(msgWindow, listener));
}

/** The keywords of a message of the inbox, as Thunderbird has them; null: it has not got it. */
export function keywordsOf({ subject }: { subject: string }): string[] | null {
  const found = [...theInbox().messages].find((one) => one.mime2DecodedSubject === subject);
  return found ? found.getStringProperty('keywords').split(' ').filter(Boolean) : null;
}

export function setTag({ subject, key, value }: { subject: string; key: string; value: boolean }): void {
  const found = [...theInbox().messages].filter((one) => one.mime2DecodedSubject === subject);
  if (value) theInbox().addKeywordsToMessages(found, key);
  else theInbox().removeKeywordsFromMessages(found, key);
}

export function localSubjects(): string[] {
  return theServer(true).rootFolder.descendants.flatMap((folder) =>
    [...folder.messages].map((one) => one.mime2DecodedSubject),
  );
}

/** Helper. */
export function mail(): MailServices {
  return ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs').MailServices;
}

/** Helper: of the account, or of the local folders. */
export function theServer(local: boolean): IncomingServer {
  const { accounts, localFoldersServer } = mail().accounts;
  return local ? localFoldersServer : accounts.find((one) => one.incomingServer.type !== 'none')!.incomingServer;
}

/** Helper. */
export function theInbox(): Folder {
  return theServer(false).rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
}

/** Helper: what Thunderbird calls this folder, or called one that is no more. */
export function uriOf({ local, uri }: Target): string {
  return `${theServer(local ?? false).rootFolder.URI}/${uri}`;
}

/** Helper: starts something that Thunderbird does by its own URLs, and waits for its end. */
export function ended(start: (listener: UrlListener) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start({
      OnStartRunningUrl() {},
      OnStopRunningUrl(_url, status) {
        if (Components.isSuccessCode(status)) resolve();
        else reject(new Error(`ended with ${status.toString(16)}`));
      },
    });
  });
}

export const HELPERS = [mail, theServer, theInbox, uriOf, ended];
