import { beforeEach, describe, expect, test } from 'vitest';
import { listAccounts } from '../../../engine/store/accounts.ts';
import { saveContact } from '../../../engine/store/contacts.ts';
import { readDraftAttachment } from '../../../engine/store/drafts.ts';
import { updateIdentity } from '../../../engine/store/identities.ts';
import { setSettings } from '../../../engine/store/settings.ts';
import type { DraftContent, DraftMode } from '../../../shared/domain/draft.ts';
import type { DraftId } from '../../../shared/domain/ids.ts';
import { type Desk, openDesk, thrown } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

const start = (mode: DraftMode, originalId = mode === 'new' ? null : desk.ids('INBOX')[0]!) =>
  desk.drafts.start({ mode, originalId, familiesInBcc: false, masked: false, accountId: null });
const edit = (id: DraftId, change: Partial<DraftContent>, revision = 2) => {
  const { identityId, to, cc, bcc, subject, html, text } = desk.drafts.get(id)!;
  const content = { identityId, to, cc, bcc, subject, html, text, ...change };
  return desk.drafts.save({ draftId: id, revision, content });
};
const inDrafts = () => desk.held().filter((line) => line.startsWith('Drafts: ')).length;
const addresses = (recipients: DraftContent['to']) =>
  recipients.map((one) => (one.kind === 'address' ? one.address.address : one.groupId));

describe('a new draft', () => {
  test('bears the signature above the quote, in rich and in plain text', () => {
    desk.store.transaction((tx) =>
      updateIdentity(tx, { identityId: listAccounts(tx)[0]!.identities[0]!.id, signatureHtml: '<p>Claire, CM2</p>' }),
    );
    expect(start('new').text).toBe('\n\n-- \nClaire, CM2\n');
    const plain = start('reply').text;
    expect(plain.indexOf('-- \nClaire, CM2')).toBeGreaterThan(0);
    expect(plain.indexOf('-- \nClaire, CM2')).toBeLessThan(plain.indexOf('> Hello m1.'));
    desk.store.transaction((tx) => setSettings(tx, { composeFormat: 'rich' }));
    const html = start('reply').html!;
    expect(html.indexOf('Claire, CM2')).toBeGreaterThan(0);
    expect(html.indexOf('Claire, CM2')).toBeLessThan(html.indexOf('<blockquote'));
  });

  test('in answer to a message: its author, its subject, its words quoted in French', () => {
    const draft = start('reply');
    expect(addresses(draft.to)).toEqual(['paul@ac-lyon.fr']);
    expect(draft.subject).toBe('Re: Letter m1');
    expect(draft.text).toMatch(/Le .*4 avr\S* 2023 à \d\d:\d\d, Paul a écrit\u00a0:\n> Hello m1\./);
  });

  test('edited as new: the same words to the same people, and the message itself stays', () => {
    const draft = start('editAsNew');
    expect(addresses(draft.to)).toEqual(['claire@ac-lyon.fr']);
    expect([draft.subject, draft.text.trim()]).toEqual(['Letter m1', 'Hello m1.']);
    expect(desk.ids('INBOX')).toHaveLength(1);
    expect(start('editAsNew').id).not.toBe(draft.id);
  });

  test('forwarding quotes the message, or attaches it byte for byte', () => {
    const quoted = start('forward');
    expect(quoted).toMatchObject({ subject: 'Tr: Letter m1', to: [], attachments: [] });
    expect(quoted.text).toContain('Hello m1.');
    const attached = start('forwardAttached');
    expect(attached.attachments).toMatchObject([{ name: 'Letter m1.eml', type: 'message/rfc822', inline: false }]);
    const part = readDraftAttachment(desk.store.reads, attached.id, attached.attachments[0]!.contentId);
    const [original] = [...desk.server.mailboxes.get('INBOX')!.messages.values()];
    expect(Buffer.from(part!.bytes).equals(Buffer.from(original!.raw))).toBe(true);
  });

  test('forwarding without the addresses of families leaves names, date and subject', () => {
    desk.store.transaction((tx) => saveContact(tx, { address: 'paul@ac-lyon.fr', roles: ['family'] }));
    const masked = (mode: DraftMode) =>
      desk.drafts.start({
        mode,
        originalId: desk.ids('INBOX')[0]!,
        familiesInBcc: false,
        masked: true,
        accountId: null,
      });
    const { text, subject } = masked('forward');
    expect(subject).toBe('Tr: Letter m1');
    expect(text).toMatch(/De\u00a0: Paul\n/);
    expect(text).toContain('claire@ac-lyon.fr');
    expect(text).not.toContain('paul@');
    const attached = masked('forwardAttached');
    const part = readDraftAttachment(desk.store.reads, attached.id, attached.attachments[0]!.contentId);
    expect(Buffer.from(part!.bytes).toString()).toMatch(/From: Paul <masked@address\.invalid>[\s\S]*Hello m1\./);
  });

  test('about a message that is gone is refused', () => {
    expect(thrown(() => start('reply', 999 as never))).toMatchObject({ kind: 'missing' });
  });
});

