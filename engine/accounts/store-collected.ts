// Takes messages off the wire into the Inbox of an account. Each is stored with what is known of it on the server in
// one transaction; one whose very bytes are held, and which the server was not known to have any more, is that one
// under another id, and is not stored again.
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { FLAG_BIT } from '../core/flags.ts';
import { groupBy, type ListedMessage, type Match } from '../core/maildrop-plan.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import type { WriteDb } from '../store/handles.ts';
import { addLocalMessage, agreeAsShown, localMailbox } from '../store/local-messages.ts';
import { mailboxByRole } from '../store/mailboxes.ts';
import { insertHeld, linkHeld, type StoredHeld, saveMatches } from '../store/maildrop.ts';
import { learnReceived } from '../store/met-contacts.ts';
import { saveSources } from '../store/sources.ts';
import { arrivedMuted } from '../store/thread-marks.ts';
import { headerHashOf, headerOf, type MaildropPass } from './maildrop-pass.ts';
import { type DigestedSource, openSourceIntake } from './source-intake.ts';

export interface Collected {
  /** Stored, as they were new. */
  newCount: number;
  /** Held before, under another id; proven by their bytes. */
  found: Match<StoredHeld>[];
}

export interface CollectOptions {
  /** Looked at between two messages: false leaves the rest for another time. */
  shouldGoOn(): boolean;
  onProgress(remaining: number): void;
  /** The next one to come, should the connection end. */
  onAwaiting(entry: ListedMessage | null): void;
}

/** How long what has come may take to be stored when the connection ends before its time. */
const LAST_STORES_MS = 1_500;

/** In the order given. `candidates`: held messages that may turn out to be among them. */
export async function storeCollected(
  pass: MaildropPass,
  entries: readonly ListedMessage[],
  candidates: readonly StoredHeld[],
  { shouldGoOn, onProgress, onAwaiting }: CollectOptions,
): Promise<Collected> {
  const collected: Collected = { newCount: 0, found: [] };
  const coming = new Map(entries.map((entry, i) => [entry.number, { entry, next: entries[i + 1] ?? null }]));
  const headerHashes = new Map<number, string | null>();
  const heldByHash = groupBy(candidates, ({ hash }) => hash);
  let remaining = entries.length;

  const save = (tx: WriteDb, batch: readonly DigestedSource<number>[]): Collected => {
    const saved: Collected = { newCount: 0, found: [] };
    for (const { messageId: number, digest } of batch) {
      const { entry } = coming.get(number)!;
      const held = heldByHash.get(digest.hash)?.pop();
      if (held) saved.found.push({ entry, held });
      if (held?.isLost) restoreLost(tx, pass, held, digest);
      if (!held) insertCollected(tx, pass, entry, digest, headerHashes.get(number) ?? null);
    }
    saveMatches(tx, saved.found);
    return { ...saved, newCount: batch.length - saved.found.length };
  };

  const intake = openSourceIntake<number>(pass.digest, (batch) => {
    const { newCount, found } = pass.store.transaction((tx) => save(tx, batch), 'refetchable');
    collected.newCount += newCount;
    collected.found.push(...found);
    remaining -= batch.length;
    onProgress(remaining);
  });

  const take = async (number: number, raw: Uint8Array): Promise<boolean> => {
    onAwaiting(coming.get(number)!.next);
    headerHashes.set(number, headerHashOf(headerOf(raw)));
    await intake.admit(number, raw);
    return shouldGoOn();
  };

  onAwaiting(entries[0] ?? null);
  try {
    // What was lost with a parser comes once more; then it is handled with care.
    for (let numbers = entries.map(({ number }) => number); numbers.length > 0; numbers = intake.takeLost()) {
      await pass.session.retrieve(numbers, take, pass.signal);
      onAwaiting(null);
      await intake.settled();
    }
  } finally {
    await intake.close(LAST_STORES_MS);
  }
  return collected;
}

function insertCollected(
  tx: WriteDb,
  { accountId, now, onArrived }: MaildropPass,
  entry: ListedMessage,
  digest: SourceDigest,
  headerHash: string | null,
): void {
  const collectedAt = now();
  const messageId = addToInbox(tx, accountId, digest, collectedAt);
  insertHeld(tx, { accountId, messageId, entry, headerHash, hash: digest.hash, collectedAt });
  const from = digest.facts.from[0];
  if (from) learnReceived(tx, [{ from, at: digest.facts.dateAt ?? collectedAt }]);
  onArrived(tx, inboxOf(tx, accountId), [messageId]);
}

/** Into its row where that is left, be it in whatever mailbox; else as a message that has just come. */
function restoreLost(tx: WriteDb, { accountId, now }: MaildropPass, held: StoredHeld, digest: SourceDigest): void {
  if (held.messageId !== null) saveSources(tx, [{ messageId: held.messageId, digest }]);
  else linkHeld(tx, held.id, addToInbox(tx, accountId, digest, now()));
}

function addToInbox(tx: WriteDb, accountId: AccountId, digest: SourceDigest, internalDateAt: number): MessageId {
  const id = addLocalMessage(tx, inboxOf(tx, accountId), { digest, flags: [], internalDateAt });
  const quiet = arrivedMuted(tx, [id]).map((messageId) => ({ messageId, setFlags: FLAG_BIT.seen, clearFlags: 0 }));
  agreeAsShown(tx, quiet);
  return id;
}

function inboxOf(tx: WriteDb, accountId: AccountId): { id: MailboxId; accountId: AccountId; role: 'inbox' } {
  const { id } = mailboxByRole(tx, accountId, 'inbox') ?? localMailbox(tx, accountId, INBOX);
  return { id, accountId, role: 'inbox' };
}

const INBOX = { parent: null, name: 'INBOX', role: 'inbox' } as const;
