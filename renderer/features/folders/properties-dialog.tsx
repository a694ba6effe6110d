// « Propriétés du dossier »: what is in it, how much of it can be read offline, where it lies, and how full its account
// is on the server.
import type { ReactNode } from 'react';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useAccountStatuses, useAccounts } from '../../state/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';
import { QuotaMeter } from '../quota/index.ts';
import { folderWords } from './words.ts';

export function PropertiesDialog({ mailbox, onClose }: { mailbox: Mailbox; onClose(): void }) {
  const w = useWords(folderWords);
  const formats = useFormats();
  const title = useMailboxTitle();
  const account = useAccounts()?.find(({ id }) => id === mailbox.accountId);
  const quota = useAccountStatuses().find(({ accountId }) => accountId === mailbox.accountId)?.quota ?? null;
  const { data: properties } = useEngineQuery(
    ['mailboxProperties', mailbox.id],
    (signal) => engine.mailboxes.properties({ mailboxId: mailbox.id }, signal),
    { changedBy: ({ lists }) => lists.includes(mailbox.id) },
  );
  const { total, unread, offline } = mailbox;
  const number = formats.number;
  const foot = (
    <Button variant="primary" onClick={onClose}>
      {w.close}
    </Button>
  );
  return (
    <Dialog title={w.propertiesTitle(title(mailbox))} onClose={onClose} foot={foot}>
      <dl className="folder-properties">
        {account?.address && <Property name={w.account}>{account.address}</Property>}
        <Property name={w.place}>{mailbox.path}</Property>
        <Property name={w.messages}>{w.messagesOf(number(total), number(unread))}</Property>
        <Property name={w.offline}>{w.offlineOf(number(offline), number(total))}</Property>
        {properties && <Property name={w.size}>{formats.size(properties.sizeBytes)}</Property>}
        {properties?.oldestAt != null && properties.newestAt !== null && (
          <Property name={w.span}>
            {w.spanOf(formats.fullDate(properties.oldestAt), formats.fullDate(properties.newestAt))}
          </Property>
        )}
        {properties && properties.refused > 0 && (
          <Property name={w.refused}>{w.refusedOf(properties.refused)}</Property>
        )}
        {quota && (
          <Property name={w.quota}>
            <QuotaMeter quota={quota} />
          </Property>
        )}
      </dl>
    </Dialog>
  );
}

function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
