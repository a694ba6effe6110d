// Who has not got a message, as far as is known. Pure.
import type { MailingLetter, Reception } from '../../../shared/domain/mailing.ts';

export function missingOf({ letters }: Pick<Reception, 'letters'>): MailingLetter[] {
  return letters.filter(
    ({ state }) => state === 'failed' || state === 'refused' || state === 'notSent' || state === 'asks',
  );
}
