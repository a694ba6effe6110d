// What the interplay has Thunderbird do inside (test/bench/thunderbird-shared.ts): its own code makes tags and filters, gives
// and takes tags, and fetches mail, so that what is found on its disk and on the server afterwards is what Thunderbird writes.
import {
  discoverFolders,
  letIn,
  mail,
  SHARED,
  type SharedFolder,
  type SharedServer,
  type SharedServices,
  theServer,
  updateFolder,
} from '../bench/thunderbird-shared.ts';
import type { MadeFilter, MadeTag, Target } from './school.ts';

interface Header {
  mime2DecodedSubject: string;
  getStringProperty(name: 'keywords'): string;
}

interface Folder extends SharedFolder {
  descendants: Folder[];
  messages: Iterable<Header>;
  getFolderWithFlags(flags: number): Folder;
  createSubfolder(name: string, window: null): void;
  addKeywordsToMessages(messages: Header[], keywords: string): void;
  removeKeywordsFromMessages(messages: Header[], keywords: string): void;
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

interface IncomingServer extends SharedServer<Folder> {
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

interface MailServices extends SharedServices<Folder, IncomingServer> {
  tags: {
    addTag(name: string, colour: string, ordinal: string): void;
    addTagForKey(key: string, name: string, colour: string, ordinal: string): void;
    deleteKey(key: string): void;
    getAllTags(): { key: string; tag: string }[];
  };
  ab: { getDirectory(uri: string): { addCard(card: Card): void } };
}

declare const Cc: { '@mozilla.org/addressbook/cardproperty;1': { createInstance(of: unknown): Card } };
declare const Ci: {
  nsIAbCard: unknown;
  nsMsgFolderFlags: { Inbox: number };
  nsMsgSearchAttrib: Record<string, number>;
  nsMsgSearchOp: Record<string, number>;
  nsMsgFilterAction: Record<string, number>;
};
declare const Services: { prefs: { setCharPref(name: string, value: string): void } };

/** Trusts the server, keeps the password, and finds the folders. */
export async function prepare(given: { der: string; password: string }): Promise<void> {
  await letIn(given);
  await discoverFolders();
}

export function makeTags({ tags, removed }: { tags: readonly MadeTag[]; removed: readonly string[] }): void {
  const service = mail<MailServices>().tags;
  for (const { key, name, colour, ordinal } of tags) {
    if (key === null) service.addTag(name, colour, ordinal);
    else service.addTagForKey(key, name, colour, ordinal);
  }
  for (const key of removed) service.deleteKey(key);
}

/** The key that it has made of a name. */
export function keyOf({ name }: { name: string }): string {
  return mail<MailServices>()
    .tags.getAllTags()
    .find(({ tag }) => tag === name)!.key;
}

export function makeContact({ name, address }: { name: string; address: string }): void {
  const card = Cc['@mozilla.org/addressbook/cardproperty;1'].createInstance(Ci.nsIAbCard);
  card.displayName = name;
  card.primaryEmail = address;
  mail<MailServices>().ab.getDirectory('jsaddrbook://abook.sqlite').addCard(card);
}

export function makeLocalFolder({ name }: { name: string }): void {
  serverOf(true).rootFolder.createSubfolder(name, null);
}

export function makeFilters({ filters, local }: { filters: readonly MadeFilter[]; local: boolean }): void {
  const list = serverOf(local).getFilterList(null);
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
export function fetchMail(): Promise<void> {
  return updateFolder(theInbox());
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
  return serverOf(true).rootFolder.descendants.flatMap((folder) =>
    [...folder.messages].map((one) => one.mime2DecodedSubject),
  );
}

/** Helper: that of the account, or of the local folders. */
export function serverOf(local: boolean): IncomingServer {
  return local ? mail<MailServices>().accounts.localFoldersServer : theServer<IncomingServer>();
}

/** Helper. */
export function theInbox(): Folder {
  return serverOf(false).rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
}

/** Helper: what Thunderbird calls this folder, or called one that is no more. */
export function uriOf({ local, uri }: Target): string {
  return `${serverOf(local ?? false).rootFolder.URI}/${uri}`;
}

export const HELPERS = [...SHARED, serverOf, theInbox, uriOf];
