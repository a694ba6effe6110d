// The door of a store in trouble: what the window shows while the mail of this PC cannot be opened, or is repaired.
export { StoreRepaired, StoreRepairing } from './store-repair.tsx';
export { StoreTrouble } from './store-trouble.tsx';
