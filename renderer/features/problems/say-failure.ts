// A command that the engine refused, said in a toast. Only MailErrors are; anything else is a bug and goes on.
import { MailError } from '../../../shared/domain/problem.ts';
import { wordsNow } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { describeProblem } from './describe.ts';
import { problemWords } from './words.ts';

/** For `.catch(sayFailure)`: answers undefined, so that the caller can tell it from a result. */
export function sayFailure(error: unknown): undefined {
  if (!(error instanceof MailError)) throw error;
  if (error.kind === 'cancelled') return;
  const { title, todo } = describeProblem(error.data, wordsNow(problemWords));
  showToast({ text: todo ? `${title}. ${todo}` : `${title}.`, tone: 'problem' });
}
