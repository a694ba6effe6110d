// The door of what an administrator set, as people and their IT service are told of it.
export { PolicyNotice } from './policy-notice.tsx';
export { PolicySection } from './policy-section.tsx';
