// Commands about whole threads, and about a folder day by day: Thunderbird's R, T, C, K, Maj+K, W and Ctrl+Maj+A.
import { engine } from '../engine/engine.ts';
import { sayFailure } from '../features/problems/index.ts';
import { shownFolderNow } from '../state/mailboxes.ts';
import { setSelection, showOverlay, targetsNow, useView } from '../state/view.ts';
import type { Command, CommandName, Situation } from './command.ts';
import { readingNow } from './go-to.ts';
import { markThreadSeen, toggleBranchMuted, toggleMuted, toggleWatched } from './message-actions.ts';
import { goToUnread } from './next-unread.ts';

const someSelected = ({ selected }: Situation) => selected > 0;
const inMailbox = ({ mailbox }: Situation) => mailbox !== null;

export const threadCommands = {
  markThreadSeen: { keys: ['R'], enabled: someSelected, run: () => void markThreadSeen(targetsNow()) },
  nextUnreadThread: { keys: ['T'], enabled: inMailbox, run: () => void goToNextThread() },
  markSeenByDate: { keys: ['C'], enabled: inMailbox, run: askDays },
  muteThread: { keys: ['K'], enabled: someSelected, run: () => void toggleMuted(targetsNow()) },
  muteBranch: { keys: ['Shift+K'], enabled: someSelected, run: () => void toggleBranchMuted(targetsNow()) },
  watchThread: { keys: ['W'], enabled: someSelected, run: () => void toggleWatched(targetsNow()) },
  selectThread: { keys: ['Ctrl+Shift+A'], enabled: someSelected, run: () => void selectThread() },
} satisfies Partial<Record<CommandName, Command>>;

/** As in Thunderbird: this one is read then. */
async function goToNextThread(): Promise<void> {
  const here = readingNow();
  if (here !== null) await markThreadSeen([here]);
  await goToUnread(1);
}

function askDays(): void {
  const shown = shownFolderNow();
  if (shown) showOverlay({ kind: 'markSeenByDate', mailboxIds: shown.mailboxes.map(({ id }) => id) });
}

/** As many of them as the list shows. */
async function selectThread(): Promise<void> {
  const { place, tab } = useView.getState();
  const ids = await engine.messages.threads({ ids: [...targetsNow()].slice(0, 1_000) }).catch(sayFailure);
  const { order, selection, place: now } = useView.getState();
  if (!ids || now !== place || tab !== null) return;
  const shown = ids.filter((id) => order.includes(id));
  const focus = selection.focus ?? shown[0] ?? null;
  if (shown.length > 0) setSelection({ ids: new Set(shown), focus, anchor: focus });
}
