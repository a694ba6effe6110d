// The Garde-familles: who would see whose address. See docs/guard.md for the specification.
export { evaluate } from './evaluate.ts';
export { exposuresOf, sceneOf } from './exposure.ts';
export type { Finding, Fix, RecipientFields, Severity } from './finding.ts';
export { withOwnAddress } from './fixes.ts';
export type { PersonFacts } from './person.ts';
export { evaluateReplyAll } from './reply.ts';
export { standingOf } from './standing.ts';
