// The door of the words for what a person did, as it waits or was refused.
export { useWhat, whatOf } from './what.ts';
export { words as operationWords } from './words.ts';
