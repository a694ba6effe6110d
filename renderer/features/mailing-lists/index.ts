// The door of what is said about mailing lists.
export { ListLine } from './list-line.tsx';
