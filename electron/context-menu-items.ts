// What stands in the menu of the right mouse button: links and editing.
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { parseLink } from './links.ts';
import { type MenuLanguage, menuWords } from './menu-words.ts';

export function contextMenuItems(
  place: Pick<ContextMenuParams, 'isEditable' | 'linkURL' | 'selectionText' | 'editFlags'>,
  language: MenuLanguage,
  copyText: (text: string) => void,
): MenuItemConstructorOptions[] {
  const words = menuWords[language];
  const { editFlags } = place;
  const groups: MenuItemConstructorOptions[][] = [];
  const link = parseLink(place.linkURL);
  if (link) groups.push([copyOf(link)]);
  if (place.isEditable) {
    groups.push([
      { label: words.cut, role: 'cut', enabled: editFlags.canCut },
      { label: words.copy, role: 'copy', enabled: editFlags.canCopy },
      { label: words.paste, role: 'paste', enabled: editFlags.canPaste },
      { label: words.pastePlain, role: 'pasteAndMatchStyle', enabled: editFlags.canPaste },
      { label: words.selectAll, role: 'selectAll' },
    ]);
  } else if (place.selectionText.trim()) groups.push([{ label: words.copy, role: 'copy' }]);
  return groups.flatMap((group, i) => (i === 0 ? group : [{ type: 'separator' }, ...group]));

  /** Of a link that writes to somebody, the address alone is of use. */
  function copyOf(url: URL): MenuItemConstructorOptions {
    const addresses = url.protocol === 'mailto:' ? addressesOf(url) : '';
    return addresses === ''
      ? { label: words.copyLink, click: () => copyText(place.linkURL) }
      : { label: words.copyAddress, click: () => copyText(addresses) };
  }
}

function addressesOf({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    // A lone % (URIError, the only one it throws): as it stands.
    return pathname;
  }
}
