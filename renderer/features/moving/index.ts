// The door of an account's way to other servers.
export { MovingCards } from './moving-cards.tsx';
export { MovingSettings } from './moving-settings.tsx';
