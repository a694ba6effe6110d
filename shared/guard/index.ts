// The Garde-familles: who would see whose address. See docs/guard.md for the specification.
export { lettersAfter } from './after-letters.ts';
export { afterTheFact } from './after-the-fact.ts';
export { applyFix, changesDraft, type GuardedDraft, type Marks } from './apply-fix.ts';
export { addressesIn } from './body/addresses.ts';
export { EMPTY_BODY, readBody } from './body/reading.ts';
export { Dismissal, dismissalOf } from './dismissal.ts';
export { addressesToKnow, evaluate, exposuresOf } from './evaluate.ts';
export type { Finding, Fix, RecipientFields, Severity, Surface } from './finding.ts';
export { withOwnAddress } from './fixes.ts';
export { evaluateForward } from './forward.ts';
export type { GuardInput } from './input.ts';
export type { AttachmentFacts, LetterFacts, PupilFacts, UnreadableReason, UnseenFacts } from './letter.ts';
export type { PersonFacts } from './person.ts';
export { evaluateReplyAll } from './reply.ts';
export { type SafeAct, safeAct } from './safe-act.ts';
export { standingOf } from './standing.ts';
export { type SeenAddress, whoSeesWhat } from './who-sees-what.ts';
