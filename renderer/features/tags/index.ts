// Tags: shown in the list and the reader, given by keys and menus, named and coloured in the settings.
export { TagChips } from './tag-chips.tsx';
export { tagNames, useTags } from './use-tags.ts';
