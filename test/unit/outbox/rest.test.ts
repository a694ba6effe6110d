// One message, several submissions: recipients refused for now and for good, and portions where a service limits how
// many are written to at once. Each recipient gets it once, and the copy is filed once.
import { beforeEach, describe, expect, test } from 'vitest';
import type { SubmissionVerdict } from '../../../engine/backend/backend.ts';
import type { OutboxId } from '../../../shared/domain/ids.ts';
import { ACCEPTED, type Desk, openDesk, rejected } from './desk.ts';

const UNDO_MS = 20_000;
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

const send = async (draftId = desk.write()) =>
  (await desk.outbox.send({ draftId, when: 'now', dismissed: [] })).outboxId as OutboxId;
const later = async (ms: number) => {
  desk.at(desk.now() + ms);
  await desk.idle();
};
const filed = () => desk.held().filter((line) => line.startsWith('Sent: ')).length;
const proofs = () => desk.outbox.sendings();
const refusing = (...refused: [address: string, response: string][]): SubmissionVerdict => ({
  ...ACCEPTED,
  kind: 'accepted',
  response: '250 Ok',
  refusedRecipients: refused.map(([address, response]) => ({ address, response })),
});
const three = () => desk.write({ toAddresses: ['a@ecole.fr', 'b@ecole.fr', 'c@ecole.fr'] });

describe('the proof of a sending', () => {
  test('says when it was handed over, what the server said, and when its copy was filed', async () => {
    await send();
    await later(UNDO_MS);
    expect(proofs()).toMatchObject([
      {
        subject: 'Réunion',
        recipientCount: 1,
        knownBy: 'server',
        serverResponse: '250 2.0.0 Ok: queued as 4F1',
        handedOverAt: desk.now(),
        acceptedAt: desk.now(),
        filedAt: null,
      },
    ]);
    await desk.settle();
    expect(desk.outbox.list()).toEqual([]);
    expect(proofs()[0]?.filedAt).not.toBeNull();
  });

  test('says who knows, where the answer was lost', async () => {
    desk.answers.push({ kind: 'unknown', error: { kind: 'connection' } });
    const id = await send();
    await later(UNDO_MS);
    await desk.settle();
    desk.outbox.resolveUnknown(id, 'wasSent');
    await desk.idle();
    expect(proofs()).toMatchObject([{ knownBy: 'person', serverResponse: null }]);
  });
});

