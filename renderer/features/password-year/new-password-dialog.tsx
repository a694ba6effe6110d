// What there is to do when a password is renewed: change it on the académie's page, then give it to Casier, which has
// it checked by the servers and takes it for all accounts that share it.
import type { Account } from '../../../shared/domain/account.ts';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ForgottenLink } from '../academy/index.ts';
import { PasswordForm } from '../problems/index.ts';
import { passwordYearWords } from './words.ts';

export function NewPasswordDialog({ account, onClose }: { account: Account; onClose(): void }) {
  const w = useWords(passwordYearWords);
  return (
    <Dialog title={w.newTitle} size="small" onClose={onClose}>
      <p>{w.newFirst}</p>
      <ForgottenLink address={account.address} purpose="renew" />
      <p>{w.newThen}</p>
      <PasswordForm accountId={account.id} onAccepted={onClose} />
    </Dialog>
  );
}
