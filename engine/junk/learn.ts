// « Indésirable » and « Acceptable »: the person's word about messages, learnt in the transaction that moves them and
// unlearnt when it is undone. A message that is not on this PC yet is moved all the same, and teaches nothing.
import type { MessageId } from '../../shared/domain/ids.ts';
import { digestSource } from '../mime/digest.ts';
import { unpackSource } from '../mime/packed-source.ts';
import { type Queued, setJunk } from '../operations/index.ts';
import { getAccount } from '../store/accounts.ts';
import type { WriteDb } from '../store/handles.ts';
import { accountOf, junkSecret, learntAs, saveLesson } from '../store/junk.ts';
import { readSource } from '../store/sources.ts';
import { hashedTokens } from './read-tokens.ts';

/** Of a whole folder that is moved, the first ones teach enough. */
const LEARNT_AT_ONCE = 100;

export function judgeByHand(tx: WriteDb, { ids, junk }: { ids: MessageId[]; junk: boolean }): Queued[] {
  const unlearn = ids.slice(0, LEARNT_AT_ONCE).flatMap((id) => learn(tx, id, junk ? 'junk' : 'good') ?? []);
  const queued = setJunk(tx, { ids, junk });
  const [first] = queued;
  if (!first || unlearn.length === 0) return queued;
  const takeBack = (later: WriteDb) => {
    for (const undo of unlearn) undo(later);
    return [];
  };
  return [{ id: null, accountId: first.accountId, count: 0, inverse: takeBack }, ...queued];
}

/** Answers how it is taken back; null: nothing was learnt. */
function learn(tx: WriteDb, id: MessageId, as: 'junk' | 'good'): ((later: WriteDb) => void) | null {
  const accountId = accountOf(tx, id);
  const packed = readSource(tx, id);
  if (accountId === null || !packed) return null;
  const digest = digestSource(unpackSource(packed));
  const lesson = { hash: digest.hash, tokens: hashedTokens(digest, junkSecret(tx)) };
  const before = learntAs(tx, accountId, digest.hash);
  saveLesson(tx, accountId, lesson, as);
  return (later) => {
    if (getAccount(later, accountId)) saveLesson(later, accountId, lesson, before);
  };
}
