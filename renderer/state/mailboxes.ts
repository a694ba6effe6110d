// Mailboxes of all accounts, as the engine lists them.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { Mailbox } from '../../shared/domain/mailbox.ts';
import { engine } from '../engine/engine.ts';
import { queryClient, useEngineQuery } from '../engine/use-query.ts';
import { useView } from './view.ts';

/** undefined until they are known. */
export function useMailboxes(): Mailbox[] | undefined {
  return useEngineQuery(['mailboxes'], (signal) => engine.mailboxes.list(undefined, signal)).data;
}

/** Those that were last asked for, outside components. */
export function mailboxesNow(): readonly Mailbox[] {
  return queryClient.getQueryData<Mailbox[]>(['mailboxes']) ?? [];
}

export function mailboxNow(id: MailboxId | null): Mailbox | null {
  return mailboxesNow().find((mailbox) => mailbox.id === id) ?? null;
}

/** The mailbox that is shown; null for the outbox, or before anything is. */
export function useShownMailbox(): Mailbox | null {
  const place = useView((state) => state.place);
  const mailboxes = useMailboxes();
  return (place?.kind === 'mailbox' && mailboxes?.find((mailbox) => mailbox.id === place.mailboxId)) || null;
}
