// What a transaction changed, in ids: collected while it runs, told after its commit, forgotten on rollback. Shaped
// for the contract's `changed` event; coalescing over time is the api's.
import type { ChangedArea } from '../../shared/contract/event.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';

export interface StoreChanges {
  areas: ChangedArea[];
  /** Mailboxes whose list (membership or order) changed. */
  lists: MailboxId[];
  /** Messages whose row or detail changed; null = too many to name. */
  messages: MessageId[] | null;
}

/** From here on a list of ids costs more than asking again. */
export const NAMED_MESSAGES_MAX = 500;

export interface ChangeCollector {
  area(area: ChangedArea): void;
  /** Membership or order of this mailbox's list; its counters too. null (shown nowhere) is ignored. */
  list(mailboxId: MailboxId | null): void;
  message(id: MessageId): void;
  taken(): StoreChanges | null;
}

export function collectChanges(): ChangeCollector {
  const areas = new Set<ChangedArea>();
  const lists = new Set<MailboxId>();
  const messages = new Set<MessageId>();
  return {
    area: (area) => void areas.add(area),
    list(mailboxId) {
      if (mailboxId === null) return;
      lists.add(mailboxId);
      areas.add('mailboxes');
    },
    message: (id) => void messages.add(id),
    taken() {
      if (areas.size + lists.size + messages.size === 0) return null;
      return {
        areas: [...areas],
        lists: [...lists],
        messages: messages.size > NAMED_MESSAGES_MAX ? null : [...messages],
      };
    },
  };
}
