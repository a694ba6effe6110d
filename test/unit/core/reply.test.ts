import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AnswerableFacts,
  answerRecipients,
  bareSubject,
  forwardSubject,
  listRecipients,
  replySubject,
  threadHeaders,
} from '../../../engine/core/reply.ts';
import { type Address, addressKey } from '../../../shared/domain/address.ts';

const person = (address: string): Address => ({ name: null, address });
const me = person('jeanne.pont@ac-dijon.fr');
const isMe = (address: string) => addressKey(address) === me.address;
const none: AnswerableFacts = {
  from: [],
  sender: null,
  replyTo: [],
  to: [],
  cc: [],
  bcc: [],
  mailFollowupTo: [],
  listPost: null,
};
const answer = (
  original: Partial<AnswerableFacts>,
  options: { all: boolean; isFamily?: (a: string) => boolean; isMe?: (a: string) => boolean },
) => {
  const { to, cc, bcc } = answerRecipients(
    { ...none, ...original },
    { all: options.all, isMe: options.isMe ?? isMe, isSelf: isMe, isFamily: options.isFamily ?? null, me },
  );
  const names = (list: Address[]) => list.map(({ address }) => address);
  return { to: names(to), cc: names(cc), bcc: names(bcc) };
};

describe('recipients of an answer', () => {
  const original = {
    from: [person('chef@ac-dijon.fr')],
    to: [person('Jeanne.Pont@ac-dijon.fr'), person('paul@ac-dijon.fr')],
    cc: [person('mairie@ville.fr'), person('PAUL@ac-dijon.fr')],
  };

  test('the author alone', () => {
    expect(answer(original, { all: false })).toEqual({ to: ['chef@ac-dijon.fr'], cc: [], bcc: [] });
  });
  test('to all: everyone once, never oneself', () => {
    expect(answer(original, { all: true })).toEqual({
      to: ['chef@ac-dijon.fr', 'paul@ac-dijon.fr'],
      cc: ['mairie@ville.fr'],
      bcc: [],
    });
  });
  test('what another of one’s own mailboxes wrote is answered to that mailbox', () => {
    const school = person('ce.0210000A@ac-dijon.fr');
    const options = { isMe: (address: string) => isMe(address) || address === school.address };
    expect(answer({ from: [school], to: [me] }, { all: false, ...options }).to).toEqual([school.address]);
    expect(answer({ from: [school], to: [me], cc: [person('paul@ac-dijon.fr')] }, { all: true, ...options })).toEqual({
      to: [school.address],
      cc: ['paul@ac-dijon.fr'],
      bcc: [],
    });
    // Written to both: one does not get one's own answer.
    const both = { from: [person('chef@ac-dijon.fr')], to: [me, school] };
    expect(answer(both, { all: true, ...options }).to).toEqual(['chef@ac-dijon.fr']);
  });
  test('Reply-To comes before From', () => {
    expect(answer({ ...original, replyTo: [person('secretariat@ac-dijon.fr')] }, { all: false }).to).toEqual([
      'secretariat@ac-dijon.fr',
    ]);
  });
  test('a list that set Reply-To to itself does not get what is meant for the author', () => {
    const list = { replyTo: [person('Animateurs.tice17@listes.fr')], listPost: 'animateurs.tice17@listes.fr' };
    expect(answer({ ...original, ...list }, { all: false }).to).toEqual(['chef@ac-dijon.fr']);
    expect(answer({ ...original, ...list, to: list.replyTo, cc: [] }, { all: true }).to).toEqual([
      'chef@ac-dijon.fr',
      'Animateurs.tice17@listes.fr',
    ]);
  });
  test('Mail-Followup-To says where answers to all go', () => {
    const followup = { ...original, mailFollowupTo: [person('liste@ac-dijon.fr'), me] };
    expect(answer(followup, { all: true })).toEqual({ to: ['liste@ac-dijon.fr'], cc: [], bcc: [] });
    expect(answer(followup, { all: false }).to).toEqual(['chef@ac-dijon.fr']);
  });
  test('answering one’s own message goes on to those it was written to', () => {
    const own = { from: [me], to: [person('paul@ac-dijon.fr')], cc: [person('chef@ac-dijon.fr')] };
    expect(answer(own, { all: false })).toEqual({ to: ['paul@ac-dijon.fr'], cc: [], bcc: [] });
    expect(answer(own, { all: true })).toEqual({ to: ['paul@ac-dijon.fr'], cc: ['chef@ac-dijon.fr'], bcc: [] });
  });
  test('a note to oneself is answered to oneself', () => {
    expect(answer({ from: [me], to: [me] }, { all: true })).toEqual({ to: [me.address], cc: [], bcc: [] });
  });
  test('families go to Cci when asked, and À is never left empty', () => {
    const isFamily = (address: string) => address.endsWith('@orange.fr');
    const exposed = {
      from: [person('mere@orange.fr')],
      to: [me, person('pere@orange.fr')],
      cc: [person('paul@ac-dijon.fr')],
    };
    expect(answer(exposed, { all: true, isFamily })).toEqual({
      to: [me.address],
      cc: ['paul@ac-dijon.fr'],
      bcc: ['mere@orange.fr', 'pere@orange.fr'],
    });
  });
  test('whatever the header: À is never empty, nobody stands twice, oneself only when alone or above Cci', () => {
    const someone = fc.constantFrom(...['a@x.fr', 'A@X.fr', 'b@x.fr', 'c@orange.fr', me.address, ''].map(person));
    const list = fc.array(someone, { maxLength: 4 });
    const facts = fc.record({ from: list, replyTo: list, to: list, cc: list, mailFollowupTo: list });
    fc.assert(
      fc.property(facts, fc.boolean(), fc.boolean(), (original, all, hide) => {
        const { to, cc, bcc } = answer(original, hide ? { all, isFamily: (a) => a.endsWith('orange.fr') } : { all });
        const keys = [...to, ...cc, ...bcc].map(addressKey);
        expect(to.length).toBeGreaterThan(0);
        expect(new Set(keys).size).toBe(keys.length);
        if (keys.includes(me.address)) expect(to.map(addressKey)).toEqual([me.address]);
      }),
    );
  });
});

