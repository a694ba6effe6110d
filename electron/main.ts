// Casier's start-up, told from top to bottom: refuse what would open the mail to others, settle on a data folder and
// on being alone, then start the engine, the protocols, the menu and the main window. Main keeps no mail: it brokers
// one port per window and does what only main may do (windows, files, the system's programs).

import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { app, dialog, nativeTheme, protocol, session } from 'electron';
import type { ShellFacts } from '../shared/contract/shell.ts';
import { CONTENT_SCHEME } from '../shared/domain/content-url.ts';
import { MailError } from '../shared/domain/problem.ts';
import { Settings } from '../shared/domain/settings.ts';
import { appProtocol } from './app-protocol.ts';
import { contentProtocol } from './content-protocol.ts';
import { dataFolder } from './data-folder.ts';
import { type OpenDesktop, openDesktop } from './desktop/desktop.ts';
import { type EngineProcess, startEngine } from './engine-process.ts';
import { hardenContents, hardenSession } from './hardening.ts';
import { endInOrder } from './leaving.ts';
import { showMenu } from './menu.ts';
import { menuLanguage, policyFolderWords } from './menu-words.ts';
import { listenToFrameFocus } from './message-frame.ts';
import { isOnNetworkDrive } from './network-drive.ts';
import { guardNetwork } from './network-guard.ts';
import { APP_SCHEME, pageOrigin } from './page.ts';
import { keepPapers, type Papers } from './papers.ts';
import { loadPolicies } from './policies/load-policies.ts';
import { proxyConfig } from './policies/proxy-config.ts';
import { resolveProxy } from './resolve-proxy.ts';
import { removePrivateFiles } from './saved-files.ts';
import { openShellDoor } from './shell-door.ts';
import { collectEarlyInPages, keepGraphicsDriverOut } from './spare-memory.ts';
import { forbiddenSwitch } from './switches.ts';
import { manageWindows, type Windows } from './windows.ts';

const dist = import.meta.dirname;
const surroundings = { platform: process.platform, env: process.env, homeDir: homedir(), args: process.argv };
const { report: policies, certificates } = loadPolicies({ ...surroundings, userName: userInfo().username });
const { folder: dataDir, stays } = dataFolder(surroundings, policies.policies.dataFolder, (folder) =>
  existsSync(path.join(folder, 'casier.db')),
);
const openedDir = path.join(dataDir, 'opened');
let settings = Settings.parse({});

const refused = app.isPackaged ? forbiddenSwitch(process.argv) : null;
if (refused) {
  console.error(`Casier does not start with --${refused}: another program could read the mail through it.`);
  app.exit(1);
} else {
  prepare();
  // The lock is tied to the folder: it is asked for once that is settled.
  if (app.requestSingleInstanceLock()) {
    // Not awaited: Electron holds `ready` back until this module has been evaluated.
    void app.whenReady().then(start);
  } else app.quit();
}

/** What has to be said before Electron is ready. */
function prepare(): void {
  makeDataFolder();
  keepGraphicsDriverOut();
  collectEarlyInPages();
  app.setPath('userData', path.join(dataDir, 'window'));
  // Chromium does not start as root with its sandbox on; who runs it as root says --no-sandbox.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: CONTENT_SCHEME, privileges: { standard: true, secure: true } },
  ]);
  hardenContents();
  app.on('window-all-closed', () => app.quit());
}

/** An administrator's folder may lie on a drive that is not there. Another place would begin with an empty mailbox. */
function makeDataFolder(): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (dataDir !== policies.policies.dataFolder) throw error;
    const { code } = error as NodeJS.ErrnoException;
    dialog.showErrorBox('Casier', policyFolderWords(menuLanguage('system', systemLocale()), dataDir, code ?? ''));
    app.exit(1);
  }
}