describe('a recipient refused', () => {
  test('for good is named with the server’s words, and can be sent to alone', async () => {
    desk.answers.push(refusing(['b@ecole.fr', '550 5.1.1 unknown']));
    await send(three());
    await later(UNDO_MS);
    await desk.settle();
    expect(filed()).toBe(1);
    const [rest, ...others] = desk.outbox.list();
    expect(others).toEqual([]);
    expect(rest).toMatchObject({
      state: 'refused',
      isRest: true,
      draftId: null,
      recipients: [{ address: 'b@ecole.fr' }],
      refusedRecipients: [{ address: 'b@ecole.fr', response: '550 5.1.1 unknown', forNow: false }],
      problem: { reason: 'recipientRefused', recipients: ['b@ecole.fr'] },
    });
    await later(3 * 3_600_000);
    expect(desk.sent).toHaveLength(1);
    desk.outbox.sendAgain(rest!.id);
    await desk.idle();
    expect(desk.sent.map(({ to }) => to)).toEqual([['a@ecole.fr', 'b@ecole.fr', 'c@ecole.fr'], ['b@ecole.fr']]);
    expect(desk.sent[1]!.raw).toBe(desk.sent[0]!.raw);
    await desk.settle();
    expect(filed()).toBe(1);
    expect(desk.outbox.list()).toEqual([]);
    expect(proofs().map(({ recipientCount }) => recipientCount)).toEqual([1, 2]);
  });

  test('for good can be written to again: a draft to that one, whole, and nobody else gets it twice', async () => {
    desk.answers.push(refusing(['b@ecole.fr', '550 5.1.1 unknown']));
    const draftId = desk.write({ subject: 'Sortie', text: 'Bonjour à tous.\n' });
    const bcc = [{ kind: 'address' as const, address: { name: 'Benoît', address: 'b@ecole.fr' } }];
    const { identityId, to, cc } = desk.drafts.get(draftId)!;
    const content = { identityId, to, cc, bcc, subject: 'Sortie', html: null, text: 'Bonjour à tous.\n' };
    desk.drafts.save({ draftId, revision: 2, content });
    const bytes = new TextEncoder().encode('plan');
    desk.drafts.attach({ draftId, name: 'plan.pdf', type: 'application/pdf', bytes, inline: false });
    await send(draftId);
    await later(UNDO_MS);
    await desk.settle();
    const again = desk.drafts.get(desk.outbox.correct(desk.outbox.list()[0]!.id).draftId)!;
    expect(desk.outbox.list()).toEqual([]);
    expect(again).toMatchObject({
      to: [],
      cc: [],
      bcc,
      subject: 'Sortie',
      attachments: [{ name: 'plan.pdf', sizeBytes: 4 }],
    });
    expect(again.text.trim()).toBe('Bonjour à tous.');
  });

  test('for good can be given up', async () => {
    desk.answers.push(refusing(['b@ecole.fr', '550 5.1.1 unknown']));
    await send(three());
    await later(UNDO_MS);
    await desk.settle();
    expect(desk.outbox.cancel(desk.outbox.list()[0]!.id)).toEqual({ cancelled: true, draftId: null });
    expect(desk.outbox.list()).toEqual([]);
  });

  test('for now is tried again by itself, alone, a little later', async () => {
    desk.answers.push(refusing(['c@ecole.fr', '450 4.2.0 greylisted']));
    await send(three());
    await later(UNDO_MS);
    await desk.settle();
    expect(desk.outbox.list()).toMatchObject([{ state: 'ready', isRest: true, problem: { kind: 'throttled' } }]);
    expect(desk.problems).toEqual([]);
    desk.outbox.accountWorks(desk.accountId);
    await desk.idle();
    expect(desk.sent).toHaveLength(1);
    await later(5 * 60_000);
    expect(desk.sent.map(({ to }) => to)).toEqual([['a@ecole.fr', 'b@ecole.fr', 'c@ecole.fr'], ['c@ecole.fr']]);
    await desk.settle();
    expect(filed()).toBe(1);
  });

  test('some for now and some for good: each goes its way, also through the end of the program', async () => {
    desk.answers.push(refusing(['a@ecole.fr', '450 later'], ['b@ecole.fr', '550 unknown']));
    await send(three());
    await later(UNDO_MS);
    desk.restart();
    await later(5 * 60_000);
    expect(desk.sent.map(({ to }) => to)).toEqual([['a@ecole.fr', 'b@ecole.fr', 'c@ecole.fr'], ['a@ecole.fr']]);
    await desk.settle();
    expect(desk.outbox.list()).toMatchObject([{ state: 'refused', recipients: [{ address: 'b@ecole.fr' }] }]);
  });

  test('whose own submission is cut is asked about: the copy in Envoyés says nothing of it', async () => {
    desk.answers.push(refusing(['b@ecole.fr', '450 later']), {
      kind: 'unknown',
      error: { kind: 'connection', reason: 'outcomeUnknown' },
    });
    await send(three());
    await later(UNDO_MS);
    await desk.settle();
    await later(5 * 60_000);
    await desk.settle();
    expect(desk.outbox.list()).toMatchObject([{ state: 'unknown', problem: { reason: 'outcomeUnknown' } }]);
    expect(desk.sent).toHaveLength(2);
  });
});

