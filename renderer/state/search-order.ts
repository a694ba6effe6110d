// Whether results come by date or the best first: kept as long as the window is.
import { create } from 'zustand';

export const useSearchOrder = create<{ byRelevance: boolean }>(() => ({ byRelevance: false }));

export function orderSearch(byRelevance: boolean): void {
  useSearchOrder.setState({ byRelevance });
}
