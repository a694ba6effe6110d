// What somebody looks for in the message that is open: kept from one message to the next, as long as the bar is.
import { create } from 'zustand';
import type { MessageId } from '../../shared/domain/ids.ts';

interface FindState {
  isOpen: boolean;
  text: string;
  /** Which of the places found, from 0. */
  at: number;
  /** How many places were found. */
  count: number;
}

export const useFind = create<FindState>(() => ({ isOpen: false, text: '', at: 0, count: 0 }));

export function openFind(): void {
  useFind.setState({ isOpen: true });
}

export function closeFind(): void {
  useFind.setState({ isOpen: false, at: 0 });
}

let lookedThrough: MessageId | null = null;

/** In another message than the one before. */
export function beginAgain(messageId: MessageId): void {
  if (lookedThrough !== messageId) useFind.setState({ at: 0 });
  lookedThrough = messageId;
}

export function findText(text: string): void {
  if (useFind.getState().text !== text) useFind.setState({ text, at: 0 });
}

/** The bar says so. */
export function foundPlaces(count: number): void {
  useFind.setState({ count });
}

export function isFinding(): boolean {
  const { isOpen, text } = useFind.getState();
  return isOpen && text.trim() !== '';
}

/** Round and round. */
export function findNext(step: 1 | -1): void {
  const { at, count } = useFind.getState();
  if (count > 0) useFind.setState({ at: (at + step + count) % count });
}
