// The door of the status bar.
export { StatusBar } from './status-bar.tsx';
