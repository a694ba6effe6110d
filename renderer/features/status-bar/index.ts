// The door of the status bar.
export { StatusBar } from './status-bar.tsx';
export { phaseText } from './summary.ts';
export { statusWords } from './words.ts';
