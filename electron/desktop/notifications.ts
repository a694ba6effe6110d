// New mail told by the system's own notifications. There is one at most: what comes while it stands is told together
// with it, until somebody looks at a window. Words are asked of the engine when it is shown, and again when mail changes: what was read elsewhere
// meanwhile is told no more. What is worth telling, and when, is the engine's to decide.
import { app, BrowserWindow, Notification, nativeImage, screen } from 'electron';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { NoticeFacts } from '../../shared/domain/notice.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { Desktop } from './around.ts';
import { type NoticeText, noticeText } from './notice-text.ts';
import { accountTile, TILE_SIZE } from './pictures.ts';
import { isLikelyShared } from './shared-screen.ts';
import { desktopWords } from './words.ts';

export interface Notifications {
  tell(messages: readonly MessageId[]): Promise<void>;
  /** Something changed: a message told of may have been read. */
  check(): Promise<void>;
}

export function openNotifications({ ask, windows, settings, language }: Desktop): Notifications {
  let told: MessageId[] = [];
  let shown: Notification | null = null;

  const forget = () => {
    told = [];
    shown = null;
  };
  const takeDown = () => {
    const notification = shown;
    forget();
    notification?.close();
  };

  const put = (facts: readonly NoticeFacts[], text: NoticeText, silent: boolean) => {
    const before = shown;
    const notification = new Notification({ ...text, silent, ...iconOf(facts) });
    const isShown = () => shown === notification;
    notification.on('click', () => {
      // Also of one that is just being replaced.
      const newest = told.at(-1) ?? facts.at(-1)?.messageId;
      forget();
      if (newest !== undefined) windows.openMessage(newest);
    });
    notification.on('close', () => isShown() && forget());
    shown = notification;
    before?.close();
    notification.show();
  };

  app.on('browser-window-focus', takeDown);

  return {
    async tell(messages) {
      if (windows.isMainFocused() || !Notification.isSupported()) return;
      const asked = [...told, ...messages];
      const facts = await ask(({ host }) => host.notices({ messages: asked }), []);
      const text = noticeText(facts, isHidden(settings()), desktopWords[language()]);
      if (!text) return;
      told = facts.map(({ messageId }) => messageId);
      put(facts, text, !settings().noticeSound);
    },
    async check() {
      if (!shown) return;
      const left = await ask(({ host }) => host.notices({ messages: told }), []);
      if (left.length === 0) takeDown();
      else told = left.map(({ messageId }) => messageId);
    },
  };
}

function isHidden({ noticesTell, projecting }: Settings): boolean {
  const fullScreen = BrowserWindow.getAllWindows().some((window) => window.isFullScreen());
  return projecting || noticesTell === 'counts' || isLikelyShared(screen.getAllDisplays(), fullScreen);
}

/** The account's colour, where there is more than one to tell apart. */
function iconOf(facts: readonly NoticeFacts[]): { icon?: Electron.NativeImage } {
  const [first] = facts;
  if (!first || first.accountTitle === '' || facts.some(({ accountId }) => accountId !== first.accountId)) return {};
  const bitmap = Buffer.from(accountTile(first.accountColour));
  return { icon: nativeImage.createFromBitmap(bitmap, { width: TILE_SIZE, height: TILE_SIZE }) };
}
