// The door of the folder tree.
export { FolderPane } from './folder-pane.tsx';
export { RenamePlace, renamable } from './rename-place.tsx';
