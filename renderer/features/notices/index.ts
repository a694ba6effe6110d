// The door of this feature.
export { AccountNoticeSettings } from './account-notices.tsx';
export { DigestBar } from './digest.tsx';
export { NoticeSettings } from './notice-settings.tsx';
export { useOpenTold } from './open-told.ts';
export { QuietNote, useQuietStanding } from './quiet-note.tsx';
