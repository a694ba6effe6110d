// The door of setting up: the first screen, the same as a dialog for one more account, what waits to be finished, and
// unlocking the store. Its fields and its search serve an account that goes to other servers as well.
export { PasswordField } from './account-fields.tsx';
export {
  addressFacts,
  EMPTY_GUIDED,
  type GuidedForm,
  guidedAccountOf,
  loginErrors,
  userNameFor,
} from './guided-form.ts';
export { LoginFields } from './login-fields.tsx';
export { ReadyDialog } from './ready-dialog.tsx';
export { ServerFields } from './server-fields.tsx';
export { ShareSettings } from './settings-file.tsx';
export { EMPTY_FORM, formErrors, newAccountOf, type SetupForm } from './setup-form.ts';
export { SetupDialog, SetupScreen } from './setup-screen.tsx';
export { UnlockScreen } from './unlock-screen.tsx';
export { useServerSearch } from './use-server-search.ts';
export { WaitingSetupsBar } from './waiting-setups-bar.tsx';