describe('the national service', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => `collegue${n}@ecole.fr`);

  beforeEach(async () => {
    desk = await openDesk({ outgoingHost: 'smtp.education.gouv.fr' });
    // A Friday, ten in the morning in Paris.
    desk.at(Date.UTC(2026, 10, 20, 9));
  });

  test('gets a message to many in portions that it allows; everybody gets it once, the copy is filed once', async () => {
    const bcc = many(1_200).map((address) => ({ kind: 'address' as const, address: { name: null, address } }));
    const draftId = desk.write({ bcc });
    const forecast = desk.outbox.forecast(draftId)!;
    expect(forecast.portions.map(({ recipientCount }) => recipientCount)).toEqual([499, 499, 203]);
    await send(draftId);
    await later(UNDO_MS);
    expect(desk.sent.map(({ to }) => to.length)).toEqual([499]);
    expect(desk.outbox.list()).toContainEqual(
      expect.objectContaining({ state: 'ready', problem: expect.objectContaining({ reason: 'sendingPaced' }) }),
    );
    desk.restart();
    for (let minute = 0; minute < 30; minute += 1) await later(60_000);
    await desk.settle();
    expect(desk.sent.map(({ to }) => to.length).reduce((sum, count) => sum + count, 0)).toBe(1_201);
    expect(new Set(desk.sent.flatMap(({ to }) => to)).size).toBe(1_201);
    expect(desk.outbox.list()).toEqual([]);
    expect(filed()).toBe(1);
  });

  test('is not asked for the second portion where the first was refused: the message is back, whole', async () => {
    desk.answers.push({
      kind: 'refused',
      error: { kind: 'rejected', reason: 'messageRefused' },
      refusedRecipients: [],
    });
    const draftId = desk.write({ toAddresses: many(600) });
    await send(draftId);
    await later(UNDO_MS);
    await later(3_600_000);
    expect(desk.sent).toEqual([]);
    expect(desk.outbox.list()).toMatchObject([{ state: 'refused', draftId }]);
  });

  test('a portion that may have left is not sent again by itself; the next one waits for the answer', async () => {
    desk.answers.push({ kind: 'unknown', error: { kind: 'connection', reason: 'outcomeUnknown' } });
    const id = await send(desk.write({ toAddresses: many(600) }));
    await later(UNDO_MS);
    await later(3_600_000);
    await desk.settle();
    expect(desk.sent).toHaveLength(1);
    desk.outbox.resolveUnknown(id, 'wasSent');
    await later(3_600_000);
    expect(desk.sent.map(({ to }) => to.length)).toEqual([499, 101]);
    expect(new Set(desk.sent.flatMap(({ to }) => to)).size).toBe(600);
  });

  test('counts ordinary messages too', async () => {
    await send(desk.write({ toAddresses: many(450) }));
    await later(UNDO_MS);
    await send(desk.write({ toAddresses: many(60) }));
    await later(UNDO_MS);
    expect(desk.sent).toHaveLength(1);
    await later(60_000);
    expect(desk.sent).toHaveLength(2);
  });
});

describe('a server that says how much it takes', () => {
  test('is believed before anything is sent', async () => {
    desk.told.facts = { maxMessageBytes: 5_000 };
    await send();
    await later(UNDO_MS);
    expect(desk.sent).toHaveLength(1);
    const draftId = desk.write();
    desk.drafts.attach({
      draftId,
      name: 'a.pdf',
      type: 'application/pdf',
      bytes: new Uint8Array(4_000),
      inline: false,
    });
    const { sizeBytes, maxBytes } = desk.outbox.forecast(draftId)!;
    expect(maxBytes).toBe(5_000);
    expect(sizeBytes).toBeGreaterThan(5_400);
    const refused = await rejected(send(draftId));
    expect(refused).toMatchObject({ kind: 'rejected', reason: 'messageTooLarge', limitBytes: 5_000 });
    expect(refused?.sizeBytes).toBeGreaterThan(5_400);
    expect(desk.outbox.list().filter((entry) => entry.draftId === draftId)).toEqual([]);
  });
});

describe('a clock that is set', () => {
  test('back does not hold a message for hours, forward does not take the time to undo away', async () => {
    await send();
    await later(5_000);
    desk.setClock(desk.now() - 3 * 3_600_000);
    await later(14_999);
    expect(desk.sent).toEqual([]);
    await later(1);
    expect(desk.sent).toHaveLength(1);

    await send();
    await later(5_000);
    desk.setClock(desk.now() + 3 * 3_600_000);
    desk.write();
    await desk.idle();
    expect(desk.outbox.list().filter(({ state }) => state === 'undoable')).toHaveLength(1);
    await later(15_000);
    expect(desk.sent).toHaveLength(2);
  });

  test('on a disk that is full does not end the engine, and nothing leaves before it is written down', async () => {
    await send();
    await later(5_000);
    desk.setClock(desk.now() + 3 * 3_600_000);
    desk.fillDiskAt(1);
    await later(15_000);
    expect(desk.sent).toEqual([]);
    await later(5_000);
    expect(desk.sent).toHaveLength(1);
  });

  test('back while Casier was closed: the time to undo, not hours', async () => {
    await send();
    desk.setClock(desk.now() - 3 * 3_600_000);
    desk.restart();
    await later(UNDO_MS);
    expect(desk.sent).toHaveLength(1);
  });

  test('to a date passed meanwhile, with Casier closed: it leaves at the next start, once', async () => {
    await desk.outbox.send({ draftId: desk.write(), when: desk.now() + 3_600_000, dismissed: [] });
    desk.setClock(desk.now() + 48 * 3_600_000);
    desk.restart();
    await desk.idle();
    expect(desk.sent).toHaveLength(1);
    desk.setClock(desk.now() - 48 * 3_600_000);
    await later(3_600_000);
    expect(desk.sent).toHaveLength(1);
  });
});
