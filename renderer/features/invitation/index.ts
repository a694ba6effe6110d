// The door of calendar invitations.
export { InvitationCards } from './invitation-cards.tsx';
