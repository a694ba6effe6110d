// How an account's servers are spoken to: given by the composition root, as no room but it knows the protocols.
import type { Account } from '../../shared/domain/account.ts';
import type { Backend, Submitter } from '../backend/backend.ts';
import type { Maildrop } from '../backend/maildrop.ts';

export type AccountServers = Pick<Account, 'protocol' | 'incoming' | 'outgoing' | 'address'>;

export interface Protocols {
  /** `password`: '' for a protocol that needs none. */
  /** For IMAP and the trial mailbox. */
  backend(account: AccountServers, password: string): Backend;
  /** For POP3. */
  maildrop(account: AccountServers, password: string): Maildrop;
  submitter(account: AccountServers, password: string): Submitter;
  needsPassword(protocol: Account['protocol']): boolean;
}
