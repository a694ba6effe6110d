// The door of signed and encrypted messages.
export { SealBar } from './seal-bar.tsx';
