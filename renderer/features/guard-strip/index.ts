// The door of the Garde-familles in the interface: the live strip above the body, and the words of a finding.

export { FindingText } from './finding-text.tsx';
export { useFixLabel } from './fix-label.ts';
export { GuardStrip } from './guard-strip.tsx';
export { OverrideDialog } from './override-dialog.tsx';
export { useFindings } from './use-findings.ts';
export { useRedChoice } from './use-red-choice.ts';
