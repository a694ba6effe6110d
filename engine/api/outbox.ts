import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { AfterTheFact } from '../../shared/guard/after-the-fact.ts';
import type { Outbox } from '../outbox/index.ts';
import type { HostHandlers } from './handlers.ts';

/** Longer than a server takes that answers at all; nobody waits for a program that does not end. */
const LEAVING_MS = 8_000;

export function leavingHandler(outbox: Outbox): Pick<HostHandlers['host'], 'leave'> {
  return { leave: async () => ({ waiting: await outbox.leave(LEAVING_MS) }) };
}

export function outboxHandlers(
  outbox: Outbox,
  shown: (id: MessageId) => Promise<AfterTheFact | null>,
): HandlersOf<WindowContract>['outbox'] {
  return {
    list: () => outbox.list(),
    send: (input) => outbox.send(input),
    cancel: ({ outboxId }) => outbox.cancel(outboxId),
    correct: ({ outboxId }) => outbox.correct(outboxId),
    sendNow: ({ outboxId }) => outbox.sendNow(outboxId),
    resolveUnknown: ({ outboxId, answer }) => outbox.resolveUnknown(outboxId, answer),
    sendAgain: ({ outboxId }) => outbox.sendAgain(outboxId),
    sendings: () => outbox.sendings(),
    overrides: () => outbox.overrides(),
    shown: ({ messageId }) => shown(messageId),
    forecast: ({ draftId }) => outbox.forecast(draftId),
  };
}
