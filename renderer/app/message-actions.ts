// What the person does with messages: asks the engine, says what was done, and offers to take it back. The list
// changes by the engine's own event, never from here.
import type { Undoable, UndoToken } from '../../shared/contract/undo.ts';
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { MessageFlag } from '../../shared/domain/message.ts';
import { hasKeyword } from '../../shared/domain/tag-keyword.ts';
import { engine } from '../engine/engine.ts';
import { sayFailure } from '../features/problems/index.ts';
import { tagsNow, tagWords } from '../features/tags/index.ts';
import { wordsNow } from '../i18n/index.ts';
import { mailboxNow } from '../state/mailboxes.ts';
import { rememberTarget } from '../state/recent-targets.ts';
import { rowOf } from '../state/rows.ts';
import { rememberUndo, undo } from '../state/undo.ts';
import { showOverlay } from '../state/view.ts';
import { mailboxTitle } from '../ui/mailbox-title.ts';
import { showToast } from '../ui/toast.tsx';
import { saidWords } from './words.ts';

type Ids = readonly MessageId[];
type Run = (ids: MessageId[]) => Promise<Undoable>;

/** From the first moment on, and before the second. */
export interface Days {
  fromAt: number;
  untilAt: number;
}

/** As many ids as one command takes. */
const AT_ONCE = 100_000;

export function move(ids: Ids, mailboxId: MailboxId): void {
  rememberTarget(mailboxId);
  const to = titleOf(mailboxId);
  void act(
    ids,
    (some) => engine.messages.move({ ids: some, mailboxId }),
    (count) => wordsNow(saidWords).moved(count, to),
  );
}

export function copy(ids: Ids, mailboxId: MailboxId): void {
  rememberTarget(mailboxId);
  const to = titleOf(mailboxId);
  void act(
    ids,
    (some) => engine.messages.copy({ ids: some, mailboxId }),
    (count) => wordsNow(saidWords).copied(count, to),
  );
}

/** To the trash. Of what lies there already (a search finds it too) the person is asked. */
export async function remove(ids: Ids): Promise<void> {
  const inTrash: MessageId[] = [];
  const run = async (some: MessageId[]) => {
    const removed = await engine.messages.remove({ ids: some });
    inTrash.push(...removed.inTrash);
    return removed;
  };
  await act(ids, run, (count) => wordsNow(saidWords).removed(count));
  if (inTrash.length > 0) showOverlay({ kind: 'confirmDestroy', ids: inTrash, inTrash: true });
}

export function destroy(ids: Ids): void {
  void act(
    ids,
    (some) => engine.messages.destroy({ ids: some }),
    (count) => wordsNow(saidWords).destroyed(count),
  );
}

export function archive(ids: Ids): void {
  void act(
    ids,
    (some) => engine.messages.archive({ ids: some }),
    (count) => wordsNow(saidWords).archived(count),
  );
}

export function setJunk(ids: Ids, junk: boolean): void {
  const said = (count: number) => (junk ? wordsNow(saidWords).junked(count) : wordsNow(saidWords).unjunked(count));
  void act(ids, (some) => engine.messages.setJunk({ ids: some, junk }), said);
}

/** Sets the flag on all, or takes it from all when the first has it. Says nothing: it is seen. */
export async function toggleFlag(ids: Ids, flag: MessageFlag): Promise<void> {
  const first = ids[0] && (await rowOf(ids[0]).catch(sayFailure));
  if (first) await setFlag(ids, flag, !first.flags[flag]);
}

/** « Ignorer ce fil », or no longer: as the first of them is now. */
export async function toggleMuted(ids: Ids): Promise<void> {
  const first = ids[0] && (await rowOf(ids[0]).catch(sayFailure));
  if (!first) return;
  const muted = !first.muted;
  const said = () => (muted ? wordsNow(saidWords).muted : wordsNow(saidWords).unmuted);
  await act(ids, (some) => engine.messages.setMuted({ ids: some, muted }), said);
}

/** « Ignorer le sous-fil », or no longer: as the first of them is now. */
export async function toggleBranchMuted(ids: Ids): Promise<void> {
  const first = ids[0] && (await rowOf(ids[0]).catch(sayFailure));
  if (!first) return;
  const muted = !first.branchMuted;
  const said = () => (muted ? wordsNow(saidWords).branchMuted : wordsNow(saidWords).branchUnmuted);
  let nameless = 0;
  const run = async (some: MessageId[]) => {
    const done = await engine.messages.setBranchMuted({ ids: some, muted });
    nameless += done.nameless;
    return done;
  };
  await act(ids, run, said);
  if (nameless > 0) showToast({ text: wordsNow(saidWords).branchNameless(nameless) });
}

