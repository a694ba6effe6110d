// The folders that messages were last moved or copied to, the last first: offered first the next time. Of this window, until
// it is closed.
import type { MailboxId } from '../../shared/domain/ids.ts';

const KEPT = 5;

let recent: readonly MailboxId[] = [];

export function rememberTarget(id: MailboxId): void {
  recent = [id, ...recent.filter((one) => one !== id)].slice(0, KEPT);
}

export function recentTargets(): readonly MailboxId[] {
  return recent;
}
