// The person whose contact is open over this window, from wherever an address is shown.
import { create } from 'zustand';

export interface ShownPerson {
  address: string;
  /** As it stands where it was opened from. */
  name: string | null;
}

const useShown = create<{ person: ShownPerson | null }>(() => ({ person: null }));

export function useShownPerson(): ShownPerson | null {
  return useShown(({ person }) => person);
}

export function showPerson(person: ShownPerson | null): void {
  useShown.setState({ person });
}
