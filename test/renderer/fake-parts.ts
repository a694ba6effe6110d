// Messages without anything inside, for the windows' tests.
import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';

export const fakeParts: HandlersOf<WindowContract>['parts'] = {
  inside: () => null,
  signature: () => null,
  invitations: () => [],
  answerInvitation: () => undefined,
};
