// From an error to what is put before a person, and the line between the two: a MailError is a fact of life, anything
// else is a bug that nobody may catch.
import { MailError, type MailErrorData, type Problem } from '../../shared/domain/problem.ts';

/** The MailError that was thrown; throws whatever else it is on. */
export function expectMailError(error: unknown): MailError {
  if (error instanceof MailError) return error;
  throw error;
}

type Place = Pick<Problem, 'during' | 'accountId' | 'mailboxId' | 'outboxId'>;

/** One problem per place: a newer one replaces it, and it is gone when the same thing works. */
export function problemAt(place: Place, error: MailErrorData, at: number): Problem {
  const { during, accountId, mailboxId, outboxId } = place;
  const id = [during, accountId, mailboxId, outboxId].map((part) => part ?? '').join('/');
  return { ...error, ...place, id, at };
}
