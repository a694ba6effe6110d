// What a real Postfix and Dovecot get of messages with every mixture of À, Cc and Cci: everybody named gets it once and
// nobody else, no Bcc and no hidden address is in the transmitted bytes, and the copy in Envoyés is those bytes with
// the Bcc for its author.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recipient } from '../../shared/domain/draft.ts';
import type { DraftId, GroupId } from '../../shared/domain/ids.ts';
import type { RecipientFields } from '../../shared/guard/index.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { isAtRest, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const PASSWORD = 'craie-42';
const STAFF = ['paul', 'luce', 'hugues'];
const FAMILIES = ['lopez', 'petit', 'noel'];
const EVERYBODY = [...STAFF, ...FAMILIES];

let server: MailServer;
let engine: TestEngine;
let classId: GroupId;
const folder = temporaryFolder();

beforeAll(async () => {
  const users = Object.fromEntries(['claire', ...EVERYBODY].map((name) => [name, { password: PASSWORD }]));
  server = await startMailServer({ users });
  await server.doveadm('mailbox', 'create', '-u', server.address('claire'), 'Sent');
  engine = await startEngine({ dataDir: folder.path, server });
  const { client } = engine;
  await client.settings.set({ undoSendMs: 0, composeFormat: 'plain' });
  await client.accounts.create(newAccount(server, 'claire', PASSWORD));
  await engine.until(async () => isAtRest((await client.accounts.status())[0]));
  for (const name of FAMILIES) await client.contacts.save({ address: server.address(name), roles: ['family'] });
  for (const name of STAFF) await client.contacts.save({ address: server.address(name), roles: ['colleague'] });
  const memberAddresses = FAMILIES.map((name) => server.address(name));
  const group = { groupId: null, name: 'CM2', privacy: 'alwaysBcc', agreedAt: null, memberAddresses } as const;
  classId = (await client.contacts.saveGroup(group)).groupId;
});

afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

const chip = (name: string, shown: string | null = null): Recipient => ({
  kind: 'address',
  address: { name: shown, address: server.address(name) },
});
const fieldsOf = ({ to, cc, bcc }: RecipientFields) => [...to, ...cc, ...bcc];
const namesIn = (chips: readonly Recipient[]) =>
  chips.flatMap((one) => (one.kind === 'group' ? FAMILIES : [one.address.address.split('@')[0]!.toLowerCase()]));

async function write(subject: string, recipients: RecipientFields): Promise<DraftId> {
  const { id: draftId, identityId } = await engine.client.drafts.start({ mode: 'new', originalId: null });
  const content = { identityId, ...recipients, subject, html: null, text: `Corps de ${subject}\n` };
  await engine.client.drafts.save({ draftId, revision: 1, content });
  return draftId;
}

async function send(draftId: DraftId): Promise<void> {
  const { held } = await engine.client.outbox.send({ draftId, when: 'now', dismissed: [] });
  expect(held).toEqual([]);
  await engine.until(async () => (await engine.client.outbox.list()).length === 0);
}

/** The messages of this subject that are there, whole. */
async function received(user: string, mailbox: string, subject: string): Promise<string[]> {
  const query = ['mailbox', mailbox, 'header', 'subject', subject];
  const out = await server.doveadm('fetch', '-u', server.address(user), 'text', ...query);
  return out
    .split('\f')
    .map((one) => one.replace(/^\s*text:\r?\n/, ''))
    .filter((one) => one.trim() !== '');
}

/** Without what the servers on the way set above it, the trailing blanks of the listing and the copy's Bcc. */
function transmitted(raw: string): string {
  const [head = '', ...body] = raw.replace(/\r\n/g, '\n').split('\n\n');
  const fields = head.split(/\n(?![ \t])/);
  const own = fields.filter((field) => !/^(?:Return-Path|Delivered-To|X-Original-To|Received|Bcc):/i.test(field));
  return [own.join('\n'), ...body].join('\n\n').trimEnd();
}

