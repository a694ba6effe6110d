// Tags: shown in the list and the reader, given by keys and menus, named and coloured in the settings.
export { TagChips } from './tag-chips.tsx';
export { TagsDialog } from './tags-dialog.tsx';
export { tagNames, tagsNow, useTags } from './use-tags.ts';
export { tagWords } from './words.ts';
