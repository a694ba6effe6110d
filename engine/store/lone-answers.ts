// Answers that name nothing, joined to the thread of what they answer, in whichever order the two come. What makes them
// one is core/answered.ts's; an answer waits under the keys of those that may have written what it answers, and is taken
// from there with the first that did.
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import { answeredWithin, answers, awaitedKeys, isLoneAnswer, ownAnswerKey, type Spoken } from '../core/answered.ts';
import type { HeaderFacts } from '../core/message-facts.ts';
import { subjectKey } from '../core/sort-keys.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson } from './json.ts';
import type { StoredHeader } from './messages.ts';
import { joinAsOne } from './threads.ts';

interface Come {
  id: MessageId;
  accountId: AccountId;
  facts: HeaderFacts;
  dateAt: number;
}

/** Of each message that is stored, once it is. */
export function joinAnswers(tx: WriteDb, { id, accountId, facts, dateAt }: Come): void {
  const come = { ...facts, dateAt };
  if (isLoneAnswer(facts)) {
    const answered = candidates(tx, accountId, facts.subject, dateAt).find(
      (one) => one.id !== id && answers(come, one),
    );
    if (answered) joinAsOne(tx, [answered.id, id]);
    else for (const key of awaitedKeys(accountId, facts)) keepWaiting(tx, key, id);
  }
  const key = ownAnswerKey(accountId, facts);
  if (key === null) return;
  for (const answer of waitingUnder(tx, key)) {
    if (answer.id === id || !answers(answer, come)) continue;
    joinAsOne(tx, [id, answer.id]);
    tx.run('lone answer found', 'DELETE FROM lone_answers WHERE message_id = ?', [answer.id]);
  }
}

function keepWaiting(tx: WriteDb, key: number, id: MessageId): void {
  tx.run('lone answer waits', 'INSERT OR IGNORE INTO lone_answers (key, message_id) VALUES (?, ?)', [key, id]);
}

type Known = Spoken & { id: MessageId; dateAt: number };

const CANDIDATES_MAX = 50;

/** The latest first: what is answered is what was said last. */
function candidates(db: ReadDb, accountId: AccountId, subject: string, answeredAt: number): Known[] {
  const { from, to } = answeredWithin(answeredAt);
  return knownFrom(
    db.all<Columns>(
      'answered candidates',
      `SELECT id, subject, header, date_at AS dateAt FROM messages
       WHERE mailbox_id IN (SELECT id FROM mailboxes WHERE account_id = ?) AND subject_key = ?
         AND date_at BETWEEN ? AND ? ORDER BY date_at DESC, id DESC LIMIT ${CANDIDATES_MAX}`,
      [accountId, subjectKey(subject), from, to],
    ),
  );
}

function waitingUnder(db: ReadDb, key: number): Known[] {
  return knownFrom(
    db.all<Columns>(
      'lone answers',
      `SELECT id, subject, header, date_at AS dateAt FROM lone_answers JOIN messages ON messages.id = message_id
       WHERE key = ? LIMIT ${CANDIDATES_MAX}`,
      [key],
    ),
  );
}

interface Columns {
  id: MessageId;
  subject: string;
  header: string;
  dateAt: number;
}

function knownFrom(rows: readonly Columns[]): Known[] {
  return rows.map(({ header, ...row }) => ({ ...fromJson<StoredHeader>(header), ...row }));
}
