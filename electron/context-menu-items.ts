// What stands in the menu of the right mouse button: spelling, links, editing. Pure but for the two acts.
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { parseLink } from './links.ts';
import { type MenuLanguage, menuWords } from './menu-words.ts';

const MOST_SUGGESTIONS = 6;

/** `suggestions` null: the word is spelled well. */
export function contextMenuItems(
  place: Pick<ContextMenuParams, 'isEditable' | 'linkURL' | 'selectionText' | 'editFlags'>,
  suggestions: readonly string[] | null,
  language: MenuLanguage,
  acts: { replace(word: string): void; copyText(text: string): void },
): MenuItemConstructorOptions[] {
  const words = menuWords[language];
  const { editFlags } = place;
  const groups: MenuItemConstructorOptions[][] = [];
  if (suggestions?.length === 0) groups.push([{ label: words.noSuggestion, enabled: false }]);
  else if (suggestions) {
    groups.push(suggestions.slice(0, MOST_SUGGESTIONS).map((label) => ({ label, click: () => acts.replace(label) })));
  }
  const link = parseLink(place.linkURL);
  if (link) groups.push([{ label: words.copyLink, click: () => acts.copyText(place.linkURL) }]);
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
}
