// The tags that are offered, in memory, for the windows' tests: the five to begin with.
import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import { BUILT_IN_TAGS, type Tag } from '../../shared/domain/tag.ts';
import { keywordFor } from '../../shared/domain/tag-keyword.ts';

export function fakeTags(changed: () => void): HandlersOf<WindowContract>['tags'] {
  let tags: Tag[] = BUILT_IN_TAGS.map(({ keyword, colour }) => ({ keyword, name: null, colour }));
  const set = (next: Tag[]) => {
    tags = next;
    changed();
  };
  return {
    list: () => tags,
    add({ name, colour }) {
      const keyword = keywordFor(
        name,
        tags.map((tag) => tag.keyword),
      );
      set([...tags, { keyword, name, colour }]);
      return { keyword };
    },
    update: ({ keyword, name, colour }) =>
      set(
        tags.map((tag) =>
          tag.keyword === keyword ? { ...tag, name: name ?? tag.name, colour: colour ?? tag.colour } : tag,
        ),
      ),
    remove: ({ keyword }) => set(tags.filter((tag) => tag.keyword !== keyword)),
    order: ({ keywords }) => set(keywords.flatMap((keyword) => tags.find((tag) => tag.keyword === keyword) ?? [])),
  };
}
