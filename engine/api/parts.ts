import type { InnerMessage } from '../../shared/domain/parts.ts';
import type { SignatureChecks } from '../signatures/index.ts';
import type { Bodies } from './bodies.ts';
import type { WindowHandlers } from './handlers.ts';

export interface PartsRooms {
  bodies: Bodies;
  signatures: SignatureChecks;
}

export function partsHandlers({ bodies, signatures }: PartsRooms): WindowHandlers['parts'] {
  return {
    async inside({ messageId, partId }): Promise<InnerMessage | null> {
      const message = bodies.inside(messageId, partId);
      const rendered = message && (await bodies.rendered(messageId, false, bodies.lastStyle, partId));
      if (!message || !rendered) return null;
      const { from, to, cc, subject, dateAt } = message.facts;
      const body = { kind: rendered.kind, blockedRemoteCount: rendered.blockedRemoteCount };
      return { from, to, cc, subject, dateAt, body, attachments: message.attachments };
    },
    async signature({ messageId }) {
      const raw = bodies.raw(messageId);
      return raw && signatures.check(raw);
    },
  };
}
