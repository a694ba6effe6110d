// The door of the folder tree.
export { FolderPane } from './folder-pane.tsx';
