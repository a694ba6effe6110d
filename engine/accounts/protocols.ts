// How an account's servers are spoken to: given by the composition root, as no room but it knows the protocols.
import type { Account } from '../../shared/domain/account.ts';
import type { Backend, Submitter } from '../backend/backend.ts';

export type AccountServers = Pick<Account, 'protocol' | 'incoming' | 'outgoing' | 'address'>;

export interface Protocols {
  /** `password`: '' for a protocol that needs none. */
  backend(account: AccountServers, password: string): Backend;
  submitter(account: AccountServers, password: string): Submitter;
  needsPassword(protocol: Account['protocol']): boolean;
}
