// What main does for a window, one function per procedure of the shell contract. Bytes come from the engine and go
// to files or programs; they never pass through the window. What the person or the disk refuses is an outcome.
import path from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Content } from '../shared/contract/host.ts';
import type { ClientOf, HandlersOf } from '../shared/contract/index.ts';
import type { SaveOutcome, ShellContract, ShellFacts } from '../shared/contract/shell.ts';
import type { MessageId, PartId } from '../shared/domain/ids.ts';
import { MailError } from '../shared/domain/problem.ts';
import { choosePaths } from './choose-place.ts';
import { dragOut } from './drag-out.ts';
import type { EngineProcess, MainContract } from './engine-process.ts';
import { safeFileName } from './file-names.ts';
import { parseLink } from './links.ts';
import type { MenuLanguage } from './menu-words.ts';
import type { Papers } from './papers.ts';
import { isDiskError, writeBeside, writeChosenFile, writePrivately } from './saved-files.ts';
import type { Windows } from './windows.ts';

export interface ShellSurroundings {
  engine: EngineProcess;
  windows: Windows;
  papers: Papers;
  facts: ShellFacts;
  language(): MenuLanguage;
  /** Where opened attachments live until Casier ends. */
  openedDir: string;
}

export type ShellHandlers = HandlersOf<ShellContract>['shell'];
type Part = { messageId: MessageId; partId: PartId };

export function shellHandlers(window: BrowserWindow, surroundings: ShellSurroundings): ShellHandlers {
  const { engine, windows, papers, facts, openedDir, language } = surroundings;
  const ask = async <T>(question: (client: ClientOf<MainContract>) => Promise<T>) => question(await engine.client());
  const contentOf = (part: Part) => ask(({ host }) => host.messagePart(part));
  return {
    facts: () => facts,
    async openLink({ url }) {
      const link = parseLink(url);
      if (link) await shell.openExternal(link.href);
      return { opened: link !== null };
    },
    openAttachment: (part) =>
      orElse({ opened: false }, async () => {
        const content = await contentOf(part);
        if (!content?.mayOpen) return { opened: false };
        const file = await writePrivately(openedDir, content.fileName ?? 'message', content.bytes);
        return { opened: (await shell.openPath(file)) === '' };
      }),
    saveAttachment: async (part) => ({ outcome: await saveAs(window, () => contentOf(part)) }),
    saveMessage: async (message) => ({
      outcome: await saveAs(window, () => ask(({ host }) => host.messageSource(message))),
    }),
    saveAddressBook: async (asked) => ({
      outcome: await saveAs(window, () => ask(({ host }) => host.addressBook(asked))),
    }),
    saveJournal: async (asked) => ({ outcome: await saveAs(window, () => ask(({ host }) => host.journal(asked))) }),
    saveOverrides: async () => ({ outcome: await saveAs(window, () => ask(({ host }) => host.overrides())) }),
    saveSharedSettings: async (asked) => ({
      outcome: await saveAs(window, () => ask(({ host }) => host.sharedSettings(asked))),
    }),
    saveAllAttachments: ({ messageId, partIds }) =>
      saveAll(window, partIds, (partId) => contentOf({ messageId, partId })),
    preparePaper: (order) => orElse(null, () => papers.prepare(order)),
    printPaper: ({ paperId }) => papers.print(window, paperId),
    savePaper: async ({ paperId, name }) => ({
      outcome: await saveAs(window, async () => {
        const bytes = await papers.pdf(paperId);
        return bytes && { fileName: `${name}.pdf`, type: 'application/pdf', bytes };
      }),
    }),
    async choosePlace({ purpose }) {
      const paths = await choosePaths(window, purpose, language());
      const [first] = paths;
      if (!first) return null;
      const { place } = await ask((client) => client.places.grant({ paths }));
      return { place, name: path.basename(first) };
    },
    closeComposers: () => windows.closeComposers(),
    reload: () => window.webContents.reload(),
    openComposer: ({ draftId }) => windows.openComposer(draftId),
    messageToOpen: () => windows.messageToOpen(),
    openMessageWindow: ({ messageId }) => windows.openMessageWindow(messageId),
    dragMessages: ({ messageIds }) =>
      orElse(undefined, () =>
        dragOut(
          window.webContents,
          openedDir,
          messageIds.map((messageId) => () => ask(({ host }) => host.messageSource({ messageId }))),
        ),
      ),
    dragAttachments: ({ messageId, partIds }) =>
      orElse(undefined, () =>
        dragOut(
          window.webContents,
          openedDir,
          partIds.map((partId) => () => contentOf({ messageId, partId })),
        ),
      ),
    closeWindow: () => window.close(),
    restartEngine: () => engine.restart(),
  };
}

async function saveAs(window: BrowserWindow, fetch: () => Promise<Content | null>): Promise<SaveOutcome> {
  return orElse<SaveOutcome>('failed', async () => {
    const content = await fetch();
    if (!content) return 'failed';
    const defaultPath = path.join(app.getPath('downloads'), safeFileName(content.fileName ?? 'message'));
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath });
    if (canceled || !filePath) return 'cancelled';
    await writeChosenFile(filePath, content.bytes);
    return 'saved';
  });
}

async function saveAll(
  window: BrowserWindow,
  partIds: readonly PartId[],
  fetch: (partId: PartId) => Promise<Content | null>,
): Promise<{ outcome: SaveOutcome; count: number }> {
  let count = 0;
  const outcome = await orElse<SaveOutcome>('failed', async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      defaultPath: app.getPath('downloads'),
      properties: ['openDirectory', 'createDirectory'],
    });
    const folder = filePaths[0];
    if (canceled || !folder) return 'cancelled';
    for (const partId of partIds) {
      const content = await fetch(partId);
      if (!content) return 'failed';
      await writeBeside(folder, content.fileName ?? `part ${partId}`, content.bytes);
      count += 1;
    }
    return 'saved';
  });
  return { outcome, count };
}

/** The engine's and the disk's errors become `failed`; anything else is a bug and stays one. */
async function orElse<T>(failed: T, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof MailError || isDiskError(error)) return failed;
    throw error;
  }
}
