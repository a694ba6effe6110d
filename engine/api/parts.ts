import type { AccountId } from '../../shared/domain/ids.ts';
import type { InnerMessage } from '../../shared/domain/parts.ts';
import type { SignatureChecks } from '../signatures/index.ts';
import type { Bodies } from './bodies.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';
import { invitationHandlers } from './invitations.ts';

export interface PartsRooms {
  bodies: Bodies;
  signatures: SignatureChecks;
  now: () => number;
  onQueued: (accountId: AccountId) => void;
}

export function partsHandlers(context: ApiContext, rooms: PartsRooms): WindowHandlers['parts'] {
  const { bodies, signatures } = rooms;
  return {
    ...invitationHandlers(context, rooms),
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
