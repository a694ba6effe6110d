import { expect, test } from 'vitest';
import { JUNK_FROM, junkScore, knowsEnough, LESSONS_NEEDED } from '../../../engine/core/junk-score.ts';
import { junkTokens } from '../../../engine/core/junk-tokens.ts';

const lessons = { junk: 50, good: 100 };

test('tokens seen in junk alone make junk, those of good mail alone none, and unknown ones nothing', () => {
  const junk = junkScore(Array(12).fill({ junk: 10, good: 0 }), lessons);
  expect(junk.score).toBeGreaterThan(JUNK_FROM);
  expect(junkScore(Array(12).fill({ junk: 0, good: 20 }), lessons).score).toBeLessThan(0.05);
  expect(junkScore(Array(12).fill({ junk: 0, good: 0 }), lessons)).toEqual({ score: 0.5, telling: 0 });
  expect(junkScore([], lessons).score).toBe(0.5);
});

test('a message with words of both is left alone', () => {
  const mixed = [...Array(8).fill({ junk: 10, good: 0 }), ...Array(8).fill({ junk: 0, good: 20 })];
  const { score } = junkScore(mixed, lessons);
  expect(score).toBeGreaterThan(0.2);
  expect(score).toBeLessThan(JUNK_FROM);
});

test('the score is a number between 0 and 1, however many tokens there are', () => {
  for (const many of [1, 10, 1_500]) {
    const { score } = junkScore(Array(many).fill({ junk: 50, good: 0 }), lessons);
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
  }
});

test('nothing is concluded from few lessons', () => {
  expect(knowsEnough({ junk: LESSONS_NEEDED.junk - 1, good: 1_000 })).toBe(false);
  expect(knowsEnough(LESSONS_NEEDED)).toBe(true);
});

test('tokens are words without accents, pairs, senders, links’ sites and kinds of attachments, each once', () => {
  const tokens = junkTokens({
    subject: 'GAGNEZ UN VÉLO !!',
    from: [{ name: 'Promo', address: 'Win@shop.example' }],
    replyTo: [],
    listId: null,
    text: 'Cliquez ici : https://a.b.shop.example/x?y cliquez ici',
    bodyKind: 'html',
    attachmentNames: ['facture.pdf.EXE'],
  });
  expect(tokens).toEqual(
    expect.arrayContaining([
      ...['from:win@shop.example', 'domain:shop.example', 'subject:velo', 'subject:!!', 'subject:CAPITALS'],
      ...['word:cliquez', 'pair:cliquez ici', 'link:shop.example', 'file:exe', 'kind:html'],
    ]),
  );
  expect(new Set(tokens).size).toBe(tokens.length);
});

test('a giant message gives a bounded number of tokens', () => {
  const text = Array.from({ length: 100_000 }, (_, n) => `mot${n}`).join(' ');
  const source = { subject: '', from: [], replyTo: [], listId: null, bodyKind: 'text' as const, attachmentNames: [] };
  expect(junkTokens({ ...source, text }).length).toBeLessThanOrEqual(1_500);
});
