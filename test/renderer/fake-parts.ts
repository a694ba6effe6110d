// What lies inside of messages and is said above them, for the windows' tests: nothing, unless a test says so.
import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { Invitation } from '../../shared/domain/invitation.ts';
import type { SignatureReport } from '../../shared/domain/parts.ts';
import type { Suspicion } from '../../shared/domain/suspicion.ts';

/** Above one message. */
export interface FakeAbove {
  invitations?: Invitation[];
  signature?: SignatureReport;
  suspicion?: Suspicion;
}

export function fakeParts(above: readonly [MessageId, FakeAbove][] = []): HandlersOf<WindowContract>['parts'] {
  const of = new Map(above);
  return {
    inside: () => null,
    signature: ({ messageId }) => of.get(messageId)?.signature ?? null,
    invitations: ({ messageId }) => of.get(messageId)?.invitations ?? [],
    answerInvitation: () => undefined,
  };
}
