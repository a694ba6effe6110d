import { beforeEach, describe, expect, test } from 'vitest';
import { saveContact } from '../../../engine/store/contacts.ts';
import { messageRefs, messageRows } from '../../../engine/store/messages.ts';
import type { OutboxId } from '../../../shared/domain/ids.ts';
import { OVERRIDES_KEPT_MS } from '../../../shared/domain/override.ts';
import { dismissalOf } from '../../../shared/guard/index.ts';
import { messageIdOf } from '../operations/fake-server.ts';
import { type Desk, openDesk, rejected } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

const UNDO_MS = 20_000;
const send = async (draftId = desk.write()) =>
  (await desk.outbox.send({ draftId, when: 'now', dismissed: [] })).outboxId as OutboxId;
const later = async (ms: number) => {
  desk.at(desk.now() + ms);
  await desk.idle();
};
const states = () => desk.outbox.list().map(({ state }) => state);
const filed = () => desk.held().filter((line) => line.startsWith('Sent: ')).length;

describe('an ordinary message', () => {
  test('waits out the undo window, is sent once, and its copy is filed once', async () => {
    await send();
    await later(UNDO_MS - 1);
    expect(desk.sent).toEqual([]);
    expect(states()).toEqual(['undoable']);
    await later(1);
    expect(desk.sent.map(({ to }) => to)).toEqual([['paul@ac-lyon.fr']]);
    expect(desk.outbox.list()).toMatchObject([{ state: 'accepted', serverResponse: '250 2.0.0 Ok: queued as 4F1' }]);
    expect(desk.drafts.list()).toEqual([]);
    await desk.settle();
    expect(desk.outbox.list()).toEqual([]);
    expect(filed()).toBe(1);
    await later(3_600_000);
    expect(desk.sent).toHaveLength(1);
  });

  test('the bytes sent have no Bcc; the copy kept has it and is otherwise the same', async () => {
    const bcc = [{ kind: 'address' as const, address: { name: null, address: 'directrice@ac-lyon.fr' } }];
    await send(desk.write({ bcc }));
    await later(UNDO_MS);
    await desk.settle();
    const [{ raw, to }] = desk.sent as [(typeof desk.sent)[0]];
    expect(to).toEqual(['paul@ac-lyon.fr', 'directrice@ac-lyon.fr']);
    expect(raw).not.toContain('directrice');
    const [kept] = [...desk.server.mailboxes.get('Sent')!.messages.values()];
    const keptText = Buffer.from(kept!.raw).toString('utf8');
    expect(keptText).toMatch(/^Bcc: .*directrice@ac-lyon\.fr/m);
    expect(keptText.replace(/^Bcc:.*\r\n/m, '')).toBe(raw);
  });

  test('its Message-ID tells the sender’s domain and nothing of this PC', async () => {
    await send();
    await later(UNDO_MS);
    const id = messageIdOf(new TextEncoder().encode(desk.sent[0]!.raw));
    expect(id).toMatch(/^[0-9a-f-]{36}@ac-lyon\.fr$/);
  });

  test('called back within the window: the draft is back, nothing leaves', async () => {
    const draftId = desk.write();
    const outboxId = await send(draftId);
    expect(desk.drafts.list()).toEqual([]);
    expect(desk.outbox.cancel(outboxId)).toEqual({ cancelled: true, draftId });
    await later(UNDO_MS);
    expect(desk.sent).toEqual([]);
    expect(desk.drafts.list()).toMatchObject([{ id: draftId, subject: 'Réunion' }]);
  });

  test('« Envoyer » pressed twice sends once', async () => {
    const draftId = desk.write();
    await send(draftId);
    await send(draftId);
    await later(UNDO_MS);
    expect(desk.sent).toHaveLength(1);
  });

  test('the answered message is marked, and its people are counted', async () => {
    const [originalId] = desk.ids('INBOX');
    const draft = desk.drafts.start({
      mode: 'reply',
      originalId: originalId!,
      familiesInBcc: false,
      masked: false,
      accountId: null,
    });
    expect(draft.text).toContain('Paul a écrit');
    await send(draft.id);
    await later(UNDO_MS);
    await desk.settle();
    expect(desk.held()).toContain('INBOX: m1@test \\Answered');
    expect(desk.sent[0]!.raw).toMatch(/^In-Reply-To: <m1@test>/m);
    expect(messageRows(desk.store.reads, desk.ids('INBOX'))[0]?.flags.answered).toBe(true);
  });
});

