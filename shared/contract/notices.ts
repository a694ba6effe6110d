// Being told of new mail, and being left alone. What is told comes as the event `notices`; main asks for its words.
import { z } from 'zod';
import { AccountId } from '../domain/ids.ts';
import { AccountNotices, type Digest, type QuietStanding } from '../domain/notice.ts';
import { command, query } from './procedure.ts';

export const notices = {
  ofAccount: query<AccountNotices>()(z.object({ accountId: AccountId })),
  /** What is left out stays. */
  setAccount: command<AccountNotices>()(z.object({ accountId: AccountId, patch: AccountNotices.partial() })),
  /** Of each account; `changed` with area `notices` tells that it is not as it was. */
  standing: query<QuietStanding[]>()(z.void()),
  /** What came during the quiet time that is over. null: nothing, or it was seen. */
  digest: query<Digest | null>()(z.void()),
  /** It was seen. */
  closeDigest: command<void>()(z.void()),
};
