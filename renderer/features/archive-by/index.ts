// The door of what is said about the folders of an archive.
export { ArchiveByField } from './archive-by-field.tsx';
