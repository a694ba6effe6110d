import type { AccountId } from '../../shared/domain/ids.ts';
import { answerReceipt, receptionOfMailing, receptionOfMessage, writeAgain } from '../outbox/index.ts';
import type { Bodies } from './bodies.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export interface DeliveriesRooms {
  bodies: Bodies;
  now: () => number;
  onQueued: (accountId: AccountId) => void;
}

export function deliveriesHandlers(
  { store, language }: ApiContext,
  { bodies, now, onQueued }: DeliveriesRooms,
): WindowHandlers['deliveries'] {
  const receipts = { store, language, nowAt: now, onQueued };
  return {
    ofMessage: ({ messageId }) => receptionOfMessage(store.reads, messageId, now()),
    ofMailing: ({ mailingId }) => receptionOfMailing(store.reads, mailingId, now()),
    answerReceipt: (input) => answerReceipt(receipts, input, bodies.facts(input.messageId)),
    writeAgain: ({ messageId, addresses }) => ({ draftId: writeAgain(store, messageId, addresses, now()) }),
  };
}
