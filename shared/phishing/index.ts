// The door of the room: what is asked about a message, and what is answered. docs/phishing.md tells how it judges.
export { domainOfAddress, registered } from './domains.ts';
export type { Evidence, EvidenceKind } from './evidence.ts';
export { isFreemail } from './institutions.ts';
export { judge, type Level, type Verdict } from './judge.ts';
export { KNOWS_NOTHING, type Knowledge } from './knowledge.ts';
export type { Authentication, Letter, LetterAttachment, LetterLink } from './letter.ts';
