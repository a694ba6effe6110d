// Which modal dialog is on top of the others: all outside of it is inert, so what has to be reached then is shown in it.
import { create } from 'zustand';

const useDialogs = create<{ open: readonly HTMLElement[] }>(() => ({ open: [] }));

/** Answers how to say that it was closed. */
export function noteOpenDialog(dialog: HTMLElement): () => void {
  useDialogs.setState(({ open }) => ({ open: [...open, dialog] }));
  return () => useDialogs.setState(({ open }) => ({ open: open.filter((one) => one !== dialog) }));
}

export function useTopDialog(): HTMLElement | null {
  return useDialogs(({ open }) => open.at(-1) ?? null);
}
