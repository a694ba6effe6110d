// What the new server of an account has, looked at in the session that checks the password: its mailboxes, and of those
// whose names tell nothing the newest messages, held against what is here (core/match-mailboxes.ts decides by it).
// Reads only; nothing of it is stored.
import type { ServerSettings } from '../../shared/domain/account.ts';
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { RemoteMailbox, Session } from '../backend/backend.ts';
import type { FetchedHeader } from '../backend/mailbox-sink.ts';
import { type MailboxHere, matchMailboxes, type SharedMail } from '../core/match-mailboxes.ts';
import { expectMailError } from '../core/problems.ts';
import { type MessageIdentity, sameMessage } from '../core/relink.ts';
import { parseHeader } from '../mime/header-facts.ts';
import type { Store } from '../store/database.ts';
import type { ReadDb } from '../store/handles.ts';
import { accountMailboxes } from '../store/mailboxes.ts';
import { heldLike } from '../store/messages.ts';
import { formerPaths } from '../store/repoint.ts';

export interface MailboxesThere {
  listed: RemoteMailbox[];
  sharedMail: SharedMail<MailboxId>[];
}

/** Of the newest UIDs; some may be gone. */
const SAMPLE = 40;
/** An account with hundreds of mailboxes that match by no name is not worth minutes of somebody's time. */
const PEEKED_MAX = 40;

export async function lookAtMailboxes(
  { store, accountId, incoming }: { store: Store; accountId: AccountId; incoming: ServerSettings },
  session: Session,
  signal: AbortSignal,
): Promise<MailboxesThere> {
  const listed = await session.listMailboxes(signal);
  const here = mailboxesHere(store.reads, accountId, incoming);
  const matches = matchMailboxes(here, listed);
  const openHere = here.filter(({ id, selectable }) => selectable && !matches.has(id));
  const taken = new Set(matches.values());
  const openThere = listed.filter(({ path, selectable }) => selectable && !taken.has(path)).slice(0, PEEKED_MAX);
  const sharedMail: SharedMail<MailboxId>[] = [];
  if (openHere.length > 0) {
    for (const mailbox of openThere) {
      const newest = (await newestOf(session, mailbox, signal)).map(identityOf);
      for (const { id } of openHere) {
        const shared = newest.filter((told) => sameMessage(told, heldLike(store.reads, id, told.messageIdHeader)));
        sharedMail.push({ id, path: mailbox.path, sampled: newest.length, shared: shared.length });
      }
    }
  }
  return { listed, sharedMail };
}

/** The account's mailboxes, as the matching wants them. */
export function mailboxesHere(db: ReadDb, accountId: AccountId, incoming: ServerSettings): MailboxHere<MailboxId>[] {
  const former = formerPaths(db, accountId, incoming);
  return accountMailboxes(db, accountId).map(({ id, path, delimiter, role, selectable }) => ({
    ...{ id, path, delimiter, role, selectable },
    formerPath: former.get(id) ?? null,
  }));
}

async function newestOf(
  session: Session,
  { path, state }: RemoteMailbox,
  signal: AbortSignal,
): Promise<FetchedHeader[]> {
  if (!session.peekHeaders || !state || state.exists === 0) return [];
  const first = Math.max(1, state.uidNext - SAMPLE);
  const uids = Array.from({ length: state.uidNext - first }, (_, i) => first + i);
  try {
    return await session.peekHeaders(path, state.uidValidity, uids, signal);
  } catch (error) {
    // Not ours to look into: no evidence.
    const { kind } = expectMailError(error);
    if (kind !== 'missing' && kind !== 'rejected' && kind !== 'unsupported') throw error;
    return [];
  }
}

function identityOf({ sizeBytes, internalDateAt, header }: FetchedHeader): MessageIdentity {
  const { messageIdHeader, subject, dateAt } = parseHeader(header);
  return { messageIdHeader, subject, sizeBytes, dateAt: dateAt ?? internalDateAt };
}
