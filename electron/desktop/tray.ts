// Casier in the tray: how the mail stands, and the few things that are wanted without opening the window.
import { app, Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron';
import type { MailStanding } from '../../shared/domain/notice.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { Desktop } from './around.ts';
import { type TrayState, trayState, withDot } from './pictures.ts';
import { type DesktopWords, desktopWords } from './words.ts';

const SIZE = process.platform === 'darwin' ? 18 : 24;
const HOUR_MS = 3_600_000;

/** Made where it is wanted, changed in place where it says something else, taken away where it is not. */
export function openTray(desktop: Desktop, iconFile: string): (standing: MailStanding) => void {
  const { settings, language } = desktop;
  const icon = nativeImage.createFromPath(iconFile).resize({ width: SIZE, height: SIZE });
  let tray: Tray | null = null;
  // A menu that is given anew closes in the person's hand.
  const shown = { state: '', tooltip: '', menu: '' };
  return (standing) => {
    if (!settings().tray) {
      tray?.destroy();
      tray = null;
      return;
    }
    const w = desktopWords[language()];
    const state = trayState(standing, settings());
    const tooltip = `Casier · ${tooltipOf(standing, settings(), w)}`;
    const menu = trayMenu(desktop, w);
    const menuKey = JSON.stringify(menu);
    const isNew = tray === null;
    if (isNew || state !== shown.state) {
      const image = withState(icon, state);
      if (tray) tray.setImage(image);
      else tray = open(image, desktop);
    }
    if (isNew || tooltip !== shown.tooltip) tray?.setToolTip(tooltip);
    if (isNew || menuKey !== shown.menu) tray?.setContextMenu(Menu.buildFromTemplate(menu));
    Object.assign(shown, { state, tooltip, menu: menuKey });
  };
}

function open(image: NativeImage, { windows }: Desktop): Tray {
  const tray = new Tray(image);
  tray.on('click', () => windows.openMain());
  return tray;
}

function withState(icon: NativeImage, state: TrayState): NativeImage {
  const bitmap = Buffer.from(withDot(icon.toBitmap(), SIZE, state));
  return nativeImage.createFromBitmap(bitmap, { width: SIZE, height: SIZE });
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
