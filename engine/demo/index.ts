// The trial mailbox's door: a backend, a submitter, and the families the guard has to know.
export { createDemo, type DemoMemory } from './demo-backend.ts';
export { COLLEAGUES, DEMO_GROUP, FAMILIES, OWNER as DEMO_OWNER, PARTNERS } from './people.ts';
