// Whether a message came by a mailing list that one may write to: known of what the reader shows.
import { useSyncExternalStore } from 'react';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { MessageDetail } from '../../shared/domain/message.ts';
import { queryClient } from '../engine/use-query.ts';

export function takesPosts(id: MessageId): boolean {
  return typeof queryClient.getQueryData<MessageDetail | null>(['message', id])?.list?.postTo === 'string';
}

export function useTakesPosts(id: MessageId | null): boolean {
  return useSyncExternalStore(subscribe, () => id !== null && takesPosts(id));
}

function subscribe(onChange: () => void): () => void {
  return queryClient.getQueryCache().subscribe(onChange);
}
