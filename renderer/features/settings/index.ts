// The door of the settings.
export { SettingsDialog } from './settings-dialog.tsx';
