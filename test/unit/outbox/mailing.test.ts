// « Envoyer séparément » through the real outbox, on a real store: everybody gets it exactly once, whatever ends the
// program; what is held up or ended by the person has left or has not, and that is told.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { personFacts } from '../../../engine/address-book/person-facts.ts';
import { pupilFacts } from '../../../engine/address-book/pupil-facts.ts';
import { createMailings, type Mailings } from '../../../engine/outbox/index.ts';
import { saveChild } from '../../../engine/store/children.ts';
import { saveContact } from '../../../engine/store/contacts.ts';
import { saveGroup } from '../../../engine/store/groups.ts';
import { getSettings, setSettings } from '../../../engine/store/settings.ts';
import type { DraftContent } from '../../../shared/domain/draft.ts';
import type { DraftId, MailingId } from '../../../shared/domain/ids.ts';
import { NO_FALLBACKS } from '../../../shared/domain/mailing.ts';
import { type Desk, openDesk, rejected } from './desk.ts';

let desk: Desk;
let mailings: Mailings;

beforeEach(async () => {
  desk = await openDesk();
  desk.store.transaction((tx) => setSettings(tx, { undoSendMs: 0 }));
  mailings = begin(desk);
});

function begin({ store, now, scans }: Desk): Mailings {
  return createMailings({
    store,
    scans,
    pupils: () => pupilFacts(store.reads),
    nowAt: now,
    factsOf: (addresses) => personFacts(store.reads, addresses),
    guardLevel: 'reason',
    settings: () => getSettings(store.reads),
    language: () => 'fr',
  });
}

/** A class: parent 1 of child 1, and so on. */
function addClass(count: number): string[] {
  const addresses = Array.from({ length: count }, (_, n) => `parent${n + 1}@orange.fr`);
  desk.store.transaction((tx) => {
    for (const [n, address] of addresses.entries()) {
      const id = saveContact(tx, { address, name: `Marie Famille${n + 1}`, roles: ['family'] });
      const child = { firstName: `Léa${n + 1}`, lastName: `Famille${n + 1}`, className: 'CM2', schoolYear: 2026 };
      saveChild(tx, { id: null, ...child, contactIds: [id] });
    }
  });
  return addresses;
}

function writeToClass(count: number, content: Partial<DraftContent> = {}): DraftId {
  const memberAddresses = addClass(count);
  const group = { id: null, name: 'CM2', privacy: 'alwaysBcc' as const, agreedAt: null, memberAddresses };
  const groupId = desk.store.transaction((tx) => saveGroup(tx, group));
  const bcc = [{ kind: 'group' as const, groupId }];
  return desk.write({
    toAddresses: [],
    bcc,
    subject: 'Sortie de {prénom de l’enfant}',
    text: 'Bonjour {nom},\n',
    ...content,
  });
}

async function start(draftId: DraftId, change: Partial<Parameters<Mailings['start']>[0]> = {}): Promise<MailingId> {
  const { mailingId } = await mailings.start({
    draftId,
    fallbacks: NO_FALLBACKS,
    when: 'now',
    dismissed: [],
    ...change,
  });
  await settled();
  return mailingId!;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await desk.idle();
}

const recipients = () => desk.sent.flatMap(({ to }) => to).sort();

