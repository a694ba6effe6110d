// What runs inside Thunderbird is sent there as source (marionette.ts), so that each function knows only its argument, the
// functions named with it (`SHARED`), and Thunderbird's own globals. This is what the bench and the interplay both need
// there: trust in the server, the password, the account's server, and the end of what Thunderbird does by its own URLs. Of
// its globals only what is used is described; what one of the two needs besides, it describes itself.

export interface UrlListener {
  OnStartRunningUrl(url: unknown): void;
  OnStopRunningUrl(url: unknown, status: number): void;
}

export interface SharedFolder {
  URI: string;
  QueryInterface(as: unknown): { updateFolderWithListener(window: unknown, listener: UrlListener): void };
}

export interface SharedServer<Folder extends SharedFolder> {
  type: string;
  username: string;
  rootFolder: Folder;
}

export interface SharedServices<Folder extends SharedFolder, Server extends SharedServer<Folder>> {
  accounts: { accounts: { incomingServer: Server }[]; localFoldersServer: Server };
  imap: { discoverAllFolders(root: Folder, listener: UrlListener, window: unknown): void };
}

type Services = SharedServices<SharedFolder, SharedServer<SharedFolder>>;

interface Login {
  init(origin: string, formOrigin: null, realm: string, user: string, word: string, field: string, other: string): void;
}

declare const ChromeUtils: {
  importESModule(url: 'resource:///modules/MailServices.sys.mjs'): { MailServices: Services };
};
declare const Cc: {
  '@mozilla.org/security/x509certdb;1': {
    getService(of: unknown): { addCertFromBase64(der: string, trust: string): void };
  };
  '@mozilla.org/login-manager/loginInfo;1': { createInstance(of: unknown): Login };
};
declare const Ci: { nsIX509CertDB: unknown; nsILoginInfo: unknown; nsIMsgImapMailFolder: unknown };
declare const Components: { isSuccessCode(status: number): boolean };
declare const Services: {
  logins: { addLoginAsync(login: Login): Promise<unknown> };
  wm: { getMostRecentWindow(type: 'mail:3pane'): { msgWindow: unknown } };
};

/** Of a certificate in PEM, as Thunderbird takes it. */
export const derOf = (pem: string) => pem.replace(/-----[A-Z ]+-----|\s/g, '');

/** Trusts the server and keeps the password. */
export async function letIn({ der, password }: { der: string; password: string }): Promise<void> {
  Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB).addCertFromBase64(der, 'CT,,');
  const { type, username } = theServer();
  const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
  const place = `${type === 'imap' ? 'imap' : 'mailbox'}://localhost`;
  login.init(place, null, place, username, password, '', '');
  await Services.logins.addLoginAsync(login);
}

/** Thunderbird's services, as whoever asks describes them. */
export function mail<Described = Services>(): Described {
  return ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs').MailServices as Described;
}

/** The account's own server, not that of the local folders. */
export function theServer<Server = SharedServer<SharedFolder>>(): Server {
  const { accounts } = mail().accounts;
  return accounts.find(({ incomingServer }) => incomingServer.type !== 'none')!.incomingServer as Server;
}

/** All folders that the server has. */
export function discoverFolders(): Promise<void> {
  const { msgWindow } = Services.wm.getMostRecentWindow('mail:3pane');
  return ended((listener) => mail().imap.discoverAllFolders(theServer().rootFolder, listener, msgWindow));
}

/** « Get Messages » in this folder. */
export function updateFolder(folder: SharedFolder): Promise<void> {
  const { msgWindow } = Services.wm.getMostRecentWindow('mail:3pane');
  return ended((listener) =>
    folder.QueryInterface(Ci.nsIMsgImapMailFolder).updateFolderWithListener(msgWindow, listener),
  );
}

/** Starts something that Thunderbird does by its own URLs, and waits for its end. */
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

export const SHARED = [letIn, mail, theServer, discoverFolders, updateFolder, ended];
