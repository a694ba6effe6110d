// The door of setting up: the first screen, the same as a dialog for one more account, what waits to be finished, and
// unlocking the store.
export { ReadyDialog } from './ready-dialog.tsx';
export { ShareSettings } from './settings-file.tsx';
export { SetupDialog, SetupScreen } from './setup-screen.tsx';
export { UnlockScreen } from './unlock-screen.tsx';
export { WaitingSetupsBar } from './waiting-setups-bar.tsx';
