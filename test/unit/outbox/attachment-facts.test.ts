// The facts of a draft's attachments: pending until they were read, by content and not twice, and told also where a full
// disk keeps them from being written down.
import { expect, test } from 'vitest';
import { createAttachmentScans } from '../../../engine/outbox/index.ts';
import type { Scanner } from '../../../engine/scan/index.ts';
import type { Store } from '../../../engine/store/database.ts';
import { addDraftAttachment, readDraftAttachment } from '../../../engine/store/drafts.ts';
import type { DraftId } from '../../../shared/domain/ids.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { fillable } from '../../store/scratch-store.ts';
import { openDesk } from './desk.ts';
import { scannerHere } from './scanner-here.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Without anybody who reads it at once. */
function attachHere(store: Store, draftId: DraftId, content: Uint8Array, contentId = 'un@casier'): void {
  const part = { contentId, name: 'liste.txt', type: 'text/plain', inline: false, bytes: content };
  store.transaction((tx) => addDraftAttachment(tx, draftId, part));
}

const file = (text: string, name = 'liste.csv') => ({ name, type: 'text/csv', bytes: bytes(text), inline: false });

test('an attachment is pending until it was read, then its facts are there', async () => {
  const desk = await openDesk();
  const draftId = desk.write();
  const draft = desk.drafts.attach({ draftId, ...file('Nom;Courriel\nLopez;zoe@orange.fr\n') });
  const contentId = draft.attachments[0]?.contentId;
  expect(desk.drafts.attachmentFacts(draftId)).toEqual({ facts: [], pending: [contentId] });

  const facts = await desk.scans.settled(draftId);
  expect(facts).toEqual([
    expect.objectContaining({
      id: contentId,
      name: 'liste.csv',
      kind: 'table',
      found: [{ address: 'zoe@orange.fr', hidden: false }],
      treatment: 'asIs',
    }),
  ]);
  expect(desk.drafts.attachmentFacts(draftId)).toEqual({ facts, pending: [] });
});

test('the same content is read once, whatever it is called and wherever it is attached', async () => {
  const desk = await openDesk();
  const [one, other] = [desk.write(), desk.write()];
  desk.drafts.attach({ draftId: one, ...file('zoe@orange.fr') });
  await desk.scans.settled(one);
  desk.drafts.attach({ draftId: other, ...file('zoe@orange.fr', 'notes.txt') });
  const [facts] = await desk.scans.settled(other);
  expect(facts).toMatchObject({ name: 'notes.txt', found: [{ address: 'zoe@orange.fr', hidden: false }] });
  expect(desk.scanned).toHaveLength(1);
  desk.restart();
  await desk.scans.settled(one);
  expect(desk.scanned).toHaveLength(1);
});

test('what is attached nowhere any more is forgotten at the start', async () => {
  const desk = await openDesk();
  const draftId = desk.write();
  desk.drafts.attach({ draftId, ...file('zoe@orange.fr') });
  await desk.scans.settled(draftId);
  const count = () => desk.store.reads.value('count', 'SELECT count(*) FROM attachment_scans');
  desk.scans.forgetUnused();
  expect(count()).toBe(1);
  desk.drafts.discard(draftId);
  desk.scans.forgetUnused();
  expect(count()).toBe(0);
});

test('on a full disk the facts are told all the same, and the window hears of them', async () => {
  const desk = await openDesk();
  const draftId = desk.write();
  const { store, fill } = fillable(desk.store);
  let told = 0;
  const scans = createAttachmentScans({ store, scanner: scannerHere(), onUnwritten: () => (told += 1) });
  const draft = desk.drafts.attach({ draftId, ...file('zoe@orange.fr') });
  fill();
  expect(await scans.settled(draftId)).toHaveLength(1);
  expect(scans.facts(draft.id)).toMatchObject({ facts: [{ found: [{ address: 'zoe@orange.fr' }] }], pending: [] });
  expect(told).toBe(1);
});