describe('later', () => {
  test('« Envoyer plus tard » waits for the person', async () => {
    const { outboxId } = await desk.outbox.send({ draftId: desk.write(), when: 'held', dismissed: [] });
    await later(7 * 86_400_000);
    expect(desk.sent).toEqual([]);
    desk.outbox.sendNow(outboxId!);
    await desk.idle();
    expect(desk.sent).toHaveLength(1);
  });
  test('a date is waited for', async () => {
    await desk.outbox.send({ draftId: desk.write(), when: desk.now() + 3_600_000, dismissed: [] });
    await later(3_599_999);
    expect(states()).toEqual(['scheduled']);
    await later(1);
    expect(desk.sent).toHaveLength(1);
  });
});

describe('what the server says', () => {
  test('refused: the draft is intact, the recipients at fault are marked, its words are kept', async () => {
    const error = { kind: 'rejected', reason: 'recipientRefused', detail: '550 5.1.1 unknown' } as const;
    desk.answers.push({ kind: 'refused', error, refusedRecipients: [{ address: 'paul@ac-lyon.fr', response: '550' }] });
    const draftId = desk.write();
    const outboxId = await send(draftId);
    await later(UNDO_MS);
    expect(desk.outbox.list()).toMatchObject([
      { state: 'refused', refusedRecipients: [{ address: 'paul@ac-lyon.fr' }] },
    ]);
    expect(desk.problems).toMatchObject([{ during: 'send', outboxId, detail: '550 5.1.1 unknown' }]);
    expect(desk.drafts.list()).toMatchObject([{ id: draftId }]);
    // Corrected and sent again: the refused entry is replaced.
    await send(draftId);
    await later(UNDO_MS);
    expect(desk.sent).toHaveLength(1);
    await desk.settle();
    expect(desk.outbox.list()).toEqual([]);
  });

  test('not reached: tried again by itself, further apart', async () => {
    desk.answers.push(
      { kind: 'notSent', error: { kind: 'connection' } },
      { kind: 'notSent', error: { kind: 'connection' } },
    );
    await send();
    await later(UNDO_MS);
    expect(states()).toEqual(['ready']);
    await later(400_000);
    await later(400_000);
    expect(desk.sent).toHaveLength(1);
    expect(desk.problems).toEqual([]);
  });

  test('the network is back: it leaves at once', async () => {
    desk.answers.push({ kind: 'notSent', error: { kind: 'offline' } });
    await send();
    await later(UNDO_MS);
    desk.outbox.accountWorks(desk.accountId);
    await desk.idle();
    expect(desk.sent).toHaveLength(1);
  });

  test('wrong password: tried once, then only after the person gave another', async () => {
    desk.answers.push({ kind: 'noPassword' });
    await send();
    await later(UNDO_MS);
    desk.outbox.accountWorks(desk.accountId);
    await later(86_400_000);
    expect(states()).toEqual(['held']);
    desk.outbox.passwordGiven(desk.accountId);
    await desk.idle();
    expect(desk.sent).toHaveLength(1);
  });

  test('some recipients refused: it is sent to the others, and those are named', async () => {
    desk.answers.push({
      kind: 'accepted',
      response: '250 Ok',
      refusedRecipients: [{ address: 'x@y.fr', response: '550' }],
    });
    await send();
    await later(UNDO_MS);
    expect(desk.problems).toMatchObject([{ reason: 'recipientRefused', recipients: ['x@y.fr'] }]);
  });
});

