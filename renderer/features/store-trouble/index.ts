// The door of a store in trouble: what the window shows while the mail of this PC cannot be opened.
export { StoreTrouble } from './store-trouble.tsx';