test('a file during whose reading the program ends is read once more, and then counts as unreadable', async () => {
  const desk = await openDesk();
  const draftId = desk.write();
  desk.drafts.attach({ draftId, ...file('zoe@orange.fr') });
  await desk.scans.settled(draftId);
  const other = desk.write();
  const { store } = desk;
  /** As long as it lives it reads, and then the program is gone. */
  const startAndEnd = () => {
    const never: Scanner = { ...scannerHere(), scan: () => new Promise(() => {}) };
    const scans = createAttachmentScans({ store, scanner: never, onUnwritten: () => {} });
    scans.look(other);
    return scans.facts(other);
  };
  attachHere(store, other, bytes('famille@orange.fr'));
  expect(startAndEnd()).toMatchObject({ facts: [], pending: [expect.any(String)] });
  expect(startAndEnd()).toMatchObject({ facts: [], pending: [expect.any(String)] });
  const third = createAttachmentScans({ store, scanner: scannerHere(), onUnwritten: () => {} });
  third.forgetUnused();
  expect(await third.settled(other)).toMatchObject([{ unreadable: true, unreadableReason: 'broken' }]);
  expect(await third.settled(draftId)).toMatchObject([{ unreadable: false }]);
});

test('what is attached while another file is read counts as unreadable, and is not passed over', async () => {
  const desk = await openDesk();
  const draftId = desk.write();
  const { store } = desk;
  attachHere(store, draftId, bytes('zoe@orange.fr'));
  const here = scannerHere();
  const scanner: Scanner = {
    ...here,
    async scan(...task) {
      attachHere(store, draftId, bytes('famille@orange.fr'), 'deux@casier');
      return here.scan(...task);
    },
  };
  const scans = createAttachmentScans({ store, scanner, onUnwritten: () => {} });
  expect(await scans.settled(draftId)).toMatchObject([
    { id: 'un@casier', unreadable: false },
    { id: 'deux@casier', unreadable: true },
  ]);
});

test('a file whose reading is given up at the end of the program is read at the next start', async () => {
  const desk = await openDesk();
  const draftId = desk.write();
  const { store } = desk;
  attachHere(store, draftId, bytes('zoe@orange.fr'));
  for (let start = 0; start < 3; start += 1) {
    const scanner: Scanner = { ...scannerHere(), scan: () => Promise.reject(new MailError({ kind: 'cancelled' })) };
    const scans = createAttachmentScans({ store, scanner, onUnwritten: () => {} });
    await expect(scans.settled(draftId)).rejects.toMatchObject({ kind: 'cancelled' });
  }
  const last = createAttachmentScans({ store, scanner: scannerHere(), onUnwritten: () => {} });
  expect(await last.settled(draftId)).toMatchObject([{ unreadable: false }]);
});

test('a cleaned copy takes the place of an attachment, and goes out; what was attached can be had back', async () => {
  const desk = await openDesk();
  const draftId = desk.write();
  const before = 'Nom;Courriel\nLopez;zoe@orange.fr\n';
  const [{ contentId } = { contentId: '' }] = desk.drafts.attach({ draftId, ...file(before) }).attachments;
  await desk.scans.settled(draftId);
  const held = () => Buffer.from(readDraftAttachment(desk.store.reads, draftId, contentId)!.bytes).toString();

  const cleaned = await desk.drafts.cleanAttachment(draftId, contentId);
  expect(held()).toBe('\ufeffNom\nLopez\n');
  expect(cleaned?.attachments).toMatchObject([{ contentId, name: 'liste.csv', sizeBytes: Buffer.byteLength(held()) }]);
  expect(desk.drafts.attachmentFacts(draftId)).toMatchObject({
    facts: [{ found: [], treatment: 'cleaned' }],
    pending: [],
  });

  desk.drafts.restoreAttachment(draftId, contentId);
  expect(held()).toBe(before);
  expect(await desk.scans.settled(draftId)).toMatchObject([
    { found: [{ address: 'zoe@orange.fr' }], treatment: 'asIs' },
  ]);
});

test('what cannot be cleaned stays as it is', async () => {
  const desk = await openDesk();
  const draftId = desk.write();
  const card = 'BEGIN:VCARD\nEMAIL:zoe@orange.fr\nEND:VCARD\n';
  const [{ contentId } = { contentId: '' }] = desk.drafts.attach({ draftId, ...file(card, 'a.vcf') }).attachments;
  expect(await desk.drafts.cleanAttachment(draftId, contentId)).toBeNull();
  expect(await desk.scans.settled(draftId)).toMatchObject([{ kind: 'card', treatment: 'asIs' }]);
});