describe('an outcome that nobody knows', () => {
  const cut = { kind: 'unknown', error: { kind: 'connection', reason: 'outcomeUnknown' } } as const;

  test('found in Envoyés: it was sent; nothing is sent or filed again', async () => {
    desk.answers.push(cut);
    await send();
    await later(UNDO_MS);
    expect(states()).toEqual(['unknown']);
    desk.server.deliver('Sent', new TextEncoder().encode(desk.sent[0]!.raw), ['\\Seen']);
    await desk.settle();
    await desk.idle();
    await desk.settle();
    expect(desk.outbox.list()).toEqual([]);
    expect(desk.sent).toHaveLength(1);
    expect(filed()).toBe(1);
    expect(desk.drafts.list()).toEqual([]);
  });

  /** Cut, looked for and not found: the person is asked. */
  async function askedAbout(): Promise<OutboxId> {
    desk.answers.push(cut);
    const outboxId = await send();
    await later(UNDO_MS);
    await desk.settle();
    await desk.idle();
    expect(desk.problems).toMatchObject([{ reason: 'outcomeUnknown', outboxId }]);
    return outboxId;
  }

  test('not found: the person is asked; « parti » files it', async () => {
    const outboxId = await askedAbout();
    await later(86_400_000);
    expect(desk.sent).toHaveLength(1);
    desk.outbox.resolveUnknown(outboxId, 'wasSent');
    await desk.idle();
    await desk.settle();
    expect(desk.outbox.list()).toEqual([]);
    expect(desk.sent).toHaveLength(1);
    expect(filed()).toBe(1);
  });

  test.each(['INBOX', 'Sent'])('not found, and turned up in %s later: nobody is asked any more', async (path) => {
    await askedAbout();
    desk.server.deliver(path, new TextEncoder().encode(desk.sent[0]!.raw));
    await desk.sync();
    await desk.idle();
    await desk.settle();
    expect(desk.outbox.list()).toEqual([]);
    expect(desk.gone).toContain(desk.problems[0]!.id);
    expect(desk.sent).toHaveLength(1);
    expect(filed()).toBe(1);
  });

  test('a draft of it elsewhere is no proof that it left', async () => {
    desk.answers.push(cut);
    await send();
    await later(UNDO_MS);
    await desk.settle();
    desk.server.deliver('Drafts', new TextEncoder().encode(desk.sent[0]!.raw));
    await desk.sync();
    await desk.idle();
    expect(states()).toEqual(['unknown']);
  });

  test('not found: « renvoyer » sends the same bytes again', async () => {
    desk.answers.push(cut);
    const outboxId = await send();
    await later(UNDO_MS);
    await desk.settle();
    desk.outbox.resolveUnknown(outboxId, 'sendAgain');
    await desk.idle();
    expect(desk.sent).toHaveLength(2);
    expect(desk.sent[1]).toEqual(desk.sent[0]);
  });
});

describe('the program ends in the middle', () => {
  test('before the message was handed over: it is sent by the next one', async () => {
    desk.answers.push({ kind: 'dies', when: 'connecting' });
    await send();
    await later(UNDO_MS);
    expect(states()).toEqual(['connecting']);
    desk.restart();
    await desk.idle();
    expect(desk.sent).toHaveLength(1);
  });

  test('after it was handed over: it is looked for, never sent again', async () => {
    desk.answers.push({ kind: 'dies', when: 'handedOver' });
    await send();
    await later(UNDO_MS);
    expect(states()).toEqual(['handedOver']);
    desk.restart();
    await later(86_400_000);
    expect(states()).toEqual(['unknown']);
    expect(desk.sent).toHaveLength(1);
  });

  test('after it was accepted, at any point of filing: one copy in Envoyés', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let atCall = 1; atCall <= 3; atCall += 1) {
        desk = await openDesk();
        await send();
        await later(UNDO_MS);
        await desk.run({ atCall, when, error: { kind: 'connection', reason: 'reset' } });
        desk.restart();
        await desk.settle();
        expect([when, atCall, filed(), desk.outbox.list()]).toEqual([when, atCall, 1, []]);
      }
    }
  });
});

