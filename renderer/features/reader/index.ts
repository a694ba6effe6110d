// The door of the reader: the message that is open, beside or below the list, and what the window's commands ask of
// it (« Code source », « Enregistrer sous », « Imprimer »).

export { useRemoteOnce } from './body-view.ts';
export { copySubject, printMessage, saveMessageAs, showSource, toggleAllHeaders } from './message-commands.ts';
export { Reader } from './reader.tsx';
export { ReadingSettings } from './reading-settings.tsx';
export { readingWords } from './reading-words.ts';
