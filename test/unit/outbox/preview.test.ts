// What is previewed is what leaves: byte for byte, but for the date and the Message-ID, which are those of the sending.
import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { previewDraft } from '../../../engine/outbox/index.ts';
import { saveContact } from '../../../engine/store/contacts.ts';
import { saveGroup } from '../../../engine/store/groups.ts';
import type { DraftContent, Recipient } from '../../../shared/domain/draft.ts';
import type { DraftId } from '../../../shared/domain/ids.ts';
import { type Desk, factsOf, openDesk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

const preview = (id: DraftId) =>
  previewDraft(
    {
      store: desk.store,
      nowAt: desk.now,
      factsOf: (addresses) => factsOf(desk, addresses),
      scans: { facts: () => ({ facts: [], pending: [] }) },
    },
    id,
  );
const shown = (id: DraftId) => preview(id)!.shown;
const chip = (address: string, name: string | null = null): Recipient => ({
  kind: 'address',
  address: { name, address },
});

test('with everybody in Cci: own address in À, no Bcc, and nobody sees the families', () => {
  for (const address of ['mere@orange.fr', 'pere@free.fr']) {
    desk.store.transaction((tx) => saveContact(tx, { address, roles: ['family'] }));
  }
  const bcc = [chip('mere@orange.fr', 'Mme A'), chip('pere@free.fr')];
  const { header, readers, whoSeesWhat } = shown(desk.write({ toAddresses: [], bcc }));
  expect(header).toMatchObject({ to: [{ address: 'claire@ac-lyon.fr' }], cc: [], subject: 'Réunion' });
  expect(readers).toEqual([
    { name: null, address: 'claire@ac-lyon.fr', field: 'to' },
    { name: 'Mme A', address: 'mere@orange.fr', field: 'bcc' },
    { name: null, address: 'pere@free.fr', field: 'bcc' },
  ]);
  expect(whoSeesWhat).toMatchObject({
    groups: [{ kind: 'families', sees: [{ address: 'claire@ac-lyon.fr' }] }],
    unseen: ['mere@orange.fr', 'pere@free.fr'],
  });
});

test('is of the draft as it was saved last, and of none that is gone', () => {
  const id = desk.write();
  expect(shown(id).header.subject).toBe('Réunion');
  desk.drafts.save({ draftId: id, revision: 2, content: { ...content(id), subject: 'Sortie' } });
  expect(shown(id).header.subject).toBe('Sortie');
  desk.drafts.discard(id);
  expect(preview(id)).toBeNull();
});

test('everybody of a group of 500 is a reader', () => {
  const memberAddresses = Array.from({ length: 500 }, (_, i) => `famille${i}@orange.fr`);
  const groupId = desk.store.transaction((tx) =>
    saveGroup(tx, { id: null, name: 'École', privacy: 'alwaysBcc', agreedAt: null, memberAddresses }),
  );
  const { readers, whoSeesWhat } = shown(desk.write({ toAddresses: [], bcc: [{ kind: 'group', groupId }] }));
  expect(readers).toHaveLength(501);
  expect(whoSeesWhat.groups).toHaveLength(1);
});

test.each([
  ['plain text', { text: 'Bonjour,\nvoilà.\n' }],
  ['rich text', { html: '<p>Bonjour, <b>voilà</b> l’été</p>', text: '' }],
])('the bytes that leave are those that were previewed: %s', async (_, body) => {
  const bcc = [chip('directrice@ac-lyon.fr')];
  const id = desk.write({ ...body, bcc, cc: [chip('pere@free.fr', 'Père Noël')] });
  desk.drafts.attach({
    draftId: id,
    name: 'menu é.txt',
    type: 'text/plain',
    bytes: Buffer.from('x'.repeat(500)),
    inline: false,
  });
  const previewed = Buffer.from(preview(id)!.raw).toString('utf8');
  await desk.outbox.send({ draftId: id, when: 'now', dismissed: [] });
  desk.at(desk.now() + 20_000);
  await desk.idle();
  expect(stampless(desk.sent[0]!.raw)).toBe(stampless(previewed));
});

/** Without its date, its Message-ID, and the boundaries that are made of it. */
function stampless(raw: string): string {
  const id = /^Message-ID:\s+<(.*)>\r$/m.exec(raw)![1]!;
  const seed = createHash('sha256').update(id).digest('hex').slice(0, 20);
  return raw
    .replace(/^Date: .*\r$/m, 'Date:\r')
    .replaceAll(id, 'ID')
    .replaceAll(seed, 'SEED');
}

function content(id: Parameters<Desk['drafts']['get']>[0]): DraftContent {
  const { identityId, to, cc, bcc, subject, html, text } = desk.drafts.get(id)!;
  return { identityId, to, cc, bcc, subject, html, text };
}
