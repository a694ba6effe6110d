// The door of the reader: the message that is open, beside or below the list.
export { Reader } from './reader.tsx';
