// Which identity a draft is written under, and where answers to it go: in what is sent, in what is filed, and in what
// comes back from another program.
import { beforeEach, describe, expect, test } from 'vitest';
import { listAccounts } from '../../../engine/store/accounts.ts';
import { insertIdentity, orderIdentities, removeIdentity } from '../../../engine/store/identities.ts';
import { mailboxMessageIds } from '../../../engine/store/messages.ts';
import { pendingOperations } from '../../../engine/store/operations.ts';
import { setSettings } from '../../../engine/store/settings.ts';
import type { DraftContent } from '../../../shared/domain/draft.ts';
import type { DraftId, IdentityId } from '../../../shared/domain/ids.ts';
import { addAccount, addMailbox } from '../../store/scratch-store.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
let team: IdentityId;
beforeEach(async () => {
  desk = await openDesk();
  team = desk.store.transaction((tx) =>
    insertIdentity(tx, {
      ...{ accountId: desk.accountId, name: 'L’équipe des CM2', address: 'cm2@ac-lyon.fr' },
      ...{ replyTo: 'direction@ac-lyon.fr', signatureHtml: '<p>L’équipe</p>' },
    }),
  );
});

const claire = () => listAccounts(desk.store.reads)[0]!.identities[0]!.id;
const startNew = (accountId: Desk['accountId'] | null = null) =>
  desk.drafts.start({ mode: 'new', originalId: null, familiesInBcc: false, masked: false, accountId });
const edit = (id: DraftId, revision: number, change: Partial<DraftContent>) => {
  const { identityId, to, cc, bcc, subject, html, text } = desk.drafts.get(id)!;
  desk.drafts.save({ draftId: id, revision, content: { identityId, to, cc, bcc, subject, html, text, ...change } });
};
const inDrafts = () =>
  [...desk.server.mailboxes.get('Drafts')!.messages.values()].map(({ raw }) => Buffer.from(raw).toString());
async function sendOut(draftId: DraftId): Promise<string> {
  const { outboxId } = await desk.outbox.send({ draftId, when: 'now', dismissed: [] });
  desk.outbox.sendNow(outboxId!);
  await desk.idle();
  return desk.sent.at(-1)!.raw;
}
/** As a webmail would have left it. */
async function fromElsewhere(header: string): Promise<DraftId> {
  const raw = `${header}\r\nTo: paul@ac-lyon.fr\r\nSubject: Autre\r\nMessage-ID: <other@x>\r\n\r\nSuite\r\n`;
  desk.server.deliver('Drafts', new TextEncoder().encode(raw), ['\\Draft', '\\Seen']);
  await desk.sync();
  const originalId = desk.ids('Drafts')[0]!;
  return desk.drafts.start({ mode: 'edit', originalId, familiesInBcc: false, masked: false, accountId: null }).id;
}

describe('where answers go', () => {
  test('stands in the message that is sent, and in no other identity’s', async () => {
    const sent = await sendOut(desk.write({ identityId: team }));
    expect(sent).toMatch(/^From: =\?UTF-8\?.*<cm2@ac-lyon\.fr>\r$/m);
    expect(sent).toMatch(/^Reply-To: =\?UTF-8\?.*<direction@ac-lyon\.fr>\r$/m);
    expect(await sendOut(desk.write())).not.toContain('Reply-To');
  });

  test('stands in the draft on the server, and says there whose it is', async () => {
    const id = desk.write({ identityId: team });
    await desk.drafts.close(id);
    await desk.settle();
    expect(inDrafts()[0]).toMatch(/^Reply-To: .*<direction@ac-lyon\.fr>/m);
    desk.drafts.discard(id);
    await desk.settle();
    const again = await fromElsewhere('From: cm2@ac-lyon.fr\r\nReply-To: direction@ac-lyon.fr');
    expect(desk.drafts.get(again)).toMatchObject({ identityId: team });
  });

  test('as another program wrote it, goes along with the draft until another From is chosen', async () => {
    const id = await fromElsewhere('From: claire@ac-lyon.fr\r\nReply-To: Mairie <mairie@ville.fr>, paul@ac-lyon.fr');
    edit(id, 1, { text: 'Suite et fin\n' });
    await desk.drafts.close(id);
    await desk.settle();
    expect(inDrafts()).toHaveLength(1);
    expect(inDrafts()[0]).toMatch(/^Reply-To: Mairie <mairie@ville\.fr>, paul@ac-lyon\.fr\r$/m);
    edit(id, 2, { identityId: team });
    const sent = await sendOut(id);
    expect(sent).toMatch(/^Reply-To: .*<direction@ac-lyon\.fr>\r$/m);
    expect(sent).not.toContain('mairie@ville.fr');
  });
});

describe('a new message is written', () => {
  test('as the first identity of the account that was asked for, of the default one, or of the first', () => {
    const school = addAccount(desk.store, 'ce.0690000A@ac-lyon.fr');
    const [, schools] = listAccounts(desk.store.reads);
    expect(startNew().identityId).toBe(claire());
    desk.store.transaction((tx) => orderIdentities(tx, desk.accountId, [team]));
    expect(startNew()).toMatchObject({ identityId: team, text: '\n\n-- \nL’équipe\n' });
    expect(startNew(school).identityId).toBe(schools!.identities[0]!.id);
    desk.store.transaction((tx) => setSettings(tx, { defaultAccountId: school }));
    expect(startNew().identityId).toBe(schools!.identities[0]!.id);
    desk.store.transaction((tx) => setSettings(tx, { defaultAccountId: 99 as never }));
    expect(startNew().identityId).toBe(team);
  });
});

describe('another account’s From, chosen when the draft was filed already', () => {
  test('the copy in Brouillons goes from the one account and comes into the other, and touches nothing else there', async () => {
    const school = addAccount(desk.store, 'ce.0690000A@ac-lyon.fr');
    const schoolDrafts = addMailbox(desk.store, school, 'Drafts', 'drafts');
    const id = desk.write();
    await desk.drafts.close(id);
    await desk.settle();
    expect(inDrafts()).toHaveLength(1);
    const schools = listAccounts(desk.store.reads).find((account) => account.id === school)!.identities[0]!;
    edit(id, 2, { identityId: schools.id });
    await desk.drafts.close(id);
    expect(mailboxMessageIds(desk.store.reads, schoolDrafts)).toHaveLength(1);
    expect(desk.ids('Drafts')).toEqual([]);
    for (const { payload } of pendingOperations(desk.store.reads, school)) {
      expect(payload).toMatchObject({ replaces: [] });
    }
    await desk.settle();
    expect(inDrafts()).toEqual([]);
  });
});

describe('an identity that is removed', () => {
  test('while a composer shows it: the draft is sent as the account’s default, whatever the composer saves', async () => {
    const id = desk.write({ identityId: team });
    desk.store.transaction((tx) => removeIdentity(tx, team));
    desk.drafts.save({
      draftId: id,
      revision: 5,
      content: { identityId: team, to: [], cc: [], bcc: [], subject: 'Plus tard', html: null, text: 'Bonjour\n' },
    });
    expect(desk.drafts.get(id)).toMatchObject({ identityId: claire(), subject: 'Plus tard' });
  });
});
