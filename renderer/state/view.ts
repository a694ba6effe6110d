// What the main window shows and what is selected in it: view state only, nothing of it is stored. Messages and
// mailboxes themselves are asked of the engine by id.
import { create } from 'zustand';
import type { FilterContent } from '../../shared/domain/filter.ts';
import type { AccountId, MailboxId, MessageId, SavedSearchId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import type { OfferedAccount, PlaceToken, TransferId } from '../../shared/domain/transfer.ts';
import type { WaitingSetup } from '../../shared/domain/waiting-setup.ts';
import { NOTHING, type Order, type Selection } from './selection.ts';

/** What the middle pane lists. */
export type Place =
  | { kind: 'mailbox'; mailboxId: MailboxId }
  /** The mailboxes with this role of every account. */
  | { kind: 'unified'; role: MailboxRole }
  | { kind: 'savedSearch'; id: SavedSearchId }
  | { kind: 'outbox' };

export type SearchScope = 'mailbox' | 'everywhere';

/** What lies over the window; at most one at a time. */
export type Overlay =
  /** `accountId`: its page; else the general one. */
  | { kind: 'settings'; accountId?: AccountId }
  | { kind: 'contacts' }
  /** To begin with: an account found elsewhere, or a set-up that waits. */
  | { kind: 'setup'; proposal?: OfferedAccount; waiting?: WaitingSetup }
  /** The guided set-up is done. */
  | { kind: 'ready'; accountId: AccountId }
  /** `place`: where to look at once. */
  | { kind: 'import'; place: PlaceToken | null; begun?: TransferId }
  | { kind: 'export'; mailboxId: MailboxId | null }
  | { kind: 'backUp' }
  | { kind: 'restore' }
  | { kind: 'restored' }
  /** À, Cc, Cci explained; in a composer's window too. */
  | { kind: 'coach' }
  /** « J'ai montré des adresses », of a message of one's own. */
  | { kind: 'addressesShown'; messageId: MessageId }
  /** A preview on paper; the « mot à coller » is a page of it. */
  | { kind: 'print'; messageId: MessageId }
  /** `accountId`: its mailbox; null: the fullest. */
  | { kind: 'cleanUp'; accountId: AccountId | null }
  | { kind: 'duplicates' }
  | { kind: 'shortcuts' }
  /** `begin`: a new one is written at once. */
  | { kind: 'filters'; begin?: Partial<FilterContent> }
  | { kind: 'renamePlace'; place: Place }
  | { kind: 'markSeenByDate'; mailboxIds: readonly MailboxId[] }
  /** Of these messages; none: the tags themselves. */
  | { kind: 'tags'; ids: readonly MessageId[] }
  | { kind: 'journal' }
  /** `accountId`: checked at once; null: the person chooses. */
  | { kind: 'diagnosis'; accountId: AccountId | null }
  /** `inTrash`: they were to be put there, and lie there already. */
  | { kind: 'confirmDestroy'; ids: readonly MessageId[]; inTrash?: boolean }
  | { kind: 'chooseMailbox'; ids: readonly MessageId[]; copy: boolean };

interface ViewState {
  place: Place | null;
  searchText: string;
  searchScope: SearchScope;
  selection: Selection;
  /** The rows of the list, top to bottom, as they are shown. */
  order: Order;
  /** Groups that were folded, by their keys. */
  foldedGroups: ReadonlySet<string>;
  /** Heads of collapsed threads of this list, each with the rows hidden under it. */
  hidden: ReadonlyMap<MessageId, readonly MessageId[]>;
  /** The message the reader shows: the only one selected. null: none, or several. */
  opened: MessageId | null;
  /** It was opened by coming back to its folder: nobody has asked to read it now. */
  cameBack: boolean;
  overlay: Overlay | null;
  /** Messages in tabs; see tabs.ts. */
  tabs: readonly MessageId[];
  /** The tab that is shown, or the message of a window of its own. null: folders and list. */
  tab: MessageId | null;
}

export const useView = create<ViewState>(() => ({
  place: null,
  searchText: '',
  searchScope: 'mailbox',
  selection: NOTHING,
  order: new Uint32Array(),
  foldedGroups: new Set(),
  hidden: new Map(),
  opened: null,
  cameBack: false,
  overlay: null,
  tabs: [],
  tab: null,
}));

/** What was selected in each place when it was left. */
const leftSelected = new Map<string, Selection>();

/** With what was selected there when it was left, unless told otherwise. */
export function showPlace(place: Place, selection?: Selection): void {
  cancelOpening();
  noteSelected();
  const back = selection ? { selection, opened: onlyOne(selection), cameBack: false } : selectedIn(place);
  useView.setState({ place, searchText: '', ...back, tab: null });
}

function noteSelected(): void {
  const { place, searchText, selection } = useView.getState();
  if (place && searchText.trim() === '') leftSelected.set(JSON.stringify(place), selection);
}

function selectedIn(place: Place | null): Pick<ViewState, 'selection' | 'opened' | 'cameBack'> {
  const selection = leftSelected.get(JSON.stringify(place)) ?? NOTHING;
  return { selection, opened: onlyOne(selection), cameBack: true };
}

const onlyOne = ({ ids }: Selection) => (ids.size === 1 ? [...ids][0]! : null);

export function showOverlay(overlay: Overlay | null): void {
  useView.setState({ overlay });
}

const OPENING_DELAY_MS = 120;
let opening: ReturnType<typeof setTimeout> | undefined;

function cancelOpening(): void {
  clearTimeout(opening);
  opening = undefined;
}

/** `soon`: a key is held down; the message is opened where the focus comes to rest. */
export function setSelection(selection: Selection, open: 'now' | 'soon' = 'now'): void {
  cancelOpening();
  const opened = onlyOne(selection);
  if (open === 'now') {
    useView.setState({ selection, opened, cameBack: false });
  } else {
    useView.setState({ selection });
    opening = setTimeout(() => useView.setState({ opened, cameBack: false }), OPENING_DELAY_MS);
  }
}

export function setSearch(text: string, scope: SearchScope = useView.getState().searchScope): void {
  const before = useView.getState();
  if (before.searchText === text && before.searchScope === scope) return;
  cancelOpening();
  noteSelected();
  const selected = text.trim() === '' ? selectedIn(before.place) : { selection: NOTHING, opened: null };
  useView.setState({ searchText: text, searchScope: scope, ...selected });
}

/** The message that is read. */
export function openedNow(): MessageId | null {
  const { tab, opened } = useView.getState();
  return tab ?? opened;
}

/** What an action is about: that of the tab, or the selected messages, and those hidden under a collapsed head. In list order. */
export function targetsNow(): MessageId[] {
  const { tab, selection, order, hidden } = useView.getState();
  if (tab !== null) return [tab];
  const selected =
    selection.ids.size <= 1
      ? [...selection.ids]
      : (Array.from(order) as MessageId[]).filter((id) => selection.ids.has(id));
  return selected.flatMap((id) => [id, ...(hidden.get(id) ?? [])]);
}
