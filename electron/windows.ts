// Casier's windows: one main window, one composer per draft, one for each message that was asked for. Each is sandboxed, remembers where it was, shows itself
// when it has something to show, and is given the engine's port whenever its page is loaded.
import path from 'node:path';
import { app, BrowserWindow, nativeImage, nativeTheme, screen } from 'electron';
import type { ShellEvent } from '../shared/contract/shell.ts';
import type { DraftId, MessageId } from '../shared/domain/ids.ts';
import { openContextMenu } from './context-menu.ts';
import { judgeCrash } from './crash-budget.ts';
import type { EngineProcess } from './engine-process.ts';
import { showComposerMenu } from './menu.ts';
import type { MenuLanguage } from './menu-words.ts';
import { listenToMessageFrame, sendShellEvent } from './message-frame.ts';
import { composerPage, mainPage, messagePage } from './page.ts';
import { fitPlacement, readPlacement, savePlacement, type WindowKind } from './window-bounds.ts';

const SIZES = {
  main: { width: 1280, height: 800 },
  composer: { width: 900, height: 720 },
  message: { width: 900, height: 720 },
} as const;

export interface WindowSurroundings {
  engine: EngineProcess;
  placementFile: string;
  language(): MenuLanguage;
  /** The main window goes to the tray when it is closed. */
  hidesOnClose(): boolean;
}

export interface Windows {
  openMain(): void;
  /** In the main window, which comes to the front. */
  openMessage(messageId: MessageId): void;
  isMainFocused(): boolean;
  /** A mark on its button in the taskbar, with words for it. null: none. */
  markMain(mark: Electron.NativeImage | null, description: string): void;
  /** What was asked for before the page could hear of it; once. */
  messageToOpen(): MessageId | null;
  /** In one of its own. */
  openMessageWindow(messageId: MessageId): void;
  openComposer(draftId: DraftId): void;
  /** Those that the last end of the program took away. Leaves alone what is open. */
  reopenComposers(draftIds: readonly DraftId[]): void;
  /** Each saves what is in it first; resolves when all of them are gone. */
  closeComposers(): Promise<void>;
  tellAll(event: ShellEvent): void;
}

export function manageWindows(surroundings: WindowSurroundings): Windows {
  let main: BrowserWindow | null = null;
  let toOpen: MessageId | null = null;
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  const composers = new Map<DraftId, BrowserWindow>();
  const messages = new Map<MessageId, BrowserWindow>();
  const openNew = (draftId: DraftId) => {
    const composer = openWindow('composer', composerPage(draftId), surroundings);
    composers.set(draftId, composer);
    composer.once('closed', () => composers.delete(draftId));
  };
  return {
    openMain() {
      if (main) return show(main);
      main = openWindow('main', mainPage, surroundings);
      main.on('close', (event) => {
        if (isQuitting || !surroundings.hidesOnClose()) return;
        event.preventDefault();
        main?.hide();
      });
      main.once('closed', () => {
        main = null;
      });
    },
    openMessage(messageId) {
      const listens = main !== null && !main.webContents.isLoading();
      if (!listens) toOpen = messageId;
      this.openMain();
      if (listens && main) sendShellEvent(main.webContents, { type: 'openMessage', messageId });
    },
    isMainFocused: () => main?.isFocused() ?? false,
    markMain: (mark, description) => main?.setOverlayIcon(mark, description),
    messageToOpen() {
      const asked = toOpen;
      toOpen = null;
      return asked;
    },
    openMessageWindow(messageId) {
      const open = messages.get(messageId);
      if (open) return show(open);
      const window = openWindow('message', messagePage(messageId), surroundings);
      messages.set(messageId, window);
      window.once('closed', () => messages.delete(messageId));
    },
    openComposer(draftId) {
      const open = composers.get(draftId);
      if (open) show(open);
      else openNew(draftId);
    },
    reopenComposers(draftIds) {
      for (const draftId of draftIds) if (!composers.has(draftId)) openNew(draftId);
    },
    async closeComposers() {
      await Promise.all([...composers.values()].map(closed));
    },
    tellAll(event) {
      for (const window of BrowserWindow.getAllWindows()) sendShellEvent(window.webContents, event);
    },
  };
}

function openWindow(kind: WindowKind, address: string, { engine, placementFile, language }: WindowSurroundings) {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const saved = readPlacement(placementFile, kind);
  const { maximized = false, zoom: _, ...bounds } = fitPlacement(saved, screens) ?? {};
  const window = new BrowserWindow({
    ...SIZES[kind],
    ...bounds,
    minWidth: 480,
    minHeight: 360,
    show: false,
    icon: nativeImage.createFromPath(path.join(import.meta.dirname, 'icon.png')),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1d21' : '#ffffff',
    // All pages of one origin share their zoom: a composer is as large as the main window is now.
    webPreferences: { ...WEB_PREFERENCES, ...(kind === 'main' && saved && { zoomFactor: saved.zoom }) },
  });
  if (maximized) window.maximize();
  const page = window.webContents;
  if (kind !== 'main') showComposerMenu(window, language());
  listenToMessageFrame(page);
  page.on('context-menu', (_event, place) => openContextMenu(window, place, language()));
  page.on('dom-ready', () => engine.connectPage(page));
  reloadAfterCrash(window);
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    savePlacement(placementFile, kind, {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
      zoom: page.getZoomFactor(),
    }),
  );
  void window.loadURL(address);
  return window;
}

const CLOSING_MS = 5_000;

/** One that does not answer is ended: what it saved before is in the store. */
function closed(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => window.destroy(), CLOSING_MS);
    window.once('closed', () => {
      clearTimeout(timer);
      resolve();
    });
    window.close();
  });
}

/** A page that died is loaded again: it holds nothing that the engine does not. One that keeps dying is closed. */
function reloadAfterCrash(window: BrowserWindow): void {
  let crashesMs: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const verdict = judgeCrash(crashesMs, performance.now());
    crashesMs = verdict.crashesMs;
    if (verdict.restart) window.webContents.reload();
    else window.destroy();
  });
}

const WEB_PREFERENCES = {
  preload: path.join(import.meta.dirname, 'preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  // Chromium's own would fetch its dictionaries from the network, and with a provider of ours (webFrame) Electron 33
  // hangs on a text without a word. The composer marks words itself: renderer/features/composer/editor/spelling.ts.
  spellcheck: false,
} as const;

function show(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
