// The door of the composer: the whole of a composer window.
export { ComposerWindow } from './composer-window.tsx';
