// The first schema. Conventions: ids are never used again (AUTOINCREMENT); …_at = epoch ms; flags are the bits of
// core/flags.ts; JSON columns hold the domain type named beside them.
//
// Of a message two truths are kept apart: what is *shown* (mailbox_id, flags, keywords) and what the *server* last
// told (server_mailbox_id, uid, server_flags, server_keywords). They differ only while an operation is pending, so
// an intent is reverted by showing the server's truth again, and laid over it anew when the server tells more.

const accounts = `
  CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    protocol TEXT NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    incoming TEXT, -- ServerSettings
    outgoing TEXT, -- ServerSettings
    password_kept TEXT NOT NULL,
    download_paused INTEGER NOT NULL DEFAULT 0,
    last_sync_at INTEGER
  );
  CREATE TABLE identities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    signature_html TEXT NOT NULL DEFAULT ''
  );
  CREATE INDEX identities_by_account ON identities (account_id);
  CREATE TABLE mailboxes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    parent_id INTEGER REFERENCES mailboxes ON DELETE SET NULL,
    path TEXT NOT NULL,
    delimiter TEXT,
    name TEXT NOT NULL,
    role TEXT,
    selectable INTEGER NOT NULL,
    -- Made here, and the server has not agreed yet.
    local_only INTEGER NOT NULL DEFAULT 0,
    -- Deleted here, and the server has not agreed yet.
    hidden INTEGER NOT NULL DEFAULT 0,
    uid_validity INTEGER,
    uid_next INTEGER,
    highest_mod_seq TEXT,
    complete INTEGER NOT NULL DEFAULT 0,
    -- Counters of what is shown, kept by the triggers below.
    total INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    offline INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account_id, path)
  );
  CREATE INDEX mailboxes_by_parent ON mailboxes (parent_id);`;

// sources.id sorts by the message's date (see sources.ts): the search index shares it, so that the newest matches are
// simply the last ones. The bytes lie apart, appended in the order they came, which leaves no half-empty pages.
const sources = `
  CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    -- Message-ID, size and date as one key (core/relink.ts): a message that moved is found again by it.
    identity TEXT,
    size_bytes INTEGER NOT NULL,
    snippet TEXT NOT NULL,
    body_kind TEXT NOT NULL,
    attachments TEXT NOT NULL, -- Attachment[]
    defects TEXT NOT NULL, -- string[]
    -- When it was seen to belong to no message; collected some time later. NULL = claimed.
    unclaimed_at INTEGER
  );
  CREATE INDEX sources_by_identity ON sources (identity) WHERE identity IS NOT NULL;
  CREATE INDEX sources_unclaimed ON sources (unclaimed_at) WHERE unclaimed_at IS NOT NULL;
  CREATE TABLE source_bytes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL UNIQUE REFERENCES sources ON DELETE CASCADE,
    encoding TEXT NOT NULL,
    bytes BLOB NOT NULL
  );`;

