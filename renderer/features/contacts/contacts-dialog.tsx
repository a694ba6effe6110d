// « Carnet d'adresses », over the main window.
import { Dialog } from '../../ui/dialog.tsx';

export function ContactsDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Carnet d’adresses" size="large" onClose={onClose}>
      {null}
    </Dialog>
  );
}
