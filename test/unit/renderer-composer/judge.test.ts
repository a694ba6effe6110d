// When the guard of a composer is asked: one question at a time, again for whoever is named, and for the message as it is
// when somebody waits for the answer.
import { describe, expect, test } from 'vitest';
import type { GuardAnswer } from '../../../renderer/features/guard-strip/guard-question.ts';
import type { WholeQuestion } from '../../../renderer/features/guard-strip/guard-thread.ts';
import { createJudge, type Judgement } from '../../../renderer/features/guard-strip/judge.ts';
import type { PersonFacts } from '../../../shared/guard/index.ts';

const nobody = { name: null, isMe: false, roles: [], household: null, householdTogether: false, doNotWrite: false };
const factsOf = (address: string): PersonFacts => ({ ...nobody, address, onlyEverBcc: false, groups: [] });

/** A thread that answers when told to; it needs to know whoever stands in the subject. */
function desk() {
  let subject = '';
  const asked: WholeQuestion[] = [];
  const factsAsked: string[][] = [];
  const judged: Judgement[] = [];
  const failures: unknown[] = [];
  const gone = { now: false };
  const pending: (() => void)[] = [];
  const judge = createJudge({
    ask(question) {
      asked.push(question);
      const needed = question.draft.subject.split(' ').filter(Boolean).sort();
      return new Promise<GuardAnswer>((resolve) => pending.push(() => resolve({ needed, findings: [], steps: null })));
    },
    question: () => ({
      draft: { recipients: { to: [], cc: [], bcc: [] }, ownAddress: '', replyTo: null, subject, attachments: [] },
      ...{ body: { html: null, text: '' }, groups: [], dismissed: [], nowAt: 0, marks: { address: '', cut: '' } },
      beside: { identities: [], original: null, pupils: [], recipientsAtOnce: null },
    }),
    async factsOf(addresses) {
      if (gone.now) throw new Error('gone');
      factsAsked.push(addresses);
      return addresses.map(factsOf);
    },
    onJudged: (judgement) => void judged.push(judgement),
    onFailed: (error) => void failures.push(error),
  });
  return {
    ...{ judge, asked, factsAsked, judged, failures, gone },
    write(text: string) {
      subject = text;
      judge.changed();
    },
    /** Answers all questions, also those that come of the answers. */
    async answer() {
      do {
        pending.shift()?.();
        await new Promise((resolve) => setImmediate(resolve));
      } while (pending.length > 0);
    },
  };
}

describe('the judge of a composer', () => {
  test('asks again once it knows whom the message names, and judges by that', async () => {
    const { write, answer, judged, factsAsked, asked } = desk();
    write('b@x a@x');
    await answer();
    expect(factsAsked).toEqual([['a@x', 'b@x']]);
    expect(judged).toHaveLength(1);
    expect([...judged[0]!.people.keys()]).toEqual(['a@x', 'b@x']);
    expect(asked).toHaveLength(2);
    write('b@x a@x');
    await answer();
    expect(factsAsked).toHaveLength(1);
  });

  test('asks one question at a time; what changes meanwhile is one more, whatever number of changes it is', async () => {
    const { write, answer, asked } = desk();
    write('');
    for (const text of ['a', 'ab', 'abc']) write(text);
    expect(asked).toHaveLength(1);
    await answer();
    expect(asked.slice(1).map(({ draft }) => draft.subject)).toEqual(['abc', 'abc']);
  });

  test('what somebody waits for is about the message as it was then, or later', async () => {
    const { judge, write, answer } = desk();
    write('');
    await Promise.resolve();
    write('a@x');
    const settled = judge.settle();
    await answer();
    expect([...(await settled).people.keys()]).toEqual(['a@x']);
  });

  test('asks about people anew when something is known of them that was not', async () => {
    const { judge, write, answer, factsAsked } = desk();
    write('a@x');
    await answer();
    judge.peopleChanged();
    await answer();
    expect(factsAsked).toEqual([['a@x'], ['a@x']]);
  });

  test('without an engine nothing is judged, whoever waits hears of it, and the next question asks again', async () => {
    const { judge, write, answer, judged, failures, gone } = desk();
    gone.now = true;
    write('a@x');
    const settled = judge.settle().catch((error: unknown) => error);
    await answer();
    expect(await settled).toEqual(new Error('gone'));
    expect(failures).toEqual([new Error('gone')]);
    gone.now = false;
    write('a@x');
    await answer();
    expect(judged).toHaveLength(1);
  });
});
