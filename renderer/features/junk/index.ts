// What Casier, the server or another program holds for junk, said above the message; and what an account may do about it.
export { JunkBar } from './junk-bar.tsx';
export { JunkSettingsField } from './junk-settings.tsx';
