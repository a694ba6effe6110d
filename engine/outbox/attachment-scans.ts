// The attachments of drafts as facts for the guard: each is read once by its content, on the scanner's thread, when it is
// attached. Invariant: an attachment counts as pending until it was read or found to be unreadable; nothing else is ever said
// of it.
import type { DraftId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { AttachmentFacts } from '../../shared/guard/index.ts';
import { expectMailError } from '../core/problems.ts';
import {
  type CleaningWords,
  FILE_BYTES_MAX,
  SCANNER,
  type ScannedFile,
  type Scanner,
  unreadableFile,
} from '../scan/index.ts';
import {
  type AttachmentScan,
  attachmentBytes,
  attachmentScans,
  beginAttachmentScan,
  forgetUnusedScans,
  giveUpAttachmentScan,
  putCleanCopy,
  putOriginalBack,
  saveAttachmentScan,
  scannedHashes,
} from '../store/attachment-scans.ts';
import type { Store } from '../store/database.ts';
import { writeIfRoom } from '../store/write-if-room.ts';

export interface DraftFacts {
  facts: AttachmentFacts[];
  /** Content-IDs of the attachments that are not read yet. */
  pending: string[];
}

export interface AttachmentScans {
  /** Begins to read what was not read yet. */
  look(draftId: DraftId): void;
  facts(draftId: DraftId): DraftFacts;
  /** Reads what was not read yet, and waits for it. Throws MailError `cancelled` when the program ends. */
  settled(draftId: DraftId): Promise<AttachmentFacts[]>;
  /** Puts a copy that shows nobody in its place. False: there can be none, and nothing was changed. */
  clean(draftId: DraftId, contentId: string, words: CleaningWords): Promise<boolean>;
  /** Takes `clean` back. */
  restore(draftId: DraftId, contentId: string): void;
  /** At the start. */
  forgetUnused(): void;
  close(): Promise<void>;
}

export interface AttachmentScansDeps {
  store: Store;
  scanner: Scanner;
  /** More is known of a draft's attachments, and a full disk kept it from being written down. */
  onUnwritten: () => void;
}

export function createAttachmentScans({ store, scanner, onUnwritten }: AttachmentScansDeps): AttachmentScans {
  const reading = new Map<number, Promise<void>>();
  /** What a full disk kept from being written down, by attachment. */
  const unwritten = new Map<number, ScannedFile>();

  const scansOf = (draftId: DraftId) =>
    attachmentScans<ScannedFile>(store.reads, draftId, SCANNER).map((scan) => ({
      ...scan,
      file: reading.has(scan.rowId) ? null : (scan.file ?? unwritten.get(scan.rowId) ?? null),
    }));

  const read = ({ rowId, sizeBytes }: Scan): Promise<void> => {
    const underWay = reading.get(rowId) ?? readNow(rowId, sizeBytes).finally(() => reading.delete(rowId));
    reading.set(rowId, underWay);
    return underWay;
  };

  const readNow = async (rowId: number, sizeBytes: number): Promise<void> => {
    if (sizeBytes > FILE_BYTES_MAX) return keep(rowId, `${sizeBytes} bytes`, unreadableFile('tooLarge'));
    // The blob itself goes to the thread: nothing else holds it.
    const bytes = attachmentBytes(store.reads, rowId);
    if (!bytes) return;
    // A file that ends the whole program, which no limit of a thread can rule out, does so twice at most.
    writeIfRoom(store, (tx) => beginAttachmentScan(tx, rowId, { scanner: SCANNER, ifAgain: unreadableFile('broken') }));
    try {
      const { hash, file } = await scanner.scan(bytes, scannedHashes(store.reads, SCANNER));
      keep(rowId, hash, file);
    } catch (error) {
      expectMailError(error);
      writeIfRoom(store, (tx) => giveUpAttachmentScan(tx, rowId));
      throw error;
    }
  };

  const keep = (rowId: number, hash: string | null, file: ScannedFile | null): void => {
    const content = hash && { hash, scanner: SCANNER, file };
    const written = content && writeIfRoom(store, (tx) => saveAttachmentScan(tx, rowId, content));
    if (written || !file) return;
    unwritten.set(rowId, file);
    onUnwritten();
  };

  const required = (draftId: DraftId, contentId: string) => {
    const scan = scansOf(draftId).find((one) => one.contentId === contentId);
    if (!scan) throw new MailError({ kind: 'missing', detail: 'attachment' });
    return scan;
  };
  const unread = (draftId: DraftId) => scansOf(draftId).filter(({ file }) => file === null);
  const settle = async (draftId: DraftId): Promise<void> => {
    await Promise.all(unread(draftId).map(read));
  };

  return {
    look: (draftId) => void settle(draftId).catch(expectMailError),
    facts(draftId) {
      const scans = scansOf(draftId);
      return {
        facts: scans.flatMap((scan) => (scan.file ? [factsOf(scan, scan.file)] : [])),
        pending: scans.filter(({ file }) => file === null).map(({ contentId }) => contentId),
      };
    },
    async settled(draftId) {
      await settle(draftId);
      // Attached meanwhile, and so not read: to be told, and not to be passed over.
      return scansOf(draftId).map((scan) => factsOf(scan, scan.file ?? unreadableFile('tooSlow')));
    },
    async clean(draftId, contentId, words) {
      const { rowId } = required(draftId, contentId);
      const bytes = attachmentBytes(store.reads, rowId);
      const copy = bytes && (await scanner.clean(bytes, words));
      // Taken away meanwhile, or cleaned already.
      if (!copy || required(draftId, contentId).rowId !== rowId) return false;
      store.transaction((tx) => putCleanCopy(tx, rowId, copy));
      unwritten.delete(rowId);
      await settle(draftId);
      return true;
    },
    restore(draftId, contentId) {
      const { rowId } = required(draftId, contentId);
      store.transaction((tx) => putOriginalBack(tx, rowId));
      unwritten.delete(rowId);
      void settle(draftId).catch(expectMailError);
    },
    forgetUnused: () => void writeIfRoom(store, forgetUnusedScans),
    close: () => scanner.close(),
  };
}

type Scan = AttachmentScan<ScannedFile>;

/** A copy that was cleaned and still shows somebody is judged as it is. */
function factsOf({ contentId, name, cleaned }: Scan, file: ScannedFile): AttachmentFacts {
  const isClean = cleaned && file.found.length === 0 && !file.unreadable;
  return { id: contentId, name, ...file, treatment: isClean ? 'cleaned' : 'asIs' };
}
