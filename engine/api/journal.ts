import type { AccountId } from '../../shared/domain/ids.ts';
import { journalLine } from '../core/journal-line.ts';
import type { ReadDb } from '../store/handles.ts';
import { listJournal, wholeJournal } from '../store/journal.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function journalHandlers({ store }: ApiContext): WindowHandlers['journal'] {
  return {
    list: (input) => listJournal(store.reads, input),
    text({ accountId }) {
      const newestId = listJournal(store.reads, { accountId, beforeId: null, limit: 1 })[0]?.id ?? 0;
      return { text: journalText(store.reads, accountId, newestId), newestId };
    },
  };
}

/** The same text for the window that shows it and for the file that main writes. */
export function journalText(db: ReadDb, accountId: AccountId | null, newestId: number): string {
  return wholeJournal(db, accountId, newestId)
    .map((entry) => `${journalLine(entry)}\n`)
    .join('');
}
