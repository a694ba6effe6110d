// The door of the composer: the whole of a composer window, and the ways by which the main window opens one.
import { lazy } from 'react';

export { BeforeComposing, forward, replyAll } from './before-composing.tsx';
export type { SignatureText } from './editor/signature-editor.tsx';
export { compose, composeLetter, composeTo } from './start.ts';

/** For the settings. */
export const SignatureEditor = lazy(async () => ({
  default: (await import('./editor/signature-editor.tsx')).SignatureEditor,
}));

/** The editor is only loaded by the window that writes. */
export const ComposerWindow = lazy(async () => ({ default: (await import('./composer-window.tsx')).ComposerWindow }));
