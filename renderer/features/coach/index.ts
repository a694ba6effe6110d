// The door of the coach: À, Cc, Cci explained, practised and printed as a memo; and its offer after a set-up.
export { CoachDialog } from './coach-dialog.tsx';
export { CoachOffer } from './offer.tsx';
