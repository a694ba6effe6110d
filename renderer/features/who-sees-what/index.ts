// The door of « Qui voit quoi »: a button of the composer with its key.
export { WhoSeesWhatButton } from './who-sees-what-button.tsx';
