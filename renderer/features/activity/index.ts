// The door of this feature.
export { ActivityButton } from './activity-button.tsx';
