// Messages that are kept in one mailbox and that the new server has in another: somebody moved them, or the two servers
// keep them differently. Each goes where the server has it, under the id that windows know; nothing is downloaded.
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import type { FlagBits } from '../core/flags.ts';
import type { WriteDb } from './handles.ts';
import { flagsItLacks, keptElsewhere } from './kept-messages.ts';
import { agreeWhere, showIn } from './message-intents.ts';

/** Answers those whose flags the server does not know of. */
export function followKept(tx: WriteDb, accountId: AccountId): { id: MessageId; lacks: FlagBits }[] {
  return keptElsewhere(tx, accountId).map(({ id, mailboxId, uid, flags }) => {
    const lacks = flagsItLacks(tx, id, flags);
    agreeWhere(tx, id, mailboxId, uid);
    showIn(tx, [id], mailboxId);
    return { id, lacks };
  });
}
