// What happened to recipients, said to a screen reader: moved, removed, pasted, selected.
import { create } from 'zustand';

const useSaid = create<{ text: string }>(() => ({ text: '' }));

export function announce(text: string): void {
  // The same words twice in a row are said again only if they differ.
  useSaid.setState(({ text: before }) => ({ text: before === text ? `${text}\u00a0` : text }));
}

export function useAnnounced(): string {
  return useSaid(({ text }) => text);
}
