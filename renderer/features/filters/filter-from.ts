// « Créer un filtre à partir du message »: by the list that it came from, else by who wrote it. The person sees what it would
// do, and changes it, before it is kept.
import type { FilterContent } from '../../../shared/domain/filter.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import { engine } from '../../engine/engine.ts';
import { showOverlay } from '../../state/view.ts';
import { sayFailure } from '../problems/index.ts';

export async function filterFromMessage(messageId: MessageId): Promise<void> {
  const detail = await engine.messages.detail({ messageId }).catch(sayFailure);
  if (detail) showOverlay({ kind: 'filters', begin: filterFor(detail) });
}

/** By this address. */
export function filterFromSender(address: string, name: string | null): void {
  showOverlay({ kind: 'filters', begin: bySender(address, name) });
}

export function filterFor({
  row,
  from,
  listId,
}: Pick<MessageDetail, 'row' | 'from' | 'listId'>): Partial<FilterContent> {
  if (listId) {
    const conditions = [{ kind: 'text', field: 'list', test: 'contains', value: listId.slice(0, 1_000) }] as const;
    return { name: listId.slice(0, 100), conditions: [...conditions] };
  }
  const [writer] = from;
  if (writer) return bySender(writer.address, writer.name);
  return { conditions: [{ kind: 'text', field: 'subject', test: 'contains', value: row.subject.slice(0, 1_000) }] };
}

function bySender(address: string, name: string | null): Partial<FilterContent> {
  return {
    name: (name || address).slice(0, 100),
    conditions: [{ kind: 'text', field: 'from', test: 'is', value: address }],
  };
}
