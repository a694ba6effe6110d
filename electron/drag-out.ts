// Messages and attachments dragged out of a window: each becomes a file (a message an .eml file), readable by this user
// alone, in the folder of what was opened, which is emptied at the end and at the next start. The system drags files only, so that they are written before
// it is known whether they will be dropped anywhere.
import path from 'node:path';
import { nativeImage, type WebContents } from 'electron';
import type { Content } from '../shared/contract/host.ts';
import { writePrivately } from './saved-files.ts';

/** What is not on this PC yet is left out; nothing is dragged where that leaves nothing. */
export async function dragOut(
  page: WebContents,
  folder: string,
  contents: readonly (() => Promise<Content | null>)[],
): Promise<void> {
  const files: string[] = [];
  for (const fetch of contents) {
    const content = await fetch();
    if (content) files.push(await writePrivately(folder, content.fileName ?? 'message.eml', content.bytes));
  }
  const [file] = files;
  if (!file || page.isDestroyed()) return;
  page.startDrag({
    file,
    files,
    icon: nativeImage.createFromPath(path.join(import.meta.dirname, 'icon.png')).resize({ width: 32 }),
  });
}
