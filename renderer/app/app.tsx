// The main window: toolbar, folder tree, message list, reading pane, status bar.
import { ContactsDialog } from '../features/contacts/index.ts';
import { OutboxPane } from '../features/outbox/index.ts';
import { Reader } from '../features/reader/index.ts';
import { showOverlay, useView } from '../state/view.ts';

export function App() {
  const place = useView((state) => state.place);
  const opened = useView((state) => state.opened);
  const selectedCount = useView((state) => state.selection.length);
  const overlay = useView((state) => state.overlay);
  return (
    <>
      {place?.kind === 'outbox' ? <OutboxPane /> : <Reader messageId={opened} selectedCount={selectedCount} />}
      {overlay?.kind === 'contacts' && <ContactsDialog onClose={() => showOverlay(null)} />}
    </>
  );
}
