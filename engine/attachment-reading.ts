// What reads attachments for the search, put on the open store: when it may, and how it rests.
import type { Accounts } from './accounts/accounts.ts';
import type { RoomsOptions } from './rooms-options.ts';
import { createScanner } from './scan/index.ts';
import { type AttachmentReader, readAttachments } from './search/read-attachments.ts';
import { getSettings, setSettings } from './store/settings.ts';

/** Mail that came in, or a sync that ended, is looked at so often. */
const LOOK_EVERY_MS = 5_000;

export interface AttachmentsRead extends Pick<AttachmentReader, 'close'> {
  /** By the person. */
  wanted(): boolean;
  /** And nothing else stands in its way. */
  mayRead(): boolean;
  want(wanted: boolean): void;
}

export function startReadingAttachments(
  { store, workers, policies, sinceAskedMs }: RoomsOptions,
  { areAtRest }: Pick<Accounts, 'areAtRest'>,
): AttachmentsRead {
  const wanted = () => getSettings(store.reads, policies).searchAttachments;
  const mayRead = () => wanted() && areAtRest();
  const reader = readAttachments({
    store,
    // One of its own: nobody who attaches a file waits for one that came in.
    scanner: createScanner({ workerUrl: workers.scan }),
    mayRead,
    sinceAskedMs,
    rest,
  });
  const timer = setInterval(reader.look, LOOK_EVERY_MS).unref();
  return {
    wanted,
    mayRead,
    want: (searchAttachments) => store.transaction((tx) => setSettings(tx, { searchAttachments })),
    async close() {
      clearInterval(timer);
      await reader.close();
    },
  };
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms).unref();
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
