// Recognises mailboxes that another program has renamed since the last look, so that nothing of them is fetched again
// and what is pending for their messages still finds them. What may be a rename is decided in
// core/renamed-mailboxes.ts; here the doubtful ones are proved by a look at their newest messages.
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { RemoteMailbox, Session } from '../backend/backend.ts';
import type { FetchedHeader } from '../backend/mailbox-sink.ts';
import { expectMailError } from '../core/problems.ts';
import {
  type Proof,
  provesRename,
  RENAME_PROOFS,
  type SupposedRename,
  supposedRenames,
} from '../core/renamed-mailboxes.ts';
import { parseHeader } from '../mime/header-facts.ts';
import type { Store } from '../store/database.ts';
import { mailboxStandings } from '../store/mailboxes.ts';
import { newestOnServer } from '../store/message-sync.ts';

export interface FollowRenames {
  store: Store;
  accountId: AccountId;
  session: Session;
  /** What the server calls a mailbox until a pending rename of this side has run. */
  serverPath(path: string): string;
  /** Paths that a pending operation of this side still speaks of. */
  pendingPaths: { unlisted: ReadonlySet<string>; unwanted: ReadonlySet<string> };
  signal: AbortSignal;
}

type Rename = SupposedRename<MailboxId>;

/** All paths are the server's, also of mailboxes that wait for a rename of this side: it is the server that renamed. */
export async function provenRenames(look: FollowRenames, listed: readonly RemoteMailbox[]): Promise<Rename[]> {
  const { store, accountId, serverPath, pendingPaths } = look;
  const known = mailboxStandings(store.reads, accountId).filter(({ pending }) => !pending);
  const supposed = supposedRenames(
    known.map(({ id, path, remoteId, state: { uidValidity, uidNext } }) => ({
      id,
      path: serverPath(path),
      remoteId,
      uidValidity,
      uidNext,
    })),
    // What bears the name that a rename of this side gives may be that very mailbox: its answer was cut off.
    listed.filter(({ path }) => !pendingPaths.unlisted.has(path) || pendingPaths.unwanted.has(path)),
  );
  const standings = new Map(known.map((standing) => [standing.id, standing]));
  const proven: Rename[] = [];
  for (const rename of supposed.sort((a, b) => a.fromPath.length - b.fromPath.length)) {
    const standing = standings.get(rename.id);
    const isOurs = standing?.path !== rename.fromPath;
    // Its name is one that the server will soon forget.
    if (!isOurs && pendingPaths.unwanted.has(rename.toPath)) continue;
    const follows = rename.certain || proven.some((parent) => isBelow(parent, rename, standing?.delimiter ?? null));
    if (follows || (await isProven(look, rename))) proven.push(rename);
  }
  return proven;
}

/** What lies below a renamed mailbox has gone with it. */
function isBelow(parent: Rename, child: Rename, delimiter: string | null): boolean {
  if (delimiter === null || !child.fromPath.startsWith(parent.fromPath + delimiter)) return false;
  return child.toPath === parent.toPath + child.fromPath.slice(parent.fromPath.length);
}

async function isProven({ store, session, signal }: FollowRenames, rename: Rename): Promise<boolean> {
  const held = newestOnServer(store.reads, rename.id, RENAME_PROOFS);
  if (held.length === 0) return provesRename(held, []);
  if (!session.peekHeaders) return false;
  const uids = held.map(({ uid }) => uid);
  try {
    const shown = await session.peekHeaders(rename.toPath, rename.uidValidity, uids, signal);
    return provesRename(held, shown.map(proofOf));
  } catch (error) {
    // Gone again, or not ours to look into: no proof.
    const { kind } = expectMailError(error);
    if (kind !== 'missing' && kind !== 'rejected' && kind !== 'unsupported') throw error;
    return false;
  }
}

function proofOf({ uid, sizeBytes, header }: FetchedHeader): Proof {
  return { uid, sizeBytes, messageIdHeader: parseHeader(header).messageIdHeader };
}
