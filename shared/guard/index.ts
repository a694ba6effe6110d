// The Garde-familles: who would see whose address. See docs/guard.md for the specification.
export { evaluate, type GuardInput } from './evaluate.ts';
export { exposuresOf, sceneOf } from './exposure.ts';
export type { Exposure, Finding, Fix, FixLabel, RecipientFields, Severity } from './finding.ts';
export { withOwnAddress } from './fixes.ts';
export type { PersonFacts } from './person.ts';
export { evaluateReplyAll, type ReplyAllInput } from './reply.ts';
export { type Standing, standingOf } from './standing.ts';
