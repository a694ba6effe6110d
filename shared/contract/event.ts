// What the engine tells every window unasked. Ids only: the window asks again for what it shows. `changed` is
// sent after commit, coalesced to at most one in 50 ms.
import type { AccountStatus } from '../domain/account.ts';
import type { Diagnosis } from '../domain/diagnosis.ts';
import type { MailboxId, MessageId } from '../domain/ids.ts';
import type { Problem } from '../domain/problem.ts';
import type { StoreState } from './store.ts';
import type { StoreCheck } from './store-check.ts';

/** `search`: more can be found than before. */
export type ChangedArea =
  | 'accounts'
  | 'mailboxes'
  | 'drafts'
  | 'filters'
  | 'junk'
  | 'outbox'
  | 'operations'
  | 'contacts'
  | 'settings'
  | 'savedSearches'
  | 'search'
  | 'setups'
  | 'tags'
  | 'templates'
  | 'transfers'
  | 'activities'
  | 'notices';

export type EngineEvent =
  | {
      type: 'changed';
      areas: ChangedArea[];
      /** Mailboxes whose list (membership or order) changed. */
      lists: MailboxId[];
      /** Messages whose row or detail changed; null = too many to name. */
      messages: MessageId[] | null;
    }
  | { type: 'store'; state: StoreState }
  | { type: 'storeCheck'; state: StoreCheck }
  | { type: 'status'; status: AccountStatus[] }
  /** Of the search for servers that runs: how many places were looked at, of how many known so far. */
  | { type: 'serverSearch'; done: number; total: number }
  /** Of the search of servers for messages that runs: folders asked, of how many. */
  | { type: 'messageSearch'; done: number; total: number }
  /** Of the walk that runs: what it found so far. */
  | { type: 'diagnosis'; diagnosis: Diagnosis }
  /** New mail to tell a person of, now. */
  | { type: 'notices'; messages: MessageId[] }
  | { type: 'problem'; problem: Problem }
  | { type: 'problemGone'; id: string };
