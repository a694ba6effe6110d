// Which messages of one account share a source: decided before it is fetched, so that a message which was moved or copied
// elsewhere need not be fetched again. Rather a download too many than the wrong mail under a message.
import { createHash } from 'node:crypto';
import type { MessageIdentity } from '../core/relink.ts';

/**
 * The key under which a source is found again: all that a copy shares with its original and that is known without the
 * source. A list's copy of one's own letter has other Received lines, hence another size, hence another key; the letters
 * of a mail merge may have one Message-ID, date and size, but not one recipient. null: without Message-ID never shared.
 * By date first: sources come in the order of their dates, and so do their keys into the store's index.
 * @param header the stored header, as JSON; there may be room behind it (message-sync.ts).
 */
export function sourceIdentity(message: MessageIdentity & { header: string }): string | null {
  const { messageIdHeader, sizeBytes, dateAt, subject, header } = message;
  if (!messageIdHeader) return null;
  const told = createHash('sha256').update(`${subject}\n${header.trimEnd()}`).digest('base64url');
  return `${dateAt} ${sizeBytes} ${messageIdHeader} ${told}`;
}

/** For SQL over `sources`, by their index (migrations/460-source-dates.ts): what the identity begins with. */
export const IDENTITY_DATE = 'CAST(sources.identity AS INTEGER)';

const START = `(messages.date_at || ' ' || messages.size_bytes || ' ' || messages.message_id_header || ' ')`;

/** For SQL over `messages` and `sources`: the key of the source may be the message's, going by all but what is hashed. */
export const MAY_BE_SAME = `${IDENTITY_DATE} = messages.date_at AND sources.identity >= ${START}
  AND sources.identity < ${START} || '~'`;
