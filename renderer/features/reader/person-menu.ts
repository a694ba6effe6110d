// What can be done with somebody whose address is shown: the menu of a click, of the right button and of the Menu key.
import type { Address } from '../../../shared/domain/address.ts';
import type { WordsOf } from '../../i18n/index.ts';
import { showPerson } from '../../state/shown-person.ts';
import { setSearch } from '../../state/view.ts';
import { copyText } from '../../ui/copy-text.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { composeTo } from '../composer/index.ts';
import { filterFromSender } from '../filters/index.ts';
import type { words } from './words.ts';

export function personEntries(person: Address, w: WordsOf<typeof words>): MenuEntry[] {
  return [
    { label: w.writeTo, icon: 'compose', run: () => void composeTo([{ kind: 'address', address: person }]) },
    { label: w.copyAddress, icon: 'copy', run: () => void copyText(person.address) },
    'separator',
    {
      label: w.contactOf,
      icon: 'person',
      run: () => showPerson({ address: person.address, name: person.name ?? null }),
    },
    { label: w.filterOf, icon: 'filter', run: () => filterFromSender(person.address, person.name ?? null) },
    { label: w.messagesOf, icon: 'search', run: () => setSearch(`de:${person.address}`, 'everywhere') },
  ];
}
