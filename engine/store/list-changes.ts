// What changed in the mailboxes of lists that are kept in memory. Invariant: whatever changes a message's place in a list
// is noted by triggers of this connection, which is the only one that writes messages, within the same transaction: what
// is rolled back was never noted. What is made of it is left to whoever keeps a list (kept-orders.ts, kept-lists.ts).
import type Database from '@signalapp/sqlcipher';
import type { MailboxId } from '../../shared/domain/ids.ts';

export interface Followed {
  mailboxIds: readonly MailboxId[];
  /** Messages that came, went or stand elsewhere since. */
  changed: Set<number>;
}

export interface ListChanges {
  follow(list: Followed): void;
  leave(list: Followed): void;
  /** Gives each list what changed until now. */
  take(): void;
}

/** Of more than these nobody wants to know which. */
const NOTED_MAX = 1_000;

const FOLLOWING = `
  CREATE TEMP TABLE kept_lists (mailbox_id INTEGER PRIMARY KEY);
  CREATE TEMP TABLE list_changes (mailbox_id INTEGER NOT NULL, message_id INTEGER NOT NULL);
  CREATE TEMP TRIGGER list_gained AFTER INSERT ON main.messages
    WHEN EXISTS (SELECT 1 FROM kept_lists WHERE mailbox_id = new.mailbox_id) BEGIN
    INSERT INTO list_changes VALUES (new.mailbox_id, new.id);
  END;
  CREATE TEMP TRIGGER list_lost AFTER DELETE ON main.messages
    WHEN EXISTS (SELECT 1 FROM kept_lists WHERE mailbox_id = old.mailbox_id) BEGIN
    INSERT INTO list_changes VALUES (old.mailbox_id, old.id);
  END;
  CREATE TEMP TRIGGER list_left
    AFTER UPDATE OF mailbox_id, date_at, thread_id, subject_key, from_key, size_bytes ON main.messages
    WHEN EXISTS (SELECT 1 FROM kept_lists WHERE mailbox_id IN (old.mailbox_id, new.mailbox_id)) BEGIN
    INSERT INTO list_changes SELECT mailbox_id, old.id FROM kept_lists WHERE mailbox_id IN (old.mailbox_id, new.mailbox_id);
  END;
  -- One that was not known before stood in no list that is kept: see recipient-keys.ts.
  CREATE TEMP TRIGGER list_readdressed AFTER UPDATE OF to_key ON main.messages
    WHEN old.to_key IS NOT NULL AND EXISTS (SELECT 1 FROM kept_lists WHERE mailbox_id = new.mailbox_id) BEGIN
    INSERT INTO list_changes VALUES (new.mailbox_id, new.id);
  END;
  -- A copy of a mailing stands under another one, or does so no more. One that is deleted was noted as a message.
  CREATE TEMP TRIGGER list_copy_filed AFTER UPDATE OF message_id ON main.mailing_letters BEGIN
    INSERT INTO list_changes SELECT mailbox_id, id FROM main.messages
      WHERE id IN (old.message_id, new.message_id) AND mailbox_id IN (SELECT mailbox_id FROM kept_lists);
  END;
  CREATE TEMP TRIGGER list_copy_let_go AFTER DELETE ON main.mailing_letters WHEN old.message_id IS NOT NULL BEGIN
    INSERT INTO list_changes SELECT mailbox_id, id FROM main.messages
      WHERE id = old.message_id AND mailbox_id IN (SELECT mailbox_id FROM kept_lists);
  END;`;

export function followLists(database: Database): ListChanges {
  database.exec(FOLLOWING);
  const taking = database.prepare('DELETE FROM list_changes RETURNING mailbox_id AS mailboxId, message_id AS id');
  const forgetting = database.prepare('DELETE FROM kept_lists');
  const following = database.prepare('INSERT OR IGNORE INTO kept_lists VALUES (?)');
  const lists = new Set<Followed>();

  const take = () => {
    const changes = taking.all([]) as unknown as { mailboxId: MailboxId; id: number }[];
    for (const { mailboxIds, changed } of lists)
      for (const { mailboxId, id } of changes)
        if (changed.size < NOTED_MAX && mailboxIds.includes(mailboxId)) changed.add(id);
  };
  const followAll = () => {
    forgetting.run([]);
    for (const { mailboxIds } of lists) for (const id of mailboxIds) following.run([id]);
  };

  return {
    take,
    follow(list) {
      // What happened before is none of its business.
      take();
      lists.add(list);
      followAll();
    },
    leave(list) {
      if (lists.delete(list)) followAll();
    },
  };
}

/** A few lists by their names: the one asked for last stands last, and the eldest goes. */
export function fewLists<List extends Followed>(changes: ListChanges, atMost: number) {
  const kept = new Map<string, List>();
  return (name: string, begin: () => List): List => {
    changes.take();
    const list = kept.get(name) ?? begin();
    if (!kept.delete(name)) changes.follow(list);
    kept.set(name, list);
    for (const [eldest, one] of kept) {
      if (kept.size <= atMost) break;
      kept.delete(eldest);
      changes.leave(one);
    }
    return list;
  };
}
