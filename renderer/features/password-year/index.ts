// The door of the password year: when a password was changed last, and that it is time to renew it.
export { PasswordQuestion } from './password-question.tsx';
export { PasswordReminders } from './password-reminders.tsx';
export { PasswordSettings } from './password-settings.tsx';
