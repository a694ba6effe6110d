// A change of the address book is sent at once; the change event brings it back. Only its failure is said here.
import { MailError } from '../../../shared/domain/problem.ts';
import { wordsNow } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { words } from './words.ts';

/** Answers whether it was saved. What is no MailError is a bug and goes on its way. */
export async function saving(change: Promise<unknown>): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    showToast({ text: wordsNow(words).failed, tone: 'problem' });
    return false;
  }
}
