// What a repair of the store does and what came of it: facts only, the words are renderer/features/store-trouble's.
export type RepairedKind =
  | 'messages'
  /** The raw sources of messages. */
  | 'texts'
  | 'accounts'
  | 'mailboxes'
  | 'drafts'
  | 'outbox'
  | 'operations'
  | 'contacts'
  | 'groups'
  | 'settings';

export interface RepairProgress {
  step: 'reading' | 'copying' | 'rereading';
  done: number;
  /** 0: not known. */
  total: number;
}

export interface RepairReport {
  unreadablePages: number;
  /** `lost`: null = perhaps some, nobody can tell how many. */
  items: { what: RepairedKind; recovered: number; lost: number | null }[];
  /** Texts that are asked of the server again. */
  textsAgain: number;
  /** Subjects of messages on their way out that cannot go out any more. */
  sendingsLost: string[];
  /** Messages whose place is lost, now in « Dossiers locaux ». */
  adopted: number;
  /** Name of the damaged store in Casier's folder; null: there was none, but what lay beside it. */
  keptAs: string | null;
}
