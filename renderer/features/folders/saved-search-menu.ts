// What can be done with a saved search: its menu.
import type { SavedSearch } from '../../../shared/domain/saved-search.ts';
import { engine } from '../../engine/engine.ts';
import type { WordsOf } from '../../i18n/index.ts';
import { showOverlay } from '../../state/view.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { sayFailure } from '../problems/index.ts';
import type { folderWords } from './words.ts';

export function savedSearchEntries({ id, ...content }: SavedSearch, w: WordsOf<typeof folderWords>): MenuEntry[] {
  const remove = async () => {
    await engine.search.remove({ id });
    const again = () => void engine.search.save(content).catch(sayFailure);
    showToast({ text: w.searchRemoved(content.name), action: { label: w.undo, run: again } });
  };
  return [
    {
      label: w.searchRename,
      icon: 'compose',
      keys: 'F2',
      run: () => showOverlay({ kind: 'renamePlace', place: { kind: 'savedSearch', id } }),
    },
    'separator',
    { label: w.searchRemove, icon: 'trash', run: () => void remove().catch(sayFailure) },
  ];
}
