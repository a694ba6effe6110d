// What the main window shows and what is selected in it: view state only, nothing of it is stored. Messages and
// mailboxes themselves are asked of the engine by id.
import { create } from 'zustand';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';

/** What the middle pane lists. */
export type Place = { kind: 'mailbox'; mailboxId: MailboxId } | { kind: 'outbox' };

export type SearchScope = 'mailbox' | 'everywhere';

/** Things that lie over the window; at most one at a time. */
export type Overlay =
  | { kind: 'settings' }
  | { kind: 'contacts' }
  | { kind: 'setup' }
  | { kind: 'shortcuts' }
  | { kind: 'confirmDestroy'; ids: MessageId[] }
  | { kind: 'source'; messageId: MessageId };

interface ViewState {
  place: Place | null;
  searchText: string;
  searchScope: SearchScope;
  /** In the order of the list. */
  selection: readonly MessageId[];
  /** The message the reader shows: the only one selected. null: none, or several. */
  opened: MessageId | null;
  overlay: Overlay | null;
}

export const useView = create<ViewState>(() => ({
  place: null,
  searchText: '',
  searchScope: 'mailbox',
  selection: [],
  opened: null,
  overlay: null,
}));

export function showPlace(place: Place): void {
  useView.setState({ place, searchText: '', selection: [], opened: null });
}

export function showOverlay(overlay: Overlay | null): void {
  useView.setState({ overlay });
}

export function setSelection(selection: readonly MessageId[]): void {
  useView.setState({ selection, opened: selection.length === 1 ? selection[0]! : null });
}

export function setSearch(text: string, scope: SearchScope = useView.getState().searchScope): void {
  useView.setState({ searchText: text, searchScope: scope });
}
