// What lies over the main window, one at a time.
import type { Recipient } from '../../shared/domain/draft.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { AddressesShownDialog } from '../features/after-the-fact/index.ts';
import { CleanUpDialog } from '../features/clean-up/index.ts';
import { CoachDialog } from '../features/coach/index.ts';
import { composeTo } from '../features/composer/index.ts';
import { ContactsDialog } from '../features/contacts/index.ts';
import { DiagnosisDialog } from '../features/diagnosis/index.ts';
import { DuplicatesDialog } from '../features/duplicates/index.ts';
import { FiltersDialog } from '../features/filters/index.ts';
import { RenamePlace } from '../features/folders/index.ts';
import { JournalDialog } from '../features/journal/index.ts';
import { PrintDialog } from '../features/print/index.ts';
import { useRemoteOnce } from '../features/reader/index.ts';
import { SettingsDialog } from '../features/settings/index.ts';
import { ReadyDialog, SetupDialog } from '../features/setup/index.ts';
import { TagsDialog } from '../features/tags/index.ts';
import {
  BackUpDialog,
  ExportDialog,
  ImportDialog,
  RestoreDialog,
  RestoredDialog,
} from '../features/transfers/index.ts';
import { useWords } from '../i18n/index.ts';
import { useAccounts } from '../state/accounts.ts';
import { showOverlay, useView } from '../state/view.ts';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ChooseMailbox } from './choose-mailbox.tsx';
import { MarkSeenByDate } from './mark-seen-by-date.tsx';
import { destroy, setTag } from './message-actions.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { windowWords } from './words.ts';

export function Overlays({ settings }: { settings: Settings }) {
  const overlay = useView((state) => state.overlay);
  const w = useWords(windowWords);
  const close = () => showOverlay(null);
  switch (overlay?.kind) {
    case undefined:
      return null;
    case 'settings':
      return <SettingsDialog settings={settings} accountId={overlay.accountId ?? null} onClose={close} />;
    case 'contacts':
      return <ContactsDialog onClose={close} />;
    case 'setup':
      return <SetupDialog proposal={overlay.proposal} waiting={overlay.waiting} onClose={close} />;
    case 'ready':
      return <ReadyDialog accountId={overlay.accountId} onClose={close} />;
    case 'import':
      return <ImportDialog place={overlay.place} begun={overlay.begun ?? null} onClose={close} />;
    case 'export':
      return <ExportDialog mailboxId={overlay.mailboxId} onClose={close} />;
    case 'backUp':
      return <BackUpDialog onClose={close} />;
    case 'restore':
      return <RestoreDialog onClose={close} />;
    case 'restored':
      return <RestoredDialog onClose={close} />;
    case 'coach':
      return <Coach onClose={close} />;
    case 'filters':
      return <FiltersDialog begin={overlay.begin ?? null} onClose={close} />;
    case 'renamePlace':
      return <RenamePlace place={overlay.place} onClose={close} />;
    case 'markSeenByDate':
      return <MarkSeenByDate mailboxIds={overlay.mailboxIds} onClose={close} />;
    case 'tags':
      return (
        <TagsDialog
          ids={overlay.ids}
          onTag={(keyword, value) => void setTag(overlay.ids, keyword, value)}
          onClose={close}
        />
      );
    case 'journal':
      return <JournalDialog onClose={close} />;
    case 'diagnosis':
      return <DiagnosisDialog accountId={overlay.accountId} onClose={close} />;
    case 'addressesShown':
      return <AddressesShownDialog messageId={overlay.messageId} onClose={close} />;
    case 'print':
      return <Printing messageId={overlay.messageId} onClose={close} />;
    case 'cleanUp':
      return <CleanUpDialog accountId={overlay.accountId} onClose={close} />;
    case 'duplicates':
      return <DuplicatesDialog onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'chooseMailbox':
      return <ChooseMailbox ids={overlay.ids} copies={overlay.copy} onClose={close} />;
    case 'confirmDestroy':
      return (
        <ConfirmDialog
          title={w.destroyTitle(overlay.ids.length)}
          action={w.destroyAction}
          danger
          onConfirm={() => destroy(overlay.ids)}
          onClose={close}
        >
          {overlay.inTrash && <p>{w.destroyInTrash(overlay.ids.length)}</p>}
          <p>{overlay.ids.length > 1 ? w.destroyBodyMany : w.destroyBody}</p>
        </ConfirmDialog>
      );
  }
}

function Printing({ messageId, onClose }: { messageId: MessageId; onClose(): void }) {
  return <PrintDialog messageId={messageId} remote={useRemoteOnce(messageId)} onClose={onClose} />;
}

/** In the trial mailbox its practice may be done again in a real composer. */
function Coach({ onClose }: { onClose(): void }) {
  const accountId = useAccounts()?.find(({ protocol }) => protocol === 'demo')?.id;
  const onForReal = (recipients: Recipient[], subject: string) => {
    onClose();
    void composeTo(recipients, 'to', { ...(accountId && { accountId }), subject });
  };
  return <CoachDialog onForReal={accountId ? onForReal : null} onClose={onClose} />;
}
