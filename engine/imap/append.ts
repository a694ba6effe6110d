// Puts a message into a mailbox, byte for byte. Not idempotent: after a cut, look first (find.ts).
import type { NewRemoteMessage } from '../backend/backend.ts';
import type { Connection } from './connect.ts';

/** The new UID where the server tells (UIDPLUS), else null. */
export async function appendMessage(
  { client }: Connection,
  path: string,
  { raw, flags, internalDateAt }: NewRemoteMessage,
): Promise<{ uidValidity: number; uid: number } | null> {
  const answer = await client.append(path, raw, flags, new Date(internalDateAt));
  if (!answer || answer.uid === undefined || answer.uidValidity === undefined) return null;
  return { uidValidity: Number(answer.uidValidity), uid: answer.uid };
}
