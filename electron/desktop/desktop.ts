// Casier around its windows: notifications, the count on its icon, the tray. Follows the engine's events and the settings;
// asks the engine how the mail stands, at most twice a second. Windows and macOS were not tried.
import path from 'node:path';
import { app, nativeImage } from 'electron';
import type { EngineEvent } from '../../shared/contract/event.ts';
import type { MailStanding } from '../../shared/domain/notice.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { EngineProcess } from '../engine-process.ts';
import type { Desktop } from './around.ts';
import { openNotifications } from './notifications.ts';
import { accountTile, TILE_SIZE } from './pictures.ts';
import { openTray } from './tray.ts';
import { desktopWords } from './words.ts';

const LOOK_EVERY_MS = 500;
const NOBODY: MailStanding = { unread: 0, quiet: false, offline: false };

interface DesktopOptions extends Pick<Desktop, 'windows' | 'settings' | 'language'> {
  engine: EngineProcess;
}

export interface OpenDesktop {
  note(event: EngineEvent): void;
  settingsChanged(): void;
}

export function openDesktop({ engine, ...given }: DesktopOptions): OpenDesktop {
  const ask: Desktop['ask'] = async (question, otherwise) => {
    try {
      return await question(await engine.client());
    } catch (error) {
      if (error instanceof MailError) return otherwise;
      throw error;
    }
  };
  const desktop: Desktop = {
    ...given,
    ask,
    set: (patch) => void ask<unknown>(({ settings }) => settings.set(patch), null),
    compose: () => void begin(desktop),
  };
  const notifications = openNotifications(desktop);
  const showTray = openTray(desktop, path.join(import.meta.dirname, 'icon.png'));
  let isLookDue = false;

  const lookSoon = () => {
    if (isLookDue) return;
    isLookDue = true;
    setTimeout(async () => {
      isLookDue = false;
      await notifications.check();
      const standing = await ask(({ host }) => host.standing(), NOBODY);
      showTray(standing);
      showBadge(desktop, standing);
    }, LOOK_EVERY_MS);
  };

  return {
    note(event) {
      if (event.type === 'notices') void notifications.tell(event.messages);
      if (event.type === 'changed' || event.type === 'store') lookSoon();
    },
    settingsChanged: lookSoon,
  };
}

/** None in a quiet time, and none while others look at the screen. */
function showBadge({ settings, language, windows }: Desktop, { unread }: MailStanding): void {
  const { badge, projecting } = settings();
  const count = badge && !projecting ? unread : 0;
  app.setBadgeCount(count);
  if (process.platform !== 'win32') return;
  // The taskbar of Windows shows no number: a mark, and the number for a screen reader.
  const bitmap = Buffer.from(accountTile('pink'));
  const mark = count > 0 ? nativeImage.createFromBitmap(bitmap, { width: TILE_SIZE, height: TILE_SIZE }) : null;
  windows.markMain(mark, count > 0 ? desktopWords[language()].unread(count) : '');
}

async function begin({ ask, windows }: Desktop): Promise<void> {
  const draft = await ask(({ drafts }) => drafts.start({ mode: 'new', originalId: null }), null);
  if (draft) windows.openComposer(draft.id);
  else windows.openMain();
}
