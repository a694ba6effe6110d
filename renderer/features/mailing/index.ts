// The door of « Envoyer séparément » and « Qui n'a pas reçu ? »: asked for in a composer, and told of where sent mail is
// shown.
export { letterCount, mailingLine, needsOutbox } from './line.ts';
export { MailingLines, stopMailing, useMailings } from './mailing-lines.tsx';
export { ReceptionLine } from './reception-line.tsx';
export { SeparateSending } from './separate-dialog.tsx';
export { askSeparately } from './separately.ts';
export { words as mailingWords } from './words.ts';
