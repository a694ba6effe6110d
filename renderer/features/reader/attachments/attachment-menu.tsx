// The menu of an attachment, of the right button, the Menu key and Maj+F10: what its buttons do. Whoever gives an
// attachment another action adds its entry where the card makes the list.
import { type MouseEvent, useState } from 'react';
import { Menu, type MenuEntry, menuPlace } from '../../../ui/menu.tsx';

interface AttachmentMenu {
  onContextMenu(event: MouseEvent<HTMLElement>): void;
  menu: React.ReactNode;
}

export function useAttachmentMenu(name: string, entries: readonly (MenuEntry | false)[]): AttachmentMenu {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const shown = entries.filter((entry) => entry !== false);
  return {
    onContextMenu(event) {
      event.preventDefault();
      event.stopPropagation();
      setAt(menuPlace(event));
    },
    menu: at && shown.length > 0 && <Menu label={name} entries={shown} at={at} onClose={() => setAt(null)} />,
  };
}
