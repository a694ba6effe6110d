// The door of the Garde-familles in the interface: the live strip above the body, and the words of a finding.

export { FindingText, useFixLabel } from './finding-text.tsx';
export { GuardStrip } from './guard-strip.tsx';
export { OverrideDialog } from './override-dialog.tsx';
export { useFindings } from './use-findings.ts';
export { useSafeAct } from './use-safe-act.ts';
