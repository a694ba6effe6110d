// Mailboxes of all accounts, as the engine lists them.

import { useMemo } from 'react';
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { Mailbox, MailboxRole } from '../../shared/domain/mailbox.ts';
import { engine } from '../engine/engine.ts';
import { queryClient, useEngineQuery } from '../engine/use-query.ts';
import { type Place, useView } from './view.ts';

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

/** The mailbox that is shown; null for the outbox, several at once, or before anything is. */
export function useShownMailbox(): Mailbox | null {
  const place = useView((state) => state.place);
  const mailboxes = useMailboxes();
  return (place?.kind === 'mailbox' && mailboxes?.find((mailbox) => mailbox.id === place.mailboxId)) || null;
}

/** What the list shows: one mailbox, or those with one role of every account. */
export interface ShownFolder {
  role: MailboxRole | null;
  name: string;
  unified: boolean;
  mailboxes: readonly Mailbox[];
}

/** null for the outbox, or before anything is. */
export function useShownFolder(): ShownFolder | null {
  const place = useView((state) => state.place);
  const mailboxes = useMailboxes();
  return useMemo(() => folderAt(place, mailboxes ?? []), [place, mailboxes]);
}

export function shownFolderNow(): ShownFolder | null {
  return folderAt(useView.getState().place, mailboxesNow());
}

function folderAt(place: Place | null, all: readonly Mailbox[]): ShownFolder | null {
  if (place?.kind === 'unified') {
    const mailboxes = ofRole(all, place.role);
    return { role: place.role, name: '', unified: true, mailboxes };
  }
  const mailbox = place?.kind === 'mailbox' && all.find(({ id }) => id === place.mailboxId);
  return mailbox ? { role: mailbox.role, name: mailbox.name, unified: false, mailboxes: [mailbox] } : null;
}

/** Of every account. */
export function ofRole(mailboxes: readonly Mailbox[], role: MailboxRole): Mailbox[] {
  return mailboxes.filter((mailbox) => mailbox.role === role && mailbox.selectable);
}