// Its references are checked at commit: one that a statement could break in its middle makes SQLite keep an (encrypted)
// journal of each single statement beside the triggers, which cost half of a first sync. For the same reason the two
// statements that run once per message say OR FAIL: what fails in them rolls the whole transaction back anyway.
const messages = `
  CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    -- NULL: shown nowhere (deleted here, not yet agreed by the server).
    mailbox_id INTEGER REFERENCES mailboxes ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    flags INTEGER NOT NULL,
    keywords TEXT NOT NULL DEFAULT '[]', -- string[]
    -- NULL: the server does not have it yet (a copy made here), or no longer where it was.
    server_mailbox_id INTEGER, -- kept right by mailbox-tree.ts
    -- NULL beside a server_mailbox_id: UIDVALIDITY changed, waits to be found again.
    uid INTEGER,
    server_flags INTEGER NOT NULL,
    server_keywords TEXT NOT NULL DEFAULT '[]', -- string[]
    thread_id INTEGER NOT NULL,
    source_id INTEGER REFERENCES sources ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    source_misses INTEGER NOT NULL DEFAULT 0,
    date_at INTEGER NOT NULL,
    internal_date_at INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    has_attachments INTEGER NOT NULL,
    subject_key TEXT NOT NULL,
    from_key TEXT NOT NULL,
    subject TEXT NOT NULL,
    message_id_header TEXT,
    header TEXT NOT NULL -- StoredHeader of message-row.ts
  );
  -- Covers every list but those by subject and sender.
  CREATE INDEX messages_listed ON messages
    (mailbox_id, date_at, id, thread_id, flags, has_attachments, size_bytes);
  CREATE INDEX messages_by_subject ON messages (mailbox_id, subject_key, date_at);
  CREATE INDEX messages_by_sender ON messages (mailbox_id, from_key, date_at);
  CREATE UNIQUE INDEX messages_by_uid ON messages (server_mailbox_id, uid) WHERE uid IS NOT NULL;
  -- Those that a header of the server may turn out to be.
  CREATE INDEX messages_unlinked ON messages (server_mailbox_id, message_id_header) WHERE uid IS NULL;
  CREATE INDEX messages_local_only ON messages (mailbox_id, message_id_header) WHERE server_mailbox_id IS NULL;
  CREATE INDEX messages_by_thread ON messages (thread_id);
  CREATE INDEX messages_by_source ON messages (source_id, mailbox_id);
  CREATE INDEX messages_to_download ON messages (server_mailbox_id, date_at)
    WHERE source_id IS NULL AND uid IS NOT NULL AND source_misses < 3;
  CREATE TABLE wanted_sources (
    message_id INTEGER PRIMARY KEY REFERENCES messages ON DELETE CASCADE,
    wanted_at INTEGER NOT NULL
  );

  CREATE TRIGGER source_claimed_by_insert AFTER INSERT ON messages WHEN new.source_id IS NOT NULL BEGIN
    UPDATE sources SET unclaimed_at = NULL WHERE id = new.source_id AND unclaimed_at IS NOT NULL;
  END;
  CREATE TRIGGER source_claimed_by_update AFTER UPDATE OF source_id ON messages WHEN new.source_id IS NOT NULL BEGIN
    UPDATE sources SET unclaimed_at = NULL WHERE id = new.source_id AND unclaimed_at IS NOT NULL;
  END;
  CREATE TRIGGER source_given_up AFTER DELETE ON messages WHEN old.source_id IS NOT NULL BEGIN
    UPDATE sources SET unclaimed_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
      WHERE id = old.source_id AND NOT EXISTS (SELECT 1 FROM messages WHERE source_id = old.source_id);
  END;

  CREATE TRIGGER messages_counted_in AFTER INSERT ON messages WHEN new.mailbox_id IS NOT NULL BEGIN
    UPDATE mailboxes SET total = total + 1, unread = unread + (new.flags & 1 = 0),
      offline = offline + (new.source_id IS NOT NULL) WHERE id = new.mailbox_id;
  END;
  CREATE TRIGGER messages_counted_out AFTER DELETE ON messages WHEN old.mailbox_id IS NOT NULL BEGIN
    UPDATE mailboxes SET total = total - 1, unread = unread - (old.flags & 1 = 0),
      offline = offline - (old.source_id IS NOT NULL) WHERE id = old.mailbox_id;
  END;
  CREATE TRIGGER messages_recounted AFTER UPDATE OF mailbox_id, flags, source_id ON messages
    WHEN old.mailbox_id IS NOT new.mailbox_id OR (old.flags & 1) <> (new.flags & 1)
      OR (old.source_id IS NULL) <> (new.source_id IS NULL) BEGIN
    UPDATE mailboxes SET total = total - 1, unread = unread - (old.flags & 1 = 0),
      offline = offline - (old.source_id IS NOT NULL) WHERE id = old.mailbox_id;
    UPDATE mailboxes SET total = total + 1, unread = unread + (new.flags & 1 = 0),
      offline = offline + (new.source_id IS NOT NULL) WHERE id = new.mailbox_id;
  END;`;

// Which thread a Message-ID belongs to, be it of a message held or only of one referred to.
const threads = `
  CREATE TABLE thread_links (
    key INTEGER PRIMARY KEY, -- threadKey of core/threading.ts
    thread_id INTEGER NOT NULL
  );
  CREATE INDEX thread_links_by_thread ON thread_links (thread_id);`;