function start(): void {
  removePrivateFiles(openedDir);
  const locale = systemLocale();
  const { proxy } = policies.policies;
  const proxySet = proxy ? session.defaultSession.setProxy(proxyConfig(proxy)) : Promise.resolve();
  const engine = startEngine({
    file: path.join(dist, 'engine.js'),
    boot: {
      dataDir,
      dataDirOnNetworkDrive: isOnNetworkDrive(dataDir),
      locale,
      policies: { ...policies, storeStays: stays ? dataDir : null },
      extraCertificates: certificates,
    },
    onEvent: (event) => {
      desktop.note(event);
      if (event.type === 'changed' && event.areas.includes('settings')) void followSettings(engine, locale, desktop);
      // Unlocked by hand: what was open is known only now.
      if (event.type === 'store' && event.state.kind === 'open') void reopenComposers(engine, windows);
    },
    resolveProxy: async (host, port) => {
      await proxySet;
      return resolveProxy(host, port);
    },
    onCrash: (restarting) => windows.tellAll({ type: 'engineExit', restarting }),
  });
  const language = () => menuLanguage(settings.language, locale);
  const windows = manageWindows({
    engine,
    language,
    placementFile: path.join(dataDir, 'windows.json'),
    hidesOnClose: () => settings.tray && settings.closesToTray,
  });
  const desktop = openDesktop({ engine, windows, language, settings: () => settings });

  hardenSession(session.defaultSession);
  guardNetwork(session.defaultSession);
  const papers = keepPapers({ client: engine.client, language });
  serveProtocols(engine, papers);
  listenToFrameFocus();
  openShellDoor({ engine, windows, papers, openedDir, facts: shellFacts(locale), language });
  showMenu(language());
  windows.openMain();
  void reopenComposers(engine, windows);
  app.on('second-instance', () => windows.openMain());
  app.on('activate', () => windows.openMain());
  endInOrder({ engine, language, onEnded: () => removePrivateFiles(openedDir) });
  void followSettings(engine, locale, desktop);
}

/** BCP 47. Without a language (LANG=C on a bare Linux) it is French, as everywhere else in Casier. */
function systemLocale(): string {
  return app.getPreferredSystemLanguages().find((language) => /^[a-z]{2,3}(-|$)/i.test(language)) ?? 'fr';
}

function serveProtocols(engine: EngineProcess, papers: Papers): void {
  protocol.handle(APP_SCHEME, appProtocol(path.join(dist, 'renderer')));
  const content = contentProtocol({
    client: engine.client,
    frameAncestor: pageOrigin,
    paper: papers.page,
    viewerScript: async () => ({
      fileName: null,
      type: 'text/javascript',
      bytes: await readFile(path.join(dist, 'viewer.js')),
    }),
  });
  protocol.handle(CONTENT_SCHEME, content);
}

function shellFacts(locale: string): ShellFacts {
  const platforms: readonly string[] = ['linux', 'win32', 'darwin'] satisfies ShellFacts['platform'][];
  return {
    platform: platforms.includes(process.platform) ? (process.platform as ShellFacts['platform']) : 'other',
    locale,
    version: app.getVersion(),
    demo: process.argv.includes('--demo'),
  };
}

/** After a crash every letter that was being written is on the screen again, with its text of at most 2 s before. */
async function reopenComposers(engine: EngineProcess, windows: Windows): Promise<void> {
  const client = await engine.client();
  try {
    windows.reopenComposers(await client.drafts.leftOpen());
  } catch (error) {
    // The store is locked, or cannot be opened.
    if (!(error instanceof MailError)) throw error;
  }
}

/** Main follows the language and the theme; until the store is open, the defaults hold. */
async function followSettings(engine: EngineProcess, locale: string, desktop: OpenDesktop): Promise<void> {
  const client = await engine.client();
  try {
    settings = await client.settings.get();
  } catch (error) {
    if (error instanceof MailError) return;
    throw error;
  }
  nativeTheme.themeSource = settings.theme;
  showMenu(menuLanguage(settings.language, locale));
  desktop.settingsChanged();
}
