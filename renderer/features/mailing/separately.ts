// « Envoyer séparément » is asked for in several places of a composer window: its menu, a click of the guard.
import { create } from 'zustand';

export const useSeparately = create<{ asked: boolean }>(() => ({ asked: false }));

/** Opens the dialog over the composer of this window. */
export function askSeparately(): void {
  useSeparately.setState({ asked: true });
}

export function stopAskingSeparately(): void {
  useSeparately.setState({ asked: false });
}
