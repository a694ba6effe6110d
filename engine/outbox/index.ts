// The door of the room: drafts while they are written, and messages on their way out.
export { createDrafts, type Drafts, type DraftsDeps } from './drafts.ts';
export { createOutbox, type Outbox, type OutboxDeps } from './outbox.ts';
