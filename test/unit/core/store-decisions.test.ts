// The small pure decisions that the store leans on: flags, sort keys, relinking, order of threads.
import { expect, test } from 'vitest';
import { messageFlags, parseServerFlags, serverFlagNames } from '../../../engine/core/flags.ts';
import { threadedOrder } from '../../../engine/core/list-order.ts';
import { sameMessage } from '../../../engine/core/relink.ts';
import { personKey, subjectKey } from '../../../engine/core/sort-keys.ts';

test('server flags are known in any case, the rest are keywords, \\Recent is nothing', () => {
  const parsed = parseServerFlags(['\\SEEN', '$forwarded', 'Urgent', '\\Recent', '\\Deleted', 'Urgent']);
  expect(messageFlags(parsed.bits)).toEqual({
    seen: true,
    flagged: false,
    answered: false,
    forwarded: true,
    draft: false,
  });
  expect(parsed.keywords).toEqual(['Urgent', '\\Deleted']);
  expect(serverFlagNames(parsed)).toEqual(['\\Seen', '$Forwarded', 'Urgent', '\\Deleted']);
});

test.each([
  ['Re: Réunion', 'reunion'],
  ['RE : Fwd: TR: Re[2]:  Réunion  du\tsoir', 'reunion du soir'],
  ['Réf : Évaluation', 'evaluation'],
  ['Rentrée: liste', 'rentree: liste'],
  ['', ''],
])('« %s » is sorted as « %s »', (subject, key) => {
  expect(subjectKey(subject)).toBe(key);
});

test('a sort key is cut, never inside a character', () => {
  expect(subjectKey('a'.repeat(60))).toHaveLength(48);
  expect(subjectKey(`${'a'.repeat(47)}😀`)).toBe('a'.repeat(47));
});

test('a sender is sorted by name, else by address', () => {
  expect(personKey({ name: '"Éric" Dupont', address: 'z@x.fr' })).toBe('eric" dupont');
  expect(personKey({ name: ' ', address: 'Zoe@x.fr' })).toBe('zoe@x.fr');
  expect(personKey(undefined)).toBe('');
});

const letter = { messageIdHeader: 'a@x', sizeBytes: 500, dateAt: 1_000, subject: 'Sortie' };

test('a message is found again where Message-ID, size and date agree', () => {
  const [wrong, right] = [
    { ...letter, sizeBytes: 501 },
    { ...letter, id: 2 },
  ];
  expect(sameMessage(letter, [wrong, right])).toBe(right);
});

test('with a Message-ID size or date is enough, without one nothing less than all of it', () => {
  expect(sameMessage(letter, [{ ...letter, sizeBytes: 620 }])).not.toBeNull();
  expect(sameMessage(letter, [{ ...letter, dateAt: 2_000 }])).not.toBeNull();
  expect(sameMessage(letter, [{ ...letter, sizeBytes: 620, dateAt: 2_000 }])).toBeNull();
  expect(sameMessage(letter, [{ ...letter, messageIdHeader: 'b@x' }])).toBeNull();
  const nameless = { ...letter, messageIdHeader: null };
  expect(sameMessage(nameless, [{ ...nameless }])).not.toBeNull();
  expect(sameMessage(nameless, [{ ...nameless, sizeBytes: 501 }])).toBeNull();
  expect(sameMessage(nameless, [{ ...nameless, subject: 'Autre' }])).toBeNull();
});

test('a thread stands where its first message would, the oldest of it on top', () => {
  const byDate = { ids: Uint32Array.of(1, 2, 3, 4, 5), threads: Uint32Array.of(10, 20, 10, 30, 10) };
  const newestFirst = threadedOrder(Uint32Array.of(5, 4, 3, 2, 1), byDate);
  expect([...newestFirst.ids]).toEqual([1, 3, 5, 4, 2]);
  expect([...newestFirst.depths]).toEqual([0, 1, 1, 0, 0]);
  const other = threadedOrder(Uint32Array.of(2, 3, 1, 4, 5), byDate);
  expect([...other.ids]).toEqual([2, 1, 3, 5, 4]);
});
