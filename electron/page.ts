// The pages that are Casier's own: where they are loaded from, and how one is recognised. In development they come
// from Vite's server instead; a packaged Casier never looks at that.
import { app, type WebFrameMain } from 'electron';
import type { DraftId, MessageId } from '../shared/domain/ids.ts';

export const APP_SCHEME = 'app';
const APP_ORIGIN = `${APP_SCHEME}://bundle`;

const devServer = app.isPackaged ? undefined : process.env.CASIER_DEV_SERVER;

export const pageOrigin: string = devServer ? new URL(devServer).origin : APP_ORIGIN;

export const mainPage = `${pageOrigin}/`;

export function composerPage(draftId: DraftId): string {
  return `${pageOrigin}/?view=composer&draft=${draftId}`;
}

export function messagePage(messageId: MessageId): string {
  return `${pageOrigin}/?view=message&message=${messageId}`;
}

/** True for the top frame of one of our pages: never for the message inside of it. */
export function isOwnPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === pageOrigin;
}