describe('a mailing', () => {
  it('goes to each household alone, with its fields filled in', async () => {
    const id = await start(writeToClass(3));
    expect(recipients()).toEqual(['parent1@orange.fr', 'parent2@orange.fr', 'parent3@orange.fr']);
    expect(desk.sent.every(({ to }) => to.length === 1)).toBe(true);
    for (const [n, { raw }] of desk.sent.entries()) {
      expect(raw).toContain(`To: Marie Famille${n + 1} <parent${n + 1}@orange.fr>\r\n`);
      expect(raw).toContain(`Bonjour Famille${n + 1},`);
      expect(raw.match(/orange\.fr/g)).toHaveLength(1);
    }
    const detail = mailings.get(id)!;
    expect(detail).toMatchObject({ state: 'ended', counts: { sent: 3, waiting: 0 }, draftId: null });
    expect(detail.letters.map(({ children, state }) => [children, state])).toEqual([
      [['Léa1 Famille1 (CM2)'], 'sent'],
      [['Léa2 Famille2 (CM2)'], 'sent'],
      [['Léa3 Famille3 (CM2)'], 'sent'],
    ]);
    expect(desk.drafts.list()).toEqual([]);
    expect(desk.outbox.list()).toEqual([]);
  });

  it('is planned first: who gets what, and what is not known of whom', () => {
    const draftId = writeToClass(1, {
      to: [{ kind: 'address', address: { name: null, address: 'inconnu@orange.fr' } }],
      text: 'Bonjour {civilité} {prénom}, {prénon}',
    });
    expect(mailings.plan(draftId)).toEqual({
      letters: [
        {
          kind: 'household',
          recipients: [{ name: null, address: 'inconnu@orange.fr' }],
          children: [],
          unknown: ['childFirstName', 'firstName', 'civility'],
        },
        {
          kind: 'household',
          recipients: [{ name: 'Marie Famille1', address: 'parent1@orange.fr' }],
          children: ['Léa1 Famille1 (CM2)'],
          unknown: ['civility'],
        },
      ],
      fields: ['childFirstName', 'firstName', 'civility'],
      unknownFields: ['prénon'],
      portions: [{ at: desk.now(), recipientCount: 2 }],
      lightCopies: false,
    });
    const fallbacks = { ...NO_FALLBACKS, civility: 'Madame, Monsieur' };
    const preview = mailings.preview(draftId, 1, fallbacks)!;
    expect(preview.shown).toMatchObject({ subject: 'Sortie de Léa1', to: [{ address: 'parent1@orange.fr' }], bcc: [] });
    expect(Buffer.from(preview.raw).toString()).toContain('Bonjour Madame, Monsieur Marie,');
    expect(mailings.preview(draftId, 2, fallbacks)).toBeNull();
  });

  it('shows before what leaves after, but for date and Message-ID', async () => {
    const draftId = writeToClass(2, { html: '<p>{prénom de l’enfant} &lt;3</p>' });
    const shown = [0, 1].map((position) => bodyOf(mailings.preview(draftId, position, NO_FALLBACKS)!.raw));
    await start(draftId);
    expect(desk.sent.map(({ raw }) => bodyOf(Buffer.from(raw)))).toEqual(shown);
  });

  it('keeps the attachments of all in one place, and sends them to each', async () => {
    const draftId = writeToClass(3);
    const bytes = new Uint8Array(100_000).map((_, index) => (index * 7919) % 251);
    desk.drafts.attach({ draftId, name: 'menu.pdf', type: 'application/pdf', bytes, inline: false });
    await start(draftId, { when: 'held' });
    const stored = desk.store.reads.pluck<number>('heads', 'SELECT length(raw) FROM outbox_bytes');
    expect(Math.max(...stored)).toBeLessThan(3_000);
    expect(desk.store.reads.value('tails', 'SELECT count(*) FROM outbox_tails')).toBe(1);
    mailings.resume(mailings.list()[0]!.id);
    await settled();
    const encoded = Buffer.from(bytes).toString('base64').slice(0, 60);
    expect(desk.sent.map(({ raw }) => raw.includes(encoded) && raw.endsWith('--\r\n'))).toEqual([true, true, true]);
    await desk.run();
    expect(desk.store.reads.value('tails', 'SELECT count(*) FROM outbox_tails')).toBe(0);
  });

  it('tells who was refused, and does not lose it when the person gives up', async () => {
    const refused = {
      kind: 'refused' as const,
      error: { kind: 'rejected' as const, reason: 'recipientRefused' as const },
    };
    const response = '550 5.1.1 unknown';
    desk.answers.push({ ...refused, refusedRecipients: [{ address: 'parent1@orange.fr', response }] });
    const id = await start(writeToClass(3));
    const counts = () => mailings.get(id)!.counts;
    expect(counts()).toMatchObject({ sent: 2, refused: 1 });
    const { entry } = mailings.get(id)!.letters[0]!;
    desk.outbox.cancel(entry!.id);
    expect(counts()).toMatchObject({ sent: 2, refused: 1, notSent: 0 });
    expect(mailings.get(id)!.letters[0]).toMatchObject({ state: 'refused', refused: [{ response }], entry: null });
  });

  it('can be held up and taken up again', async () => {
    const id = await start(writeToClass(4), { when: desk.now() + 60_000 });
    mailings.pause(id);
    desk.at(desk.now() + 120_000);
    await settled();
    expect([desk.sent.length, mailings.get(id)!.state]).toEqual([0, 'paused']);
    mailings.resume(id);
    await settled();
    expect([recipients().length, mailings.get(id)!.state]).toEqual([4, 'ended']);
  });

  it('is undone as if it had never been sent, and the draft is back', async () => {
    const draftId = writeToClass(3);
    const id = await start(draftId, { when: desk.now() + 60_000 });
    expect(desk.drafts.list()).toEqual([]);
    expect(mailings.cancel(id)).toEqual({ left: 0, takenBack: 3, draftId });
    expect([mailings.list(), desk.drafts.list().length, desk.sent.length]).toEqual([[], 1, 0]);
    expect(desk.drafts.get(draftId)!.bcc).toMatchObject([{ kind: 'group' }]);
  });

  it('is ended in its middle: what has left is told, and the draft is to those who have not got it', async () => {
    desk.answers.push(
      { kind: 'accepted', response: '250 Ok', refusedRecipients: [] },
      { kind: 'notSent', error: { kind: 'connection', reason: 'timeout' } },
    );
    const draftId = writeToClass(4);
    const id = await start(draftId);
    expect(mailings.get(id)!.counts).toMatchObject({ sent: 1, waiting: 3 });
    expect(mailings.cancel(id)).toEqual({ left: 1, takenBack: 3, draftId });
    expect(mailings.get(id)).toMatchObject({ state: 'cancelled', counts: { sent: 1, notSent: 3 } });
    expect(desk.drafts.get(draftId)!.bcc.map((chip) => chip.kind === 'address' && chip.address.address)).toEqual([
      'parent2@orange.fr',
      'parent3@orange.fr',
      'parent4@orange.fr',
    ]);
    desk.at(desk.now() + 3_600_000);
    await settled();
    expect(desk.sent).toHaveLength(1);
  });

  it('has one message find out that the server is away, and lets others go first', async () => {
    for (let n = 0; n < 20; n += 1) desk.answers.push({ kind: 'notSent', error: { kind: 'offline' } });
    const id = await start(writeToClass(5));
    expect(mailings.get(id)!.letters.map(({ entry }) => entry!.attempts)).toEqual([1, 0, 0, 0, 0]);
    desk.answers.length = 0;
    desk.outbox.send({ draftId: desk.write({ toAddresses: ['paul@ac-lyon.fr'] }), when: 'now', dismissed: [] });
    await settled();
    expect(recipients()).toEqual(['paul@ac-lyon.fr']);
    desk.at(desk.now() + 3_600_000);
    await settled();
    expect(recipients()).toHaveLength(6);
  });

  it('cannot be begun twice, nor to nobody, nor sent beside', async () => {
    const draftId = writeToClass(2);
    const input = { draftId, fallbacks: NO_FALLBACKS, when: 'held' as const, dismissed: [] };
    const both = await Promise.allSettled([mailings.start(input), mailings.start(input)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await rejected(desk.outbox.send({ draftId, when: 'now', dismissed: [] }))).toMatchObject({
      kind: 'invalid',
    });
    const nobody = desk.write({ toAddresses: [] });
    await expect(mailings.start({ ...input, draftId: nobody })).rejects.toMatchObject({
      data: { reason: 'noRecipient' },
    });
  });

  it('reaches everybody exactly once, wherever the program ends', async () => {
    const ends = fc.constantFrom('connecting' as const, 'handedOver' as const);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(5), ends), { minLength: 1, maxLength: 3 }), async (deaths) => {
        desk = await openDesk();
        desk.store.transaction((tx) => setSettings(tx, { undoSendMs: 0 }));
        mailings = begin(desk);
        const accepted = { kind: 'accepted' as const, response: '250 Ok', refusedRecipients: [] };
        for (const [before, when] of deaths) {
          for (let n = 0; n < before; n += 1) desk.answers.push(accepted);
          desk.answers.push({ kind: 'dies', when });
        }
        const id = await start(writeToClass(6));
        for (let turn = 0; turn <= deaths.length; turn += 1) {
          desk.restart();
          await settled();
        }
        // What was cut after it had been handed over is asked about, never sent again: the fake server had taken it.
        expect(recipients()).toEqual(Array.from({ length: 6 }, (_, n) => `parent${n + 1}@orange.fr`));
        const { counts } = mailings.get(id)!;
        expect(counts.sent + counts.waiting + counts.asks).toBe(6);
        desk.store.close();
      }),
      { numRuns: 5 },
    );
  });
});

/** Without what differs each time: the date, the Message-ID, and the boundary. */
function bodyOf(raw: Uint8Array): string {
  return Buffer.from(raw)
    .toString('utf8')
    .replace(/^(Date|Message-ID): .*\r\n/gm, '')
    .replace(/=_\w+?_[\da-f]{20}_0/g, 'boundary');
}