describe('subjects', () => {
  test.each([
    ['Sortie', 'Re: Sortie'],
    ['Re: Sortie', 'Re: Sortie'],
    ['RE : Sortie', 'Re: Sortie'],
    ['Re\u00a0: Re: Sortie', 'Re: Sortie'],
    ['Tr: Re : Sortie', 'Re: Sortie'],
    ['Re[3]: Sortie', 'Re: Sortie'],
    ['[tice17] Re: [tice17] Sortie', 'Re: [tice17] Sortie'],
    ['Re: [tice17] Sortie', 'Re: [tice17] Sortie'],
    ['Réunion : jeudi', 'Re: Réunion : jeudi'],
    ['', 'Re:'],
  ])('« %s » is answered under « %s »', (subject, answered) => {
    expect(replySubject(subject)).toBe(answered);
    expect(replySubject(answered)).toBe(answered);
  });
  test('forwarding speaks the language of the interface, and does not stack', () => {
    expect(forwardSubject('Fwd: Re: Sortie', 'fr')).toBe('Tr: Sortie');
    expect(forwardSubject('TR : Sortie', 'en')).toBe('Fwd: Sortie');
  });
  test('a subject of nothing but prefixes is empty', () => {
    expect(bareSubject('Re: Tr : Fwd:')).toBe('');
  });
});

describe('thread headers', () => {
  test('an answer refers to the whole thread, oldest first', () => {
    expect(threadHeaders({ messageIdHeader: 'c', inReplyTo: 'b', references: ['a', 'b'] }, true)).toEqual({
      inReplyTo: 'c',
      references: ['a', 'b', 'c'],
    });
  });
  test('In-Reply-To stands in for missing References', () => {
    expect(threadHeaders({ messageIdHeader: 'b', inReplyTo: 'a', references: [] }, true).references).toEqual([
      'a',
      'b',
    ]);
  });
  test('a forwarded message is referred to, not answered', () => {
    expect(threadHeaders({ messageIdHeader: 'a', inReplyTo: null, references: [] }, false)).toEqual({
      inReplyTo: null,
      references: ['a'],
    });
  });
  test('an endless thread keeps its root and its latest messages', () => {
    const references = Array.from({ length: 500 }, (_, n) => `m${n}`);
    const answered = threadHeaders({ messageIdHeader: 'last', inReplyTo: null, references }, true).references;
    expect(answered).toHaveLength(40);
    expect(answered[0]).toBe('m0');
    expect(answered.slice(-2)).toEqual(['m499', 'last']);
  });
});

test('an answer to the list goes to the list alone; what came by none has none', () => {
  const list = 'animateurs.tice17@listes.fr';
  expect(listRecipients({ listPost: list })).toEqual({ to: [person(list)], cc: [], bcc: [] });
  expect(listRecipients({ listPost: null })).toBeNull();
});
