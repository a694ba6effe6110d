import { addTag, listTags, orderTags, removeTag, updateTag } from '../store/tags.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function tagsHandlers({ store }: ApiContext): WindowHandlers['tags'] {
  return {
    list: () => listTags(store.reads),
    add: (tag) => ({ keyword: store.transaction((tx) => addTag(tx, tag)) }),
    update({ keyword, name, colour }) {
      const patch = { keyword, ...(name !== undefined && { name }), ...(colour !== undefined && { colour }) };
      store.transaction((tx) => updateTag(tx, patch));
    },
    remove: ({ keyword }) => store.transaction((tx) => removeTag(tx, keyword)),
    order: ({ keywords }) => store.transaction((tx) => orderTags(tx, keywords)),
  };
}
