import type { OutboxEntry } from '../../shared/domain/outbox.ts';
import type { StoredOutboxEntry } from '../store/outbox.ts';

/** Without what only the engine needs. */
export function shown(entry: StoredOutboxEntry): OutboxEntry {
  const { messageIdHeader: _, envelope: __, details: ___, ...rest } = entry;
  return rest;
}
