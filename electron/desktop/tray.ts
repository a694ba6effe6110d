// Casier in the tray: how the mail stands, and the few things that are wanted without opening the window.
import { app, Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { MailStanding } from '../../shared/domain/notice.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { Desktop } from './around.ts';
import { trayState, withDot } from './pictures.ts';
import { type DesktopWords, desktopWords } from './words.ts';

const SIZE = process.platform === 'darwin' ? 18 : 24;
const HOUR_MS = 3_600_000;

/** Made where it is wanted, changed in place, taken away where it is not. */
export function openTray(desktop: Desktop, iconFile: string): (standing: MailStanding) => void {
  const { settings, language } = desktop;
  const icon = nativeImage.createFromPath(iconFile).resize({ width: SIZE, height: SIZE });
  let tray: Tray | null = null;
  return (standing) => {
    if (!settings().tray) {
      tray?.destroy();
      tray = null;
      return;
    }
    const w = desktopWords[language()];
    const state = trayState(standing, settings());
    const bitmap = Buffer.from(withDot(icon.toBitmap(), SIZE, state));
    const image = nativeImage.createFromBitmap(bitmap, { width: SIZE, height: SIZE });
    if (tray) tray.setImage(image);
    else {
      tray = new Tray(image);
      tray.on('click', () => desktop.windows.openMain());
    }
    tray.setToolTip(`Casier · ${tooltipOf(standing, settings(), w)}`);
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(desktop, w)));
  };
}

function tooltipOf({ unread, quiet, offline }: MailStanding, settings: Settings, w: DesktopWords): string {
  if (quiet) return w.quiet;
  const counted = unread > 0 ? w.unread(unread) : w.nothingUnread;
  return [counted, isPaused(settings) && w.paused, offline && w.offline].filter(Boolean).join(' · ');
}

function trayMenu({ windows, settings, set, compose }: Desktop, w: DesktopWords): MenuItemConstructorOptions[] {
  const { projecting } = settings();
  const pause = isPaused(settings())
    ? { label: w.resume, click: () => set({ noticesPausedUntil: null }) }
    : { label: w.pauseHour, click: () => set({ noticesPausedUntil: Date.now() + HOUR_MS }) };
  return [
    { label: w.write, click: compose },
    { label: w.open, click: () => windows.openMain() },
    { type: 'separator' },
    pause,
    { label: w.projecting, type: 'checkbox', checked: projecting, click: () => set({ projecting: !projecting }) },
    { type: 'separator' },
    { label: w.quit, click: () => app.quit() },
  ];
}

function isPaused({ noticesPausedUntil }: Settings): boolean {
  return (noticesPausedUntil ?? 0) > Date.now();
}