// Contentless: the texts live in the sources. See search-index.ts. detail = column: words can be looked for in one
// column, not as a phrase, at half the size. Indexes of prefixes of one and two letters: longer ones are fast without,
// and a third would cost a quarter of the speed of indexing. A page of the index fits into one of the database's.
// Merging more lazily than by default writes less during a first sync; idle times merge the rest.
const search = `
  CREATE VIRTUAL TABLE search USING fts5 (
    subject, people, attachments, body,
    content = '', contentless_delete = 1, detail = column, prefix = '1 2',
    tokenize = 'unicode61 remove_diacritics 2'
  );
  INSERT INTO search (search, rank) VALUES ('pgsz', 16000);
  INSERT INTO search (search, rank) VALUES ('automerge', 8);
  INSERT INTO search (search, rank) VALUES ('crisismerge', 32);`;

const operations = `
  CREATE TABLE operations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT, -- MailErrorData
    created_at INTEGER NOT NULL
  );
  CREATE INDEX operations_by_account ON operations (account_id);
  CREATE TABLE operation_targets (
    operation_id INTEGER NOT NULL REFERENCES operations ON DELETE CASCADE,
    message_id INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
    set_flags INTEGER NOT NULL,
    clear_flags INTEGER NOT NULL,
    PRIMARY KEY (message_id, operation_id)
  ) WITHOUT ROWID;
  CREATE INDEX operation_targets_by_operation ON operation_targets (operation_id);`;

const writing = `
  CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mode TEXT NOT NULL,
    original_id INTEGER REFERENCES messages ON DELETE SET NULL,
    content TEXT NOT NULL, -- DraftContent
    revision INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    thread TEXT NOT NULL, -- DraftThread of drafts.ts
    filed TEXT -- FiledDraft of drafts.ts
  );
  CREATE INDEX drafts_by_original ON drafts (original_id);
  CREATE TABLE draft_attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    draft_id INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE,
    content_id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    inline INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (draft_id, content_id)
  );
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    draft_id INTEGER REFERENCES drafts ON DELETE SET NULL,
    subject TEXT NOT NULL,
    recipients TEXT NOT NULL, -- Address[]
    state TEXT NOT NULL, -- OutboxState
    not_before_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    server_response TEXT,
    refused_recipients TEXT NOT NULL DEFAULT '[]', -- string[]
    problem TEXT, -- Problem
    created_at INTEGER NOT NULL,
    accepted_at INTEGER,
    message_id_header TEXT NOT NULL,
    envelope TEXT NOT NULL, -- { from, to[] }
    details TEXT NOT NULL, -- opaque to the store: what the outbox has to remember of the sending
    raw BLOB NOT NULL, -- the bytes that go out
    filed_raw BLOB NOT NULL -- the copy for Envoyés, with its Bcc
  );
  CREATE INDEX outbox_by_draft ON outbox (draft_id);
  CREATE INDEX outbox_by_account ON outbox (account_id);`;

const people = `
  CREATE TABLE contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address_key TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    name TEXT,
    roles TEXT NOT NULL DEFAULT '[]', -- Contact['roles']
    household TEXT,
    household_together INTEGER NOT NULL DEFAULT 0,
    do_not_write INTEGER NOT NULL DEFAULT 0,
    sent_count INTEGER NOT NULL DEFAULT 0,
    sent_bcc_only_count INTEGER NOT NULL DEFAULT 0,
    received_count INTEGER NOT NULL DEFAULT 0,
    last_used_at INTEGER,
    -- 1: entered by a person or an import; 0: only ever met in mail.
    kept INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE contact_words (
    word TEXT NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
    PRIMARY KEY (word, contact_id)
  ) WITHOUT ROWID;
  CREATE INDEX contact_words_by_contact ON contact_words (contact_id);
  CREATE TABLE contact_groups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    privacy TEXT NOT NULL,
    agreed_at INTEGER
  );
  CREATE TABLE group_members (
    group_id INTEGER NOT NULL REFERENCES contact_groups ON DELETE CASCADE,
    address_key TEXT NOT NULL,
    address TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (group_id, address_key)
  ) WITHOUT ROWID;
  CREATE INDEX group_members_by_address ON group_members (address_key);
  CREATE TABLE settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    value TEXT NOT NULL -- Partial<Settings>
  );`;

export const migration010 = {
  number: 10,
  sql: [accounts, sources, messages, threads, search, operations, writing, people].join('\n'),
};