describe('saving', () => {
  test('a late save changes nothing', () => {
    const id = desk.write({ subject: 'Premier' });
    expect(edit(id, { subject: 'Troisième' }, 3)).toMatchObject({ revision: 3 });
    expect(edit(id, { subject: 'Deuxième' }, 2)).toMatchObject({ revision: 3 });
    expect(desk.drafts.get(id)?.subject).toBe('Troisième');
  });

  test('what was open at a crash is listed afterwards', () => {
    const id = desk.write({ subject: 'En cours' });
    desk.restart();
    expect(desk.drafts.list()).toMatchObject([{ id, subject: 'En cours' }]);
  });
});

describe('filing in Brouillons', () => {
  test('one copy, however often it is closed, also through cuts', async () => {
    const id = desk.write();
    for (const [revision, when] of [
      [2, 'before'],
      [3, 'after'],
      [4, 'after'],
    ] as const) {
      edit(id, { subject: `Version ${revision}` }, revision);
      await desk.drafts.close(id);
      expect(desk.ids('Drafts')).toHaveLength(1);
      await desk.run({ atCall: revision - 1, when, error: { kind: 'connection', reason: 'reset' } });
    }
    await desk.settle();
    expect(inDrafts()).toBe(1);
    expect(desk.held()).toEqual(desk.shown());
    const [kept] = [...desk.server.mailboxes.get('Drafts')!.messages.values()];
    expect(Buffer.from(kept!.raw).toString()).toContain('Subject: Version 4');
  });

  test('what is filed is the message of Brouillons, and the same draft when it is opened again', async () => {
    const id = desk.write();
    await desk.drafts.close(id);
    expect(desk.drafts.list()).toEqual([]);
    const again = start('edit', desk.ids('Drafts')[0]!);
    expect(again.id).toBe(id);
  });

  test('asked for by what it was before it was filed anew, it is the same draft', async () => {
    const id = desk.write();
    await desk.drafts.close(id);
    const before = desk.ids('Drafts')[0]!;
    await desk.settle();
    edit(id, { subject: 'Plus tard' });
    await desk.drafts.close(id);
    expect(desk.ids('Drafts')).not.toContain(before);
    expect(start('edit', before).id).toBe(id);
  });

  test('a draft of another program is taken over with its thread, and replaced', async () => {
    const raw =
      'From: claire@ac-lyon.fr\r\nTo: paul@ac-lyon.fr\r\nBcc: secret@ac-lyon.fr\r\nSubject: Autre\r\nMessage-ID: <other@x>\r\nIn-Reply-To: <m1@test>\r\n\r\nSuite\r\n';
    desk.server.deliver('Drafts', new TextEncoder().encode(raw), ['\\Draft', '\\Seen']);
    await desk.sync();
    const draft = start('edit', desk.ids('Drafts')[0]!);
    expect(draft).toMatchObject({ subject: 'Autre', html: null });
    expect(draft.text.trim()).toBe('Suite');
    expect(addresses(draft.bcc)).toEqual(['secret@ac-lyon.fr']);
    edit(draft.id, { text: 'Suite et fin\n' });
    await desk.drafts.close(draft.id);
    await desk.settle();
    expect(inDrafts()).toBe(1);
    const [kept] = [...desk.server.mailboxes.get('Drafts')!.messages.values()];
    expect(Buffer.from(kept!.raw).toString()).toMatch(/^In-Reply-To: <m1@test>/m);
  });

  test('an untouched one is forgotten; a discarded one goes here and there', async () => {
    const empty = start('reply');
    await desk.drafts.close(empty.id);
    expect(desk.drafts.get(empty.id)).toBeNull();
    const id = desk.write();
    await desk.drafts.close(id);
    await desk.settle();
    expect(inDrafts()).toBe(1);
    desk.drafts.discard(id);
    expect(desk.ids('Drafts')).toEqual([]);
    await desk.settle();
    expect(inDrafts()).toBe(0);
  });

  test('discarded before the server heard of it: it never does', async () => {
    const id = desk.write();
    await desk.drafts.close(id);
    desk.drafts.discard(id);
    desk.server.log.length = 0;
    await desk.run();
    expect(desk.server.log.filter((line) => line.startsWith('append'))).toEqual([]);
  });

  test('refused for want of room: kept here, said, and tried again later', async () => {
    const id = desk.write();
    await desk.drafts.close(id);
    desk.server.refuseNext('append', { kind: 'quota' });
    await desk.settle();
    expect(inDrafts()).toBe(0);
    expect(desk.ids('Drafts')).toHaveLength(1);
    expect(desk.drafts.get(id)).toMatchObject({ subject: 'Réunion' });
    expect(desk.pending()).toBe(1);
  });

  test('a long letter is filed now and then while it is open', async () => {
    const id = desk.write();
    await desk.idle();
    expect(desk.ids('Drafts')).toEqual([]);
    desk.at(Date.now() + 6 * 60_000);
    edit(id, { text: 'Plus long\n' });
    await desk.idle();
    expect(desk.ids('Drafts')).toHaveLength(1);
  });

  test('closed but not filed when Casier died, it is in Brouillons at the next start; one that was not begun is not', async () => {
    const id = desk.write();
    const untouched = desk.drafts.start({
      mode: 'new',
      originalId: null,
      familiesInBcc: false,
      masked: false,
      accountId: null,
    });
    await desk.drafts.fileUnfiled();
    await desk.settle();
    expect(desk.ids('Drafts')).toHaveLength(1);
    expect(desk.drafts.list().map((draft) => draft.id)).toEqual([untouched.id]);
    expect(desk.drafts.get(id)).not.toBeNull();
  });

  test('open when Casier died, its composer opens again; it is filed when that is closed', async () => {
    const [first, second] = [desk.write(), desk.write({ subject: 'Autre' })];
    const closed = desk.write({ subject: 'Fermé' });
    for (const id of [first, second, closed]) desk.drafts.opened(id);
    await desk.drafts.close(closed);
    desk.restart();
    expect(desk.drafts.leftOpen()).toEqual([first, second]);
    await desk.drafts.fileUnfiled();
    expect(desk.ids('Drafts')).toHaveLength(1);
    await desk.drafts.close(first);
    expect(desk.drafts.leftOpen()).toEqual([second]);
    expect(desk.ids('Drafts')).toHaveLength(2);
  });

  test('one that was sent does not open again', async () => {
    const id = desk.write();
    desk.drafts.opened(id);
    const { outboxId } = await desk.outbox.send({ draftId: id, when: 'held', dismissed: [] });
    expect(desk.drafts.leftOpen()).toEqual([]);
    desk.outbox.cancel(outboxId!);
    expect(desk.drafts.leftOpen()).toEqual([]);
  });

  test('changed by another program meanwhile: both are kept, and that is said once', async () => {
    const id = desk.write();
    await desk.drafts.close(id);
    await desk.settle();
    // Another program writes the draft anew, and deletes the message that it was.
    const box = desk.server.mailboxes.get('Drafts')!.messages;
    box.clear();
    const raw = 'From: claire@ac-lyon.fr\r\nSubject: Ailleurs\r\nMessage-ID: <elsewhere@x>\r\n\r\nAutre texte\r\n';
    desk.server.deliver('Drafts', new TextEncoder().encode(raw), ['\\Draft', '\\Seen']);
    await desk.sync();
    expect(edit(id, { text: 'Mon texte\n' }, 2)).toMatchObject({ elsewhere: true });
    expect(edit(id, { text: 'Mon texte, suite\n' }, 3)).toMatchObject({ elsewhere: false });
    await desk.drafts.close(id);
    await desk.settle();
    const kept = [...box.values()].map((message) => Buffer.from(message.raw).toString());
    expect(kept).toHaveLength(2);
    expect(kept.join()).toContain('Autre texte');
    expect(kept.join()).toContain('Mon texte, suite');
    expect(desk.held()).toEqual(desk.shown());
  });

  test('is forgotten here when another program took the message away', async () => {
    const id = desk.write();
    await desk.drafts.close(id);
    await desk.settle();
    desk.server.mailboxes.get('Drafts')!.messages.clear();
    await desk.sync();
    desk.drafts.forgetVanished();
    expect(desk.drafts.get(id)).toBeNull();
  });
});
