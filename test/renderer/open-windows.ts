// Opens the real windows over a fake engine.
import type { ElectronApplication, Page } from 'playwright-core';
import type { FakeMailbox } from './fake-mail.ts';
import { openStage } from './stage.ts';

export interface OpenWindows {
  app: ElectronApplication;
  main: Page;
  openComposer(draftId: number): Promise<Page>;
  close(): Promise<void>;
}

export async function openWindows(
  mailbox: Partial<FakeMailbox>,
  scheme: 'light' | 'dark' = 'light',
): Promise<OpenWindows> {
  const { bodies = new Map(), people = [], groups = [], messages = [], drafts = [] } = mailbox;
  const contents = { ...mailbox, people, groups, messages, drafts, bodies: [...bodies] };
  const { app, page, close } = await openStage({
    engine: 'test/renderer/fake-engine.ts',
    files: { 'fake-mailbox.json': contents },
    scheme,
  });
  return {
    app,
    main: page,
    async openComposer(draftId) {
      const opened = app.waitForEvent('window');
      await page.evaluate((id) => window.casier?.invoke('openComposer', { draftId: id }), draftId);
      return opened;
    },
    close,
  };
}
