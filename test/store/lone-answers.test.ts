// Answers without References find what they answer, whichever comes first; and threads that are ignored stay so.
import { expect, test } from 'vitest';
import type { HeaderFacts } from '../../engine/core/message-facts.ts';
import { messageRows } from '../../engine/store/messages.ts';
import { isMarked, setThreadMark } from '../../engine/store/thread-marks.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { addAccount, addMailbox, deliver, header, scratchStore } from './scratch-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const person = (address: string) => ({ name: null, address });

function scene() {
  const store = scratchStore();
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const sent = addMailbox(store, account, 'Sent', 'sent');
  const thread = (id: MessageId) => messageRows(store.reads, [id])[0]!.threadId;
  const come = (mailbox: typeof inbox, uid: number, day: number, facts: Partial<HeaderFacts>) =>
    deliver(store, account, mailbox, [
      header(uid, { facts: { dateAt: 1_700_000_000_000 + day * DAY_MS, ...facts } }),
    ])[0]!;
  return { store, account, inbox, sent, thread, come };
}

const asked = { subject: 'Réunion', from: [person('claire@ac-lyon.fr')], to: [person('paul@ac-lyon.fr')] };
const answered = { subject: 'Re: Réunion', from: [person('paul@ac-lyon.fr')], to: [person('claire@ac-lyon.fr')] };

test('an answer joins what it answers, in another folder, be it stored before or after', () => {
  const { inbox, sent, thread, come } = scene();
  const question = come(sent, 1, 0, asked);
  expect(thread(come(inbox, 2, 1, answered))).toBe(thread(question));
  const { subject: _, ...people } = answered;
  const late = come(inbox, 3, 61, { ...people, subject: 'RE: Conseil d’école' });
  const { subject: __, ...asker } = asked;
  const early = come(sent, 4, 60, { ...asker, subject: 'Conseil d’école' });
  expect(thread(late)).toBe(thread(early));
  expect(thread(late)).not.toBe(thread(question));
});

test('an answer joins the last question of that subject only, and nothing a year later', () => {
  const { inbox, sent, thread, come } = scene();
  const answer = come(inbox, 3, 20, answered);
  const second = come(sent, 2, 19, asked);
  const first = come(sent, 1, 0, asked);
  const nextYear = come(inbox, 4, 366, answered);
  expect(thread(answer)).toBe(thread(second));
  expect(new Set([first, answer, nextYear].map(thread)).size).toBe(3);
});

test('a thread that is ignored stays so when it turns out to be part of another, and a server’s word counts', () => {
  const { store, account, inbox, thread, come } = scene();
  const answer = come(inbox, 2, 1, { references: ['m9@test'] });
  store.transaction((tx) => setThreadMark(tx, 'muted', thread(answer), true, 0));
  const first = come(inbox, 1, 0, {});
  come(inbox, 3, 2, { references: ['m1@test', 'm9@test'] });
  expect(thread(answer)).toBe(thread(first));
  expect(isMarked(store.reads, 'muted', thread(first))).toBe(true);
  expect(messageRows(store.reads, [first])[0]?.muted).toBe(true);
  const [other] = deliver(store, account, inbox, [header(20, { flags: ['$Muted'] })]);
  expect(isMarked(store.reads, 'muted', thread(other!))).toBe(true);
  expect(messageRows(store.reads, [first, other!]).map(({ muted }) => muted)).toEqual([true, true]);
});
