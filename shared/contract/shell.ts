// The shell contract: what a window may ask of main (over invoke; sender checked, input parsed), and what main
// tells a window. Files are chosen and written by main; their bytes never pass through the window.
import { z } from 'zod';
import { AccountId, DraftId, GroupId, MessageId, PartId } from '../domain/ids.ts';
import { type Paper, PaperId, PaperOrder } from '../domain/paper.ts';
import type { PlaceToken } from '../domain/transfer.ts';
import { AddressBookFormat } from './host.ts';
import { command, query } from './procedure.ts';

/** Messages that are made files at once; more are exported. */
export const DRAGGED_MAX = 50;

export type SaveOutcome = 'saved' | 'cancelled' | 'failed';

export interface ShellFacts {
  platform: 'linux' | 'win32' | 'darwin' | 'other';
  /** The system's language, BCP 47. */
  locale: string;
  version: string;
  /** Started with --demo. */
  demo: boolean;
}

export const PlacePurpose = z.enum([
  'peopleFile',
  'mailFiles',
  'mailFolder',
  'exportFolder',
  'newBackup',
  'backup',
  'settingsFile',
]);
export type PlacePurpose = z.infer<typeof PlacePurpose>;

export const shell = {
  facts: query<ShellFacts>()(z.void()),
  /** https:, http: and mailto: only; the person has been shown where it goes. */
  openLink: command<{ opened: boolean }>()(z.object({ url: z.string().max(20_000) })),
  /** Writes the part to a temporary file and opens it with the system's program. Executables are refused. */
  openAttachment: command<{ opened: boolean }>()(z.object({ messageId: MessageId, partId: PartId })),
  saveAttachment: command<{ outcome: SaveOutcome }>()(z.object({ messageId: MessageId, partId: PartId })),
  saveAllAttachments: command<{ outcome: SaveOutcome; count: number }>()(
    z.object({ messageId: MessageId, partIds: z.array(PartId).min(1).max(500) }),
  ),
  saveMessage: command<{ outcome: SaveOutcome }>()(z.object({ messageId: MessageId })),
  saveAddressBook: command<{ outcome: SaveOutcome }>()(
    z.object({ format: AddressBookFormat, groupId: GroupId.nullable() }),
  ),
  /** The very lines that `journal.text` showed. */
  saveJournal: command<{ outcome: SaveOutcome }>()(
    z.object({ accountId: AccountId.nullable(), newestId: z.number().int().min(0) }),
  ),
  /** The register of sendings as is. */
  saveOverrides: command<{ outcome: SaveOutcome }>()(z.void()),
  /** What worked for an account, as a small file for colleagues: shared-settings.ts. */
  saveSharedSettings: command<{ outcome: SaveOutcome }>()(z.object({ accountId: AccountId })),
  /** Lays it out; null: it is not there to be printed. */
  preparePaper: command<Paper | null>()(PaperOrder),
  /** Opens the system's dialog; answers when that is closed. */
  printPaper: command<void>()(z.object({ paperId: PaperId })),
  savePaper: command<{ outcome: SaveOutcome }>()(z.object({ paperId: PaperId, name: z.string().max(300) })),
  /** A dialog of the system; main gives the engine what was chosen, the window a token for it. null: cancelled. */
  choosePlace: command<{ place: PlaceToken; name: string } | null>()(z.object({ purpose: PlacePurpose })),
  /** Saves and closes every composer window, before another store takes this one's place. */
  closeComposers: command<void>()(z.void()),
  /** The page begins anew: everything that it shows is of another store now. It may not navigate by itself. */
  reload: command<void>()(z.void()),
  /** A composer window of its own. */
  openComposer: command<void>()(z.object({ draftId: DraftId })),
  /** What a notification was clicked for before this page could hear of it; told once. */
  messageToOpen: query<MessageId | null>()(z.void()),
  /** A window of its own for a message; one that is open comes to the front. */
  openMessageWindow: command<void>()(z.object({ messageId: MessageId })),
  /** Messages as .eml files, dragged out of the window to the desktop or another program; begins the drag. */
  dragMessages: command<void>()(z.object({ messageIds: z.array(MessageId).min(1).max(DRAGGED_MAX) })),
  /** Attachments of a message as files, as `dragMessages`. */
  dragAttachments: command<void>()(
    z.object({ messageId: MessageId, partIds: z.array(PartId).min(1).max(DRAGGED_MAX) }),
  ),
  closeWindow: command<void>()(z.void()),
  /** Asks main to start the engine again after the crash budget was spent. */
  restartEngine: command<void>()(z.void()),
};

/** What the preload puts on `window.casier`, and all that it does. */
export interface ShellBridge {
  invoke(procedure: keyof typeof shell, input: unknown): Promise<unknown>;
  onEvent(listener: (event: ShellEvent) => void): () => void;
}

export type ShellContract = { shell: typeof shell };

/** What main tells a window unasked. */
export type ShellEvent =
  /** A link was clicked inside the message frame; the window shows where it goes and asks. */
  | { type: 'link'; url: string }
  /** A key was pressed while the message frame had the focus: the frame runs no script of its own. */
  | { type: 'key'; key: string; code: string; ctrl: boolean; shift: boolean; alt: boolean; meta: boolean }
  /** A menu item was chosen; the name is that of the window's command table. */
  | { type: 'command'; name: string }
  /** A notification was clicked. */
  | { type: 'openMessage'; messageId: MessageId }
  /** The engine ended; `restarting: false` = the crash budget is spent, ask the person. */
  | { type: 'engineExit'; restarting: boolean };
