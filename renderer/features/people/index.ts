// The door of what is known about people: the facts behind addresses, the badge that shows a role, the picture or initials.
export { Face } from './face.tsx';
export { RoleBadge } from './role-badge.tsx';
export { roleSourceWords, roleWords, type ShownRole, type SourcedRole, shownRole } from './roles.ts';
export { type FactsByAddress, useFacts } from './use-facts.ts';
