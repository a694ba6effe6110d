// The door of the Garde-familles in the interface: the live strip above the body, and the words of a finding.

export { FindingText, useFindingSentence } from './finding-text.tsx';
export { useFixDone } from './fix-done.ts';
export { useFixLabel } from './fix-label.ts';
export { GuardStrip, showRed } from './guard-strip.tsx';
export { OverrideDialog } from './override-dialog.tsx';
export { type Guard, useFindings } from './use-findings.ts';
export { type RedChoice, useRedChoice, useSafeLabel } from './use-red-choice.ts';