describe('the guard', () => {
  const family = (address: string) => desk.store.transaction((tx) => saveContact(tx, { address, roles: ['family'] }));

  test('red findings hold the message back, unless each is overridden', async () => {
    for (const address of ['mere@orange.fr', 'pere@free.fr']) family(address);
    const draftId = desk.write({ toAddresses: ['mere@orange.fr', 'pere@free.fr'] });
    const { outboxId, held } = await desk.outbox.send({ draftId, when: 'now', dismissed: [] });
    expect(outboxId).toBeNull();
    expect(held).toMatchObject([{ severity: 'red' }]);
    expect(desk.outbox.list()).toEqual([]);
    const dismissed = held.map((one) => ({ ...dismissalOf(one), reason: 'agreed' as const }));
    expect((await desk.outbox.send({ draftId, when: 'now', dismissed })).outboxId).not.toBeNull();
    await later(UNDO_MS);
    expect(desk.sent).toHaveLength(1);
  });

  test.each([
    ['advise', '', true],
    ['reason', '', false],
    ['reason', 'agreed', true],
    ['block', 'agreed', false],
  ] as const)(
    'where an administrator says « %s », overriding with « %s » lets it leave: %s',
    async (level, reason, leaves) => {
      desk.level.now = level;
      desk.restart();
      for (const address of ['mere@orange.fr', 'pere@free.fr']) family(address);
      const draftId = desk.write({ toAddresses: ['mere@orange.fr', 'pere@free.fr'] });
      const { held } = await desk.outbox.send({ draftId, when: 'now', dismissed: [] });
      expect(held).toHaveLength(1);
      const dismissed = held.map((one) => ({ ...dismissalOf(one), reason }));
      expect((await desk.outbox.send({ draftId, when: 'now', dismissed })).outboxId !== null).toBe(leaves);
    },
  );

  test('a sending as is stands in the register, without an address or a subject, unless it was called back', async () => {
    for (const address of ['mere@orange.fr', 'pere@free.fr']) family(address);
    const draftId = desk.write({ toAddresses: ['mere@orange.fr', 'pere@free.fr'], subject: 'Absence de Léa' });
    const { held } = await desk.outbox.send({ draftId, when: 'now', dismissed: [] });
    expect(desk.outbox.overrides()).toEqual([]);
    const dismissed = held.map((one) => ({ ...dismissalOf(one), reason: 'known' as const }));
    const sendAsIs = async () => (await desk.outbox.send({ draftId, when: 'now', dismissed })).outboxId as OutboxId;
    desk.outbox.cancel(await sendAsIs());
    expect(desk.outbox.overrides()).toEqual([]);
    await sendAsIs();
    await sendAsIs();
    await later(UNDO_MS);
    await desk.settle();
    expect(desk.sent).toHaveLength(1);
    const at = desk.now() - UNDO_MS;
    expect(desk.outbox.overrides()).toEqual([
      { id: expect.any(Number), at, cases: [1], addressCount: 2, readerCount: 2, reason: 'known' },
    ]);
    const rows = JSON.stringify(desk.store.reads.all('register', 'SELECT * FROM overrides'));
    expect(rows).not.toMatch(/@|Léa|Absence/);
    await later(OVERRIDES_KEPT_MS);
    expect(desk.outbox.overrides()).toEqual([]);
  });

  test('what was sent with nothing red, or with what was overridden made good, is no entry of the register', async () => {
    for (const address of ['mere@orange.fr', 'pere@free.fr']) family(address);
    const draftId = desk.write({ toAddresses: ['mere@orange.fr', 'pere@free.fr'] });
    const { held } = await desk.outbox.send({ draftId, when: 'now', dismissed: [] });
    const dismissed = held.map((one) => ({ ...dismissalOf(one), reason: 'other' as const }));
    desk.drafts.save({
      draftId,
      revision: 2,
      content: { ...desk.drafts.get(draftId)!, to: [], bcc: desk.drafts.get(draftId)!.to },
    });
    expect((await desk.outbox.send({ draftId, when: 'now', dismissed })).outboxId).not.toBeNull();
    expect(desk.outbox.overrides()).toEqual([]);
  });

  test('is asked again when the message really leaves', async () => {
    const draftId = desk.write({ toAddresses: ['a@ecole.example', 'b@ecole.example'] });
    await send(draftId);
    for (const address of ['a@ecole.example', 'b@ecole.example']) family(address);
    await later(UNDO_MS);
    expect(desk.sent).toEqual([]);
    expect(states()).toEqual(['held']);
    expect(desk.problems).toMatchObject([{ reason: 'guardHeld' }]);
  });
});

test('nobody to write to, and an address that no server could take, are refused at once', async () => {
  const refused = (toAddresses: string[]) => rejected(send(desk.write({ toAddresses })));
  expect(await refused([])).toMatchObject({ kind: 'invalid', reason: 'noRecipient' });
  expect(await refused(['jeanne'])).toMatchObject({
    ...{ kind: 'invalid', reason: 'addressUnreadable', recipients: ['jeanne'] },
  });
  expect(messageRefs(desk.store.reads, desk.ids('Sent'))).toEqual([]);
});

describe('when the program is left', () => {
  test('what only waits to be taken back goes now, and nothing is left', async () => {
    await send();
    expect(await desk.outbox.leave(5_000)).toBe(0);
    expect(desk.sent).toHaveLength(1);
    expect(states()).toEqual(['accepted']);
  });

  test('what has its time, or cannot go, waits and is counted; what waits for the person is not', async () => {
    await desk.outbox.send({ draftId: desk.write(), when: desk.now() + 3_600_000, dismissed: [] });
    await desk.outbox.send({ draftId: desk.write(), when: 'held', dismissed: [] });
    desk.answers.push({ kind: 'notSent', error: { kind: 'offline' } });
    await send();
    expect(await desk.outbox.leave(5_000)).toBe(2);
    expect(desk.sent).toEqual([]);
    expect(states().toSorted()).toEqual(['held', 'ready', 'scheduled']);
  });
});
