// The door of what a set-up says of an address and a password while they are typed, by what is known of the académies.
export { AddressNotes } from './address-notes.tsx';
export { ApplicationPasswordSteps } from './application-password-steps.tsx';
export { ForgottenLink, HelpLink } from './forgotten-link.tsx';
export { PasswordNotes } from './password-notes.tsx';
