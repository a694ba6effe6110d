// Cases 10, 11, and 12, 14, 15 before anything is composed.
import { describe, expect, test } from 'vitest';
import { answerRecipients } from '../../../engine/core/reply.ts';
import { evaluate, evaluateForward, evaluateReplyAll, standingOf } from '../../../shared/guard/index.ts';
import { chip, colleague, family, ME, mail, NOW_AT, partner, person } from './people.ts';

const [mmeA, mB] = [family('a'), family('b')];
const dupont = colleague('dupont');
const mairie = partner('mairie');
const people = new Map([mmeA, mB, dupont, mairie, person(ME)].map((one) => [one.address, one]));
const named = (address: string) => ({ name: null, address });

describe('reply to all', () => {
  const reply = (from: string, to: string[], listId: string | null = null) =>
    evaluateReplyAll({
      original: { from: [named(from)], to: to.map(named), cc: [], listId },
      ownAddresses: [ME],
      people,
      nowAt: NOW_AT,
    }).map((f) => `${f.case} ${f.severity} ${f.fixes.map(({ kind }) => kind).join(' ')}`);

  test('to a mail that already exposes families is asked before composing', () => {
    expect(reply(mmeA.address, [ME, mB.address])).toEqual(['10 red replyToSenderOnly replyAllFamiliesInBcc']);
  });
  test('to a mail received in Cci would tell them all, and is asked', () => {
    expect(reply(dupont.address, [mmeA.address])).toEqual(['11 amber replyToSenderOnly']);
  });
  test('to a list mail that names no own address is nothing special', () => {
    expect(reply(dupont.address, ['liste@listes.example'], '<liste.example>')).toEqual([]);
  });
  test('to one family and a colleague is nothing', () => {
    expect(reply(mmeA.address, [ME, dupont.address])).toEqual([]);
  });

  /** What the answer is made with, once it was chosen. */
  const answered = (all: boolean, familiesInBcc: boolean) => {
    const to = [ME, mB.address, mairie.address].map(named);
    const isMe = (address: string) => address === ME;
    const {
      to: first,
      cc,
      bcc,
    } = answerRecipients(
      {
        ...{ from: [named(mmeA.address)], sender: null, replyTo: [], to, cc: [named(dupont.address)], bcc: [] },
        ...{ mailFollowupTo: [], listPost: null },
      },
      {
        ...{ all, isMe, isSelf: isMe, me: named(ME) },
        isFamily: familiesInBcc ? (address) => standingOf(people.get(address)!, true).kind === 'family' : null,
      },
    );
    const chips = (addresses: typeof first) => addresses.map((one) => chip(one));
    return { to: chips(first), cc: chips(cc), bcc: chips(bcc) };
  };
  const known = { ...mail({ known: [...people.values()] }), people };

  test('shows nobody once it goes to the sender alone', () => {
    const recipients = answered(false, false);
    expect(recipients).toEqual({ to: [chip(mmeA)], cc: [], bcc: [] });
    expect(evaluate({ ...known, recipients })).toEqual([]);
  });
  test('shows no family once the families are in Cci, and hides nobody else', () => {
    const recipients = answered(true, true);
    expect(recipients).toEqual({ to: [chip(mairie)], cc: [chip(dupont)], bcc: [chip(mmeA), chip(mB)] });
    expect(evaluate({ ...known, recipients })).toEqual([]);
    expect(evaluate({ ...known, recipients: answered(true, false) })).toMatchObject([{ case: 5, severity: 'red' }]);
  });
});

describe('a forward', () => {
  const forward = (to: string[], asAttachment: boolean, bcc: string[] = []) =>
    evaluateForward({
      original: { from: [named(mmeA.address)], to: to.map(named), cc: [], bcc: bcc.map(named), subject: 'Sortie' },
      ownAddresses: [ME],
      people,
      asAttachment,
    }).map((f) => `${f.case} ${f.severity} ${f.fixes.map(({ kind }) => kind).join(' ')}`);

  test('of a mail that shows several families is asked about', () => {
    expect(forward([mB.address, ME], false)).toEqual(['12 amber forwardMasked']);
    expect(forward([mB.address, ME], true)).toEqual(['14 amber forwardMasked']);
  });
  test('of one family’s own mail is a note', () => {
    expect(forward([ME], false)).toEqual(['12 note forwardMasked']);
  });
  test('of a mail with its Bcc as an attachment says that it is taken out', () => {
    expect(forward([ME], true, [mB.address])).toEqual(['15 amber ', '14 note forwardMasked']);
  });
});
