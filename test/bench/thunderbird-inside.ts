// What runs inside Thunderbird: sent there as source (marionette.ts), so that each function knows only its argument, the
// functions named with it, and Thunderbird's own globals, of which only what is used here is described.

interface UrlListener {
  OnStartRunningUrl(url: unknown): void;
  OnStopRunningUrl(url: unknown, status: number): void;
}

interface Folder {
  URI: string;
  descendants: Folder[];
  messages: Iterable<{ flags: number }>;
  getFolderWithFlags(flags: number): Folder | null;
  getTotalMessages(deep: boolean): number;
  downloadAllForOffline(listener: UrlListener, window: unknown): void;
  QueryInterface(as: unknown): { updateFolderWithListener(window: unknown, listener: UrlListener): void };
}

interface IncomingServer {
  type: string;
  username: string;
  rootFolder: Folder;
}

interface Login {
  init(origin: string, formOrigin: null, realm: string, user: string, word: string, field: string, other: string): void;
}

interface MailServices {
  accounts: { accounts: { incomingServer: IncomingServer }[]; localFoldersServer: IncomingServer };
  imap: { discoverAllFolders(root: Folder, listener: UrlListener, window: unknown): void };
  pop3: { GetNewMail(window: unknown, listener: UrlListener, inbox: Folder, server: IncomingServer): unknown };
}

declare const ChromeUtils: {
  importESModule(url: 'resource:///modules/MailServices.sys.mjs'): { MailServices: MailServices };
};
declare const Cc: {
  '@mozilla.org/security/x509certdb;1': {
    getService(of: unknown): { addCertFromBase64(der: string, trust: string): void };
  };
  '@mozilla.org/login-manager/loginInfo;1': { createInstance(of: unknown): Login };
};
declare const Ci: {
  nsIX509CertDB: unknown;
  nsILoginInfo: unknown;
  nsIMsgImapMailFolder: unknown;
  nsMsgFolderFlags: { Inbox: number; Trash: number };
  nsMsgMessageFlags: { Offline: number };
};
declare const Components: { isSuccessCode(status: number): boolean };
declare const Services: {
  logins: { addLoginAsync(login: Login): Promise<unknown> };
  wm: { getMostRecentWindow(type: 'mail:3pane'): MainWindow };
};

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
export async function prepare({ der, password }: { der: string; password: string }): Promise<void> {
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB).addCertFromBase64(der, 'CT,,');
  const { type, username } = theServer();
  const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
  const place = `${type === 'imap' ? 'imap' : 'mailbox'}://localhost`;
  login.init(place, null, place, username, password, '', '');
  await Services.logins.addLoginAsync(login);
  show(MailServices.accounts.localFoldersServer.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Trash)!);
}

/** As a person leaves it: so it starts the next time. */
export function showInbox(): void {
  show(theServer().rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox)!);
}

/** What a person asks for by « Get Messages » in every folder and then « Download Now ». */
export async function syncImap(): Promise<ImapTimes> {
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  const { msgWindow } = Services.wm.getMostRecentWindow('mail:3pane');
  const { rootFolder } = theServer();
  const startedAt = Date.now();
  await ended((listener) => MailServices.imap.discoverAllFolders(rootFolder, listener, msgWindow));
  const inbox = rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox)!;
  const folders = [inbox, ...rootFolder.descendants.filter((folder) => folder !== inbox)];
  let inboxHeadersMs = 0;
  for (const folder of folders) {
    await ended((listener) =>
      folder.QueryInterface(Ci.nsIMsgImapMailFolder).updateFolderWithListener(msgWindow, listener),
    );
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
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  const main = Services.wm.getMostRecentWindow('mail:3pane');
  const server = theServer();
  const inbox = server.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox)!;
  const startedAt = Date.now();
  const all = ended((listener) => MailServices.pop3.GetNewMail(main.msgWindow, listener, inbox, server)).then(
    () => true,
  );
  const limit = new Promise<false>((resolve) => main.setTimeout(() => resolve(false), limitMs));
  const finished = await Promise.race([all, limit]);
  return { tookMs: Date.now() - startedAt, messages: inbox.getTotalMessages(false), finished };
}

/** Helper: the account’s own server, not the one of the local folders. */
export function theServer(): IncomingServer {
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  return MailServices.accounts.accounts.find(({ incomingServer }) => incomingServer.type !== 'none')!.incomingServer;
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

/** Helper. */
export function show(folder: Folder): void {
  const { document } = Services.wm.getMostRecentWindow('mail:3pane');
  document.getElementById('tabmail').currentAbout3Pane.displayFolder(folder.URI);
}
