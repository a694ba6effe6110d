// What the bench has Thunderbird do inside (thunderbird-shared.ts): everything offline by IMAP, everything collected by POP3, and
// the folder that is shown meanwhile.
import {
  discoverFolders,
  ended,
  letIn,
  mail,
  SHARED,
  type SharedFolder,
  type SharedServer,
  type SharedServices,
  theServer,
  type UrlListener,
  updateFolder,
} from './thunderbird-shared.ts';

interface Folder extends SharedFolder {
  descendants: Folder[];
  messages: Iterable<{ flags: number }>;
  getFolderWithFlags(flags: number): Folder | null;
  getTotalMessages(deep: boolean): number;
  downloadAllForOffline(listener: UrlListener, window: unknown): void;
}

type IncomingServer = SharedServer<Folder>;

interface MailServices extends SharedServices<Folder, IncomingServer> {
  pop3: { GetNewMail(window: unknown, listener: UrlListener, inbox: Folder, server: IncomingServer): unknown };
}

declare const Ci: {
  nsMsgFolderFlags: { Inbox: number; Trash: number };
  nsMsgMessageFlags: { Offline: number };
};
declare const Services: { wm: { getMostRecentWindow(type: 'mail:3pane'): MainWindow } };

interface MainWindow {
  msgWindow: unknown;
  setTimeout(action: () => void, ms: number): void;
  document: { getElementById(id: 'tabmail'): { currentAbout3Pane: { displayFolder(uri: string): void } } };
}

export interface ImapTimes {
  inboxHeadersMs: number;
  allHeadersMs: number;
  offlineMs: number;
  messages: number;
  /** Of them, those that Thunderbird says it holds itself. */
  held: number;
}

export interface Pop3Times {
  tookMs: number;
  messages: number;
  /** Otherwise the time was over. */
  finished: boolean;
}

/** Trusts the server, keeps the password, and shows a folder that is not the inbox. */
export async function prepare(given: { der: string; password: string }): Promise<void> {
  await letIn(given);
  const { localFoldersServer } = mail<MailServices>().accounts;
  show(localFoldersServer.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Trash)!);
}

/** As a person leaves it: so it starts the next time. */
export function showInbox(): void {
  show(theServer<IncomingServer>().rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox)!);
}

/** What a person asks for by « Get Messages » in every folder and then « Download Now ». */
export async function syncImap(): Promise<ImapTimes> {
  const { msgWindow } = Services.wm.getMostRecentWindow('mail:3pane');
  const { rootFolder } = theServer<IncomingServer>();
  const startedAt = Date.now();
  await discoverFolders();
  const inbox = rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox)!;
  const folders = [inbox, ...rootFolder.descendants.filter((folder) => folder !== inbox)];
  let inboxHeadersMs = 0;
  for (const folder of folders) {
    await updateFolder(folder);
    if (folder === inbox) inboxHeadersMs = Date.now() - startedAt;
  }
  const allHeadersMs = Date.now() - startedAt;
  for (const folder of folders) {
    if (folder.getTotalMessages(false) > 0)
      await ended((listener) => folder.downloadAllForOffline(listener, msgWindow));
  }
  const offlineMs = Date.now() - startedAt;
  let messages = 0;
  let held = 0;
  for (const folder of folders) {
    for (const { flags } of folder.messages) {
      messages += 1;
      if (flags & Ci.nsMsgMessageFlags.Offline) held += 1;
    }
  }
  return { inboxHeadersMs, allHeadersMs, offlineMs, messages, held };
}

/** « Get Messages » of a POP3 account that leaves them on the server, stopped watching after `limitMs`. */
export async function collectPop3({ limitMs }: { limitMs: number }): Promise<Pop3Times> {
  const main = Services.wm.getMostRecentWindow('mail:3pane');
  const server = theServer<IncomingServer>();
  const inbox = server.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox)!;
  const startedAt = Date.now();
  const { pop3 } = mail<MailServices>();
  const all = ended((listener) => pop3.GetNewMail(main.msgWindow, listener, inbox, server)).then(() => true);
  const limit = new Promise<false>((resolve) => main.setTimeout(() => resolve(false), limitMs));
  const finished = await Promise.race([all, limit]);
  return { tookMs: Date.now() - startedAt, messages: inbox.getTotalMessages(false), finished };
}

/** Helper. */
export function show(folder: Folder): void {
  const { document } = Services.wm.getMostRecentWindow('mail:3pane');
  document.getElementById('tabmail').currentAbout3Pane.displayFolder(folder.URI);
}

export const HELPERS = [...SHARED, show];
