// How an account's servers are spoken to: given by the composition root, as no room but it knows the protocols.
import type { Account, ServerSettings } from '../../shared/domain/account.ts';
import type { DiagnosisLine } from '../../shared/domain/diagnosis.ts';
import type { Backend, Submitter } from '../backend/backend.ts';
import type { Maildrop } from '../backend/maildrop.ts';
import type { Password } from '../backend/password.ts';

export type AccountServers = Pick<Account, 'protocol' | 'incoming' | 'outgoing' | 'address'>;

export interface Protocols {
  /** For IMAP and the trial mailbox. */
  backend(account: AccountServers, password: Password): Backend;
  /** For POP3. */
  maildrop(account: AccountServers, password: Password): Maildrop;
  submitter(account: AccountServers, password: Password): Submitter;
  /** To one of its servers, as far as the encryption, without a word of the person's: see connection/walk.ts. */
  walk(
    server: ServerSettings,
    onStep: (
      step: 'name' | 'connection' | 'encryption',
      facts: Pick<DiagnosisLine, 'proxy' | 'addresses' | 'ownAuthority'>,
    ) => void,
    signal: AbortSignal,
  ): Promise<void>;
  needsPassword(protocol: Account['protocol']): boolean;
}
