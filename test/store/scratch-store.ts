// A real encrypted store in a folder of its own, and short ways to put mail into it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { HeaderFacts, SourceDigest } from '../../engine/core/message-facts.ts';
import { insertAccount } from '../../engine/store/accounts.ts';
import { openStore, type Store, type StoreOptions } from '../../engine/store/database.ts';
import { insertMailbox, saveMailboxState } from '../../engine/store/mailboxes.ts';
import { type HeaderToSave, saveHeaders } from '../../engine/store/message-sync.ts';
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import { MailError } from '../../shared/domain/problem.ts';

export const KEY = new Uint8Array(32).fill(7);

export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casier-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function scratchStore(options: Partial<StoreOptions> = {}): Store & { path: string } {
  const path = options.path ?? join(scratchFolder(), 'mail.db');
  const store = openStore({ path, key: KEY, ...options });
  let open = true;
  const close = () => {
    if (open) store.close();
    open = false;
  };
  onTestFinished(close);
  return { ...store, close, path };
}

/** The same store on a disk that is full from `fill` on: everything is rolled back, and told as SQLite's own errors are. */
export function fillable(real: Store): { store: Store; fill(): void; empty(): void } {
  let isFull = false;
  const transaction: Store['transaction'] = (work, durability) =>
    real.transaction((tx) => {
      const result = work(tx);
      if (isFull) throw new MailError({ kind: 'store', reason: 'diskFull' });
      return result;
    }, durability);
  return {
    store: { ...real, transaction },
    fill: () => {
      isFull = true;
    },
    empty: () => {
      isFull = false;
    },
  };
}

export function addAccount(store: Store, address = 'claire@ac-lyon.fr'): AccountId {
  return store.transaction((tx) =>
    insertAccount(tx, {
      protocol: 'imap',
      address,
      name: 'Claire Martin',
      incoming: null,
      outgoing: null,
      passwordKept: 'session',
    }),
  );
}

export function addMailbox(
  store: Store,
  accountId: AccountId,
  path = 'INBOX',
  role: MailboxRole | null = path === 'INBOX' ? 'inbox' : null,
): MailboxId {
  return store.transaction((tx) => {
    const id = insertMailbox(tx, {
      accountId,
      parentId: null,
      path,
      delimiter: '/',
      name: path.split('/').at(-1)!,
      role,
      selectable: true,
      localOnly: false,
    });
    saveMailboxState(tx, id, { uidValidity: 1, uidNext: 1, highestModSeq: null, complete: true });
    return id;
  });
}

export function facts(some: Partial<HeaderFacts> = {}): HeaderFacts {
  return {
    subject: 'Réunion de rentrée',
    from: [{ name: 'Paul Évrard', address: 'paul@ac-lyon.fr' }],
    sender: null,
    replyTo: [],
    to: [{ name: null, address: 'claire@ac-lyon.fr' }],
    cc: [],
    bcc: [],
    dateAt: 1_700_000_000_000,
    messageIdHeader: null,
    inReplyTo: null,
    references: [],
    listId: null,
    listPost: null,
    mailFollowupTo: [],
    deliveredTo: [],
    likelyAttachments: false,
    ...some,
  };
}

export function header(
  uid: number,
  some: Partial<Omit<HeaderToSave, 'facts'>> & { facts?: Partial<HeaderFacts> } = {},
): HeaderToSave {
  const { facts: someFacts, ...rest } = some;
  return {
    uid,
    flags: [],
    internalDateAt: 1_700_000_000_000 + uid * 60_000,
    sizeBytes: 5_000 + uid,
    ...rest,
    facts: facts({ dateAt: 1_700_000_000_000 + uid * 60_000, messageIdHeader: `m${uid}@test`, ...someFacts }),
  };
}

export function deliver(
  store: Store,
  accountId: AccountId,
  mailboxId: MailboxId,
  headers: readonly HeaderToSave[],
): MessageId[] {
  return store.transaction((tx) =>
    saveHeaders(tx, { id: mailboxId, accountId }, headers).map(({ messageId }) => messageId),
  );
}

export function digest(
  some: Partial<Omit<SourceDigest, 'facts'>> & { facts?: Partial<HeaderFacts> } = {},
): SourceDigest {
  const { facts: someFacts, ...rest } = some;
  const text = rest.text ?? 'Bonjour, la réunion de rentrée aura lieu à Évry.';
  return {
    packed: { encoding: 'raw', bytes: new TextEncoder().encode(text) },
    sizeBytes: text.length,
    hash: rest.hash ?? `hash of ${text}`,
    text,
    snippet: text.slice(0, 40),
    attachments: [],
    bodyKind: 'text',
    defects: [],
    ...rest,
    facts: facts(someFacts),
  };
}
