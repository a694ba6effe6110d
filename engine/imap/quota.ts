// Used and allowed storage of the account, as the quota root of INBOX tells (RFC 9208).
import type { Connection } from './connect.ts';

/** null where the server keeps no quota, or no limit on storage. */
export async function readQuota({ client }: Connection): Promise<{ usedBytes: number; limitBytes: number } | null> {
  const quota = await client.getQuota('INBOX');
  const storage = quota ? quota.storage : undefined;
  return storage?.limit ? { usedBytes: storage.usage ?? 0, limitBytes: storage.limit } : null;
}
