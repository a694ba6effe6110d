// When a draft goes to Brouillons on the server. The local store has every version within two seconds; the server
// gets one rarely, as each filing writes the whole message anew: when the composer is closed, and now and then while
// a long letter is being written, so that another PC finds most of it should this one die. Pure.

/** Least time between two filings of a draft that stays open. */
export const FILING_INTERVAL_MS = 5 * 60_000;

export interface DraftFiling {
  revision: number;
  /** Revision of the copy in Brouillons (or on its way there); null = there is none. */
  filedRevision: number | null;
  filedAt: number | null;
  createdAt: number;
  closed: boolean;
}

export function isFilingDue(draft: DraftFiling, nowAt: number): boolean {
  if (draft.filedRevision !== null && draft.filedRevision >= draft.revision) return false;
  return draft.closed || nowAt - (draft.filedAt ?? draft.createdAt) >= FILING_INTERVAL_MS;
}