/** « Surveiller le fil », or no longer: as the first of them is now. */
export async function toggleWatched(ids: Ids): Promise<void> {
  const first = ids[0] && (await rowOf(ids[0]).catch(sayFailure));
  if (!first) return;
  const watched = !first.watched;
  const said = () => (watched ? wordsNow(saidWords).watched : wordsNow(saidWords).unwatched);
  await act(ids, (some) => engine.messages.setWatched({ ids: some, watched }), said);
}

export async function setFlag(ids: Ids, flag: MessageFlag, value: boolean): Promise<void> {
  await act(ids, (some) => engine.messages.setFlag({ ids: some, flag, value }), null);
}

/** Of a tag, says only where it is seen by nobody else. */
export async function setTag(ids: Ids, keyword: string, value: boolean): Promise<void> {
  let keptHere = 0;
  const run = async (some: MessageId[]) => {
    const done = await engine.messages.setTag({ ids: some, keyword, value });
    keptHere += done.keptHere;
    return done;
  };
  await act(ids, run, null);
  if (keptHere > 0) showToast({ text: wordsNow(tagWords).keptHere });
}

/** The tag of a key: on all, or off all when the first bears it. */
export async function toggleTag(ids: Ids, index: number): Promise<void> {
  const tag = tagsNow()[index];
  const first = ids[0] && tag && (await rowOf(ids[0]).catch(sayFailure));
  if (tag && first) await setTag(ids, tag.keyword, !hasKeyword(first.keywords, tag.keyword));
}

export async function clearTags(ids: Ids): Promise<void> {
  await act(ids, (some) => engine.messages.clearTags({ ids: some }), null);
}

/** Of the threads of these. */
export async function markThreadSeen(ids: Ids): Promise<void> {
  await act(ids, (some) => engine.messages.markThreadSeen({ ids: some }), null);
}

/** `between`: only what was written in these days. */
export async function markAllSeen(mailboxIds: readonly MailboxId[], between?: Days): Promise<void> {
  const answers: Undoable[] = [];
  for (const mailboxId of mailboxIds) {
    const answer = await engine.mailboxes.markAllSeen({ mailboxId, ...(between && { between }) }).catch(sayFailure);
    if (!answer) break;
    answers.push(answer);
  }
  report(answers, (count) => wordsNow(saidWords).markedAllSeen(count));
}

export function emptyTrash(accountId: AccountId): void {
  void command(
    () => engine.mailboxes.emptyTrash({ accountId }),
    (count) => wordsNow(saidWords).destroyed(count),
  );
}

/** Runs a command that is undone as one, and says so. `said` null: what was done is seen, or was nothing. */
export async function command(run: () => Promise<Undoable>, said: ((count: number) => string) | null): Promise<void> {
  const answer = await run().catch(sayFailure);
  if (answer) report([answer], said);
}

export async function undoLast(tokens?: readonly UndoToken[]): Promise<void> {
  const undone = await undo(tokens).catch(sayFailure);
  if (undone === undefined) return;
  const words = wordsNow(saidWords);
  showToast({ text: undone ? words.undone : words.nothingToUndo });
}

async function act(ids: Ids, run: Run, said: ((count: number) => string) | null): Promise<void> {
  const answers: Undoable[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const answer = await run(ids.slice(start, start + AT_ONCE)).catch(sayFailure);
    if (!answer) break;
    answers.push(answer);
  }
  report(answers, said);
}

function report(answers: Undoable[], said: ((count: number) => string) | null): void {
  const tokens = answers.flatMap((answer) => answer.undo ?? []);
  const count = answers.reduce((sum, answer) => sum + answer.count, 0);
  const action = { label: wordsNow(saidWords).undo, run: () => void undoLast(tokens) };
  const says = said !== null && count > 0;
  const dismiss = says ? showToast({ text: said(count), ...(tokens.length > 0 && { action }) }) : () => undefined;
  rememberUndo(tokens, dismiss);
}

function titleOf(mailboxId: MailboxId): string {
  const mailbox = mailboxNow(mailboxId);
  return mailbox ? mailboxTitle(mailbox) : '';
}