async function expectHidden(subject: string, recipients: RecipientFields): Promise<void> {
  const wanted = new Set(namesIn(fieldsOf(recipients)));
  const visible = new Set(namesIn([...recipients.to, ...recipients.cc]));
  const got = new Map<string, string[]>();
  for (const name of wanted) {
    const messages = await engine.until(async () => {
      const there = await received(name, 'INBOX', subject);
      return there.length > 0 && there;
    });
    got.set(name, messages);
  }
  const [copy, ...more] = await received('claire', 'Sent', subject);
  expect(more).toEqual([]);
  for (const name of EVERYBODY) {
    const messages = got.get(name) ?? (await received(name, 'INBOX', subject));
    expect(messages.length, `${name} has it`).toBe(wanted.has(name) ? 1 : 0);
    for (const raw of messages) {
      const sent = transmitted(raw);
      expect(raw).not.toMatch(/^bcc:/im);
      for (const hidden of EVERYBODY.filter((one) => !visible.has(one))) expect(sent).not.toContain(`${hidden}@`);
      expect(sent).toBe(transmitted(copy!));
    }
  }
  const bcc = /^Bcc:((?:.*\n?)(?:[ \t].*\n?)*)/im.exec(copy!.replace(/\r\n/g, '\n'))?.[1] ?? '';
  const kept = new Set([...bcc.matchAll(/([a-z]+)@/gi)].map(([, name]) => name!.toLowerCase()));
  const hidden = namesIn(recipients.bcc).filter((name) => !visible.has(name));
  expect([...kept].sort()).toEqual([...new Set(hidden)].sort());
}

describe('Whoever stands in Cci', () => {
  const staff = fc
    .subarray(STAFF)
    .chain((names) =>
      fc.tuple(
        ...names.map((name) => fc.constantFrom<'to' | 'cc' | 'bcc'>('to', 'cc', 'bcc').map((at) => ({ name, at }))),
      ),
    );
  const families = fc.oneof(fc.subarray(FAMILIES, { minLength: 1 }), fc.constant('class' as const));
  // The seed is fixed: a message on a real server takes its time, and a failure has to be found again.
  const mixtures = fc.sample(fc.record({ staff, families, doubled: fc.boolean() }), { numRuns: 8, seed: 42 });

  it.each(mixtures.map((one, index) => ({ index, ...one })))(
    'gets it, and is named to nobody: $index',
    async ({ index, staff: placed, families: hidden, doubled }) => {
      const at = (field: 'to' | 'cc' | 'bcc') =>
        placed.filter((one) => one.at === field).map(({ name }) => chip(name, `${name}, le « collègue »`));
      const classChip: Recipient = { kind: 'group', groupId: classId };
      const bcc = [...at('bcc'), ...(hidden === 'class' ? [classChip] : hidden.map((name) => chip(name)))];
      // Twice, and in capitals: it is one recipient.
      if (doubled) bcc.push(...bcc.filter((one) => one.kind === 'address').map(asCapitals));
      const recipients = { to: at('to'), cc: at('cc'), bcc };
      const subject = `Melange ${index}`;
      await send(await write(subject, recipients));
      await expectHidden(subject, recipients);
    },
    60_000,
  );
});

function asCapitals(one: Recipient): Recipient {
  if (one.kind === 'group') return one;
  return { kind: 'address', address: { name: null, address: one.address.address.toUpperCase() } };
}

it('families in À are held, and after the one click nobody reads them', async () => {
  const recipients = { to: [chip('lopez'), chip('petit')], cc: [chip('paul')], bcc: [] };
  const draftId = await write('Un clic', recipients);
  const { held, outboxId } = await engine.client.outbox.send({ draftId, when: 'now', dismissed: [] });
  expect(outboxId).toBeNull();
  const fix = held[0]!.fixes[0]!;
  if (fix.kind !== 'setRecipients') throw new Error(`The click is ${fix.kind}`);
  const { identityId } = await engine.client.drafts.start({ mode: 'new', originalId: null });
  const content = { identityId, ...fix.recipients, subject: 'Un clic', html: null, text: 'Bonjour\n' };
  await engine.client.drafts.save({ draftId, revision: 2, content });
  await send(draftId);
  await expectHidden('Un clic', fix.recipients);
}, 60_000);
