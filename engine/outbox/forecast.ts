// Before « Envoyer »: how much a draft weighs once encoded, beside what the server takes, and in how many portions so
// many recipients are written to. Counted from lengths, so that it can be asked while typing.
import type { DraftId } from '../../shared/domain/ids.ts';
import type { SendingForecast } from '../../shared/domain/outbox.ts';
import { messageWeight } from '../core/message-weight.ts';
import { listAccounts, maxMessageBytes } from '../store/accounts.ts';
import { getDraft } from '../store/drafts.ts';
import { listGroups } from '../store/groups.ts';
import type { ReadDb } from '../store/handles.ts';
import { scheduleFor } from './pace.ts';
import { expandRecipients } from './recipients.ts';

/** null: there is no such draft (any more), or no account to send it from. */
export function forecast(db: ReadDb, draftId: DraftId, nowAt: number): SendingForecast | null {
  const draft = getDraft(db, draftId);
  const identities = listAccounts(db).flatMap((account) => account.identities);
  const accountId = identities.find(({ id }) => id === draft?.identityId)?.accountId;
  if (!draft || accountId === undefined) return null;
  const { to, cc, bcc } = expandRecipients(draft, listGroups(db));
  const recipientCount = to.length + cc.length + bcc.length;
  return {
    sizeBytes: messageWeight({
      texts: [draft.html ?? '', draft.text],
      attachmentsBytes: draft.attachments.map(({ sizeBytes }) => sizeBytes),
      // Those in Cci are not in the bytes that go out.
      headerAddresses: [...to, ...cc],
    }),
    maxBytes: maxMessageBytes(db, accountId),
    recipientCount,
    portions: scheduleFor(db, accountId, recipientCount, nowAt),
  };
}
