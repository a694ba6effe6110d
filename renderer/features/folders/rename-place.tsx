// « Renommer », by F2 and by the menus: a folder of the person's own, or a search that was kept.
import type { MailboxId, SavedSearchId } from '../../../shared/domain/ids.ts';
import { command } from '../../app/message-actions.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { mailboxNow } from '../../state/mailboxes.ts';
import { useSavedSearches } from '../../state/saved-searches.ts';
import type { Place } from '../../state/view.ts';
import { NameDialog } from './name-dialog.tsx';
import { folderWords } from './words.ts';

/** The place itself; null: it has no name of its own, or none that may be changed. */
export function renamable(place: Place | null): Place | null {
  if (place?.kind === 'savedSearch') return place;
  const mailbox = place?.kind === 'mailbox' ? mailboxNow(place.mailboxId) : null;
  return mailbox?.role === null ? place : null;
}

export function RenamePlace({ place, onClose }: { place: Place; onClose(): void }) {
  if (place.kind === 'mailbox') return <RenameFolder mailboxId={place.mailboxId} onClose={onClose} />;
  return place.kind === 'savedSearch' ? <RenameSearch id={place.id} onClose={onClose} /> : null;
}

function RenameFolder({ mailboxId, onClose }: { mailboxId: MailboxId; onClose(): void }) {
  const w = useWords(folderWords);
  return (
    <NameDialog
      title={w.renameTitle}
      action={w.renameAction}
      initial={mailboxNow(mailboxId)?.name ?? ''}
      onClose={onClose}
      run={async (name) => {
        const answer = await engine.mailboxes.rename({ mailboxId, name });
        await command(
          async () => answer,
          () => w.renamed(name),
        );
      }}
    />
  );
}

function RenameSearch({ id, onClose }: { id: SavedSearchId; onClose(): void }) {
  const w = useWords(folderWords);
  const search = useSavedSearches().find((one) => one.id === id);
  if (!search) return null;
  return (
    <NameDialog
      title={w.searchRenameTitle}
      action={w.renameAction}
      initial={search.name}
      onClose={onClose}
      run={(name) => engine.search.rename({ id, name })}
    />
  );
}
