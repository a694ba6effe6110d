// Run as a process of its own by kill.test.ts: writes transactions without end, and says on stdout which are committed.
import { insertAccount } from '../../engine/store/accounts.ts';
import { openStore } from '../../engine/store/database.ts';
import { insertMailbox, listMailboxes } from '../../engine/store/mailboxes.ts';
import { saveHeaders } from '../../engine/store/message-sync.ts';
import { saveSources } from '../../engine/store/sources.ts';
import type { AccountId } from '../../shared/domain/ids.ts';

const PER_TRANSACTION = 20;

const store = openStore({ path: process.argv[2]!, key: new Uint8Array(32).fill(7) });

const mailbox =
  listMailboxes(store.reads)[0] ??
  store.transaction((tx) => {
    const server = { incoming: null, outgoing: null, passwordKept: 'none' as const };
    const accountId: AccountId = insertAccount(tx, { protocol: 'imap', address: 'a@b.fr', name: 'A', ...server });
    const place = { parentId: null, path: 'INBOX', delimiter: '/', name: 'INBOX', role: 'inbox' as const };
    return { id: insertMailbox(tx, { accountId, ...place, selectable: true, localOnly: false }), accountId, total: 0 };
  });

for (let round = mailbox.total / PER_TRANSACTION; ; round += 1) {
  store.transaction(
    (tx) => {
      const headers = Array.from({ length: PER_TRANSACTION }, (_, index) =>
        letter(round * PER_TRANSACTION + index + 1),
      );
      const saved = saveHeaders(tx, mailbox, headers);
      saveSources(
        tx,
        saved.map(({ messageId, uid }, index) => ({
          messageId,
          digest: {
            packed: { encoding: 'raw', bytes: new Uint8Array(3_000 + (uid % 7) * 4_000).fill(uid) },
            sizeBytes: 3_000,
            hash: `source ${uid}`,
            facts: headers[index]!.facts,
            text: `La rentrée ${uid} se prépare.`,
            snippet: '',
            attachments: [],
            bodyKind: 'text' as const,
            defects: [],
          },
        })),
      );
    },
    round % 3 === 0 ? 'durable' : 'refetchable',
  );
  process.stdout.write(`${round + 1}\n`);
}

function letter(uid: number) {
  const at = 1_700_000_000_000 + uid * 1_000;
  return {
    uid,
    flags: [],
    internalDateAt: at,
    sizeBytes: 3_000,
    facts: {
      subject: `Lettre ${uid}`,
      from: [],
      sender: null,
      replyTo: [],
      to: [],
      cc: [],
      bcc: [],
      dateAt: at,
      messageIdHeader: `${uid}@test`,
      inReplyTo: null,
      references: [],
      listId: null,
      listPost: null,
      mailFollowupTo: [],
      deliveredTo: [],
      likelyAttachments: false,
    },
  };
}
