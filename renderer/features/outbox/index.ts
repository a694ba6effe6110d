// The door of the outbox: the list of messages on their way out, shown in place of the message list, and the
// « Annuler l'envoi » that follows a sending.
export { OutboxPane } from './outbox-pane.tsx';
export { proofText, proofWords } from './proof.ts';
export { UndoSend } from './undo-send.tsx';
