// The guard asks about the whole message, when it is handed over and again when it leaves: words, quoted history,
// attachments, reply address, and who has read the message that is answered.
import { beforeEach, expect, test } from 'vitest';
import { saveContact } from '../../../engine/store/contacts.ts';
import { addressKey } from '../../../shared/domain/address.ts';
import type { DraftId, OutboxId } from '../../../shared/domain/ids.ts';
import { dismissalOf } from '../../../shared/guard/index.ts';
import { type Desk, openDesk } from './desk.ts';

const UNDO_MS = 20_000;
const FAMILIES = ['mere@orange.fr', 'pere@free.fr', 'tante@laposte.net'];
const LIST = `Nom;Courriel\nA;${FAMILIES[1]}\nB;${FAMILIES[2]}\n`;

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

const family = (address: string) => desk.store.transaction((tx) => saveContact(tx, { address, roles: ['family'] }));
const hand = (draftId: DraftId, dismissed: Parameters<Desk['outbox']['send']>[0]['dismissed'] = []) =>
  desk.outbox.send({ draftId, when: 'now', dismissed });
const attach = (draftId: DraftId, name: string, text: string | Uint8Array, type = 'text/csv') => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return desk.drafts.attach({ draftId, name, type, bytes, inline: false });
};
async function leave(): Promise<void> {
  desk.at(desk.now() + UNDO_MS);
  await desk.idle();
}

test('addresses in the text hold a message that goes to a family', async () => {
  for (const address of FAMILIES) family(address);
  const text = `Écrivez à ${FAMILIES[1]} ou à ${FAMILIES[2]}.`;
  const { outboxId, held } = await hand(desk.write({ toAddresses: [FAMILIES[0]!], text }));
  expect(outboxId).toBeNull();
  expect(held).toMatchObject([{ case: 19, surface: 'S3', severity: 'red' }]);
});

test('an attachment is waited for and holds it, until it is dismissed; the dismissal holds when it leaves', async () => {
  for (const address of FAMILIES) family(address);
  const draftId = desk.write({ toAddresses: [FAMILIES[0]!] });
  attach(draftId, 'liste.csv', LIST);
  const { held } = await hand(draftId);
  expect(held).toMatchObject([{ case: 16, names: ['liste.csv'] }]);
  const dismissed = held.map((one) => ({ ...dismissalOf(one), reason: 'agreed' as const }));
  expect((await hand(draftId, dismissed)).outboxId).not.toBeNull();
  await leave();
  expect(desk.sent).toHaveLength(1);
});

test('what is attached, dismissed and then more is not let pass for the new triples', async () => {
  for (const address of FAMILIES) family(address);
  const draftId = desk.write({ toAddresses: [FAMILIES[0]!] });
  attach(draftId, 'liste.csv', `Nom;Courriel\nA;${FAMILIES[1]}\n`);
  const { held } = await hand(draftId);
  const dismissed = held.map((one) => ({ ...dismissalOf(one), reason: 'agreed' as const }));
  attach(draftId, 'autre.csv', `Nom;Courriel\nA;${FAMILIES[2]}\n`);
  expect((await hand(draftId, dismissed)).held).toMatchObject([{ case: 16, exposed: [FAMILIES[2]] }]);
});

test('a file that nobody can read holds nothing by itself', async () => {
  for (const address of FAMILIES) family(address);
  const draftId = desk.write({ toAddresses: [FAMILIES[0]!] });
  attach(draftId, 'archive.bin', Uint8Array.from([0, 1, 2, 3, 250, 251]), 'application/octet-stream');
  expect((await hand(draftId)).outboxId).not.toBeNull();
});

test('is judged again when it leaves: those named in its text and files have become families', async () => {
  family(FAMILIES[0]!);
  const strangers = ['a@ecole.example', 'b@ecole.example'];
  const draftId = desk.write({ toAddresses: [FAMILIES[0]!], text: `Voir ${strangers[0]}` });
  attach(draftId, 'liste.csv', strangers.join('\n'));
  expect((await hand(draftId)).outboxId).not.toBeNull();
  for (const address of strangers) family(address);
  await leave();
  expect(desk.sent).toEqual([]);
  expect(desk.outbox.list().map(({ state }) => state)).toEqual(['held']);
  expect(desk.problems).toMatchObject([{ reason: 'guardHeld' }]);
});

test('is judged by its own bytes where its draft is gone', async () => {
  family(FAMILIES[0]!);
  const draftId = desk.write({ toAddresses: [FAMILIES[0]!], text: 'Voir a@ecole.example et b@ecole.example' });
  const { outboxId } = await hand(draftId);
  desk.store.transaction((tx) =>
    tx.run('draft gone', 'UPDATE outbox SET draft_id = NULL WHERE id = ?', [outboxId as OutboxId]),
  );
  for (const address of ['a@ecole.example', 'b@ecole.example']) family(address);
  await leave();
  expect(desk.sent).toEqual([]);
  expect(desk.outbox.list().map(({ state }) => state)).toEqual(['held']);
});

test('tells a window where answers go, and lets them go to the sender again', () => {
  const draftId = desk.write();
  const unseen = () => desk.drafts.unseenFacts(draftId)?.replyTo;
  expect(unseen()).toBeNull();
  desk.drafts.setReplyTo({ draftId, replyTo: [{ name: null, address: 'Moi@gmail.com' }] });
  expect(unseen()).toBe(addressKey('Moi@gmail.com'));
  desk.drafts.setReplyTo({ draftId, replyTo: [] });
  expect(unseen()).toBe('');
  desk.drafts.setReplyTo({ draftId, replyTo: null });
  expect(unseen()).toBeNull();
});

test('an attachment that was taken away is put back, and can bear another name', () => {
  const draftId = desk.write();
  const [file] = attach(draftId, 'mere@orange.fr.csv', LIST).attachments;
  const contentId = file!.contentId;
  expect(desk.drafts.renameAttachment({ draftId, contentId, name: 'liste.csv' }).attachments[0]?.name).toBe(
    'liste.csv',
  );
  expect(desk.drafts.detach({ draftId, contentId }).attachments).toEqual([]);
  expect(desk.drafts.putBack({ draftId, contentId }).attachments).toEqual([{ ...file, name: 'liste.csv' }]);
});
