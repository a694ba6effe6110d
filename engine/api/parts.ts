import type { InnerMessage } from '../../shared/domain/parts.ts';
import type { Bodies } from './bodies.ts';
import type { WindowHandlers } from './handlers.ts';

export function partsHandlers({ bodies }: { bodies: Bodies }): WindowHandlers['parts'] {
  return {
    inside({ messageId, partId }): InnerMessage | null {
      const message = bodies.inside(messageId, partId);
      const rendered = message && bodies.rendered(messageId, false, bodies.lastStyle, partId);
      if (!message || !rendered) return null;
      const { from, to, cc, subject, dateAt } = message.facts;
      const body = { kind: rendered.kind, blockedRemoteCount: rendered.blockedRemoteCount };
      return { from, to, cc, subject, dateAt, body, attachments: message.attachments };
    },
  };
}
