// The rows of the message list that are on or near the screen. The list holds ids; this holds what was asked for
// them, a few thousand at most. One question at a time and always for what is wanted now, so that a fling over
// 100,000 rows never piles questions up. A row that changed stays shown until its newer self is there.
import { useSyncExternalStore } from 'react';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { MessageRow } from '../../shared/domain/message.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { engine, onEngineConnected, onEngineEvent } from '../engine/engine.ts';

const KEPT = 4_000;
const ASKED_AT_ONCE = 250;

const rows = new Map<MessageId, MessageRow>();
const stale = new Set<MessageId>();
/** Asked for and not answered: no longer there. Not asked again until a list changes. */
const gone = new Set<MessageId>();
const listeners = new Set<() => void>();
let wanted: readonly MessageId[] = [];
let asking = false;
let version = 0;

/** undefined: not asked yet, or evicted. */
export function rowNow(id: MessageId): MessageRow | undefined {
  return rows.get(id);
}

/** A number that grows whenever any row did. */
export function useRowsVersion(): number {
  return useSyncExternalStore(subscribe, () => version);
}

/** These are on the screen or near it, most urgent first: what is missing of them is asked for. */
export function wantRows(ids: readonly MessageId[]): void {
  wanted = ids;
  void askForWanted();
}

/** These came without being asked for, with the list that they are of: it shows them by itself, the others after it. */
export function takeRows(answer: readonly MessageRow[]): void {
  if (answer.length === 0) return;
  hold(answer);
  setTimeout(tell);
}

/** The row, asked for when it is not at hand. null: there is no such message any more. */
export async function rowOf(id: MessageId): Promise<MessageRow | null> {
  return rows.get(id) ?? (await engine.messages.rows({ ids: [id] }))[0] ?? null;
}

/** Starts following the engine's changes; once. */
export function watchRows(): void {
  onEngineConnected(() => markStale(rows.keys()));
  onEngineEvent((event) => {
    if (event.type !== 'changed') return;
    if (event.lists.length > 0) gone.clear();
    markStale(event.messages ?? rows.keys());
  });
}

function markStale(ids: Iterable<MessageId>): void {
  for (const id of ids) if (rows.has(id)) stale.add(id);
  void askForWanted();
}

async function askForWanted(): Promise<void> {
  if (asking) return;
  const ids = wanted.filter((id) => (!rows.has(id) || stale.has(id)) && !gone.has(id)).slice(0, ASKED_AT_ONCE);
  if (ids.length === 0) return;
  asking = true;
  for (const id of ids) stale.delete(id);
  const answer = await engine.messages.rows({ ids }).catch(nullIfGone);
  asking = false;
  if (!answer) return;
  keep(ids, answer);
  void askForWanted();
}

function keep(asked: readonly MessageId[], answer: readonly MessageRow[]): void {
  for (const id of asked) gone.add(id);
  hold(answer);
  tell();
}

function hold(answer: readonly MessageRow[]): void {
  for (const row of answer) {
    gone.delete(row.id);
    rows.delete(row.id);
    rows.set(row.id, row);
  }
  for (const id of rows.keys()) {
    if (rows.size <= KEPT) break;
    rows.delete(id);
    stale.delete(id);
  }
}

function tell(): void {
  version++;
  for (const listener of listeners) listener();
}

/** An engine that was restarted is asked again when it is connected. */
function nullIfGone(error: unknown): null {
  if (error instanceof MailError && error.data.reason === 'engineGone') return null;
  throw error;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
