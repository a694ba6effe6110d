// What « Voir comme … » shows is what a real Dovecot delivers: head, body and files, whatever the form of the message.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withCrlf } from '../../engine/mime/line-breaks.ts';
import { decodePart, readMessage } from '../../engine/mime/read-message.ts';
import { renderBody } from '../../engine/mime/render-body.ts';
import { previewPartUrl } from '../../shared/domain/content-url.ts';
import type { Recipient } from '../../shared/domain/draft.ts';
import type { MessageId, PartId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { isAtRest, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const PASSWORD = 'craie-42';
let server: MailServer;
let engine: TestEngine;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({
    users: { claire: { password: PASSWORD }, mere: { password: PASSWORD }, pere: { password: PASSWORD } },
  });
  for (const name of ['Sent', 'Drafts']) {
    await server.doveadm('mailbox', 'create', '-u', server.address('claire'), name);
  }
  engine = await startEngine({ dataDir: folder.path, server });
  await engine.client.settings.set({ undoSendMs: 0 });
  await engine.client.accounts.create(newAccount(server, 'claire', PASSWORD));
  await engine.until(async () => isAtRest((await engine.client.accounts.status())[0]));
});

afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

const chip = (user: string, name: string | null = null): Recipient => ({
  kind: 'address',
  address: { name, address: server.address(user) },
});
const FORMS = {
  plain: { html: null, text: 'Bonjour,\n\n> cité\nFrom here on, été.\n.\n' },
  rich: { html: '<p>Bonjour <b>à tous</b>, l’été <a href="https://ac-lyon.fr/">ici</a></p>', text: '' },
} as const;

it.each(['plain', 'rich'] as const)(
  'a message in %s text with a file, in Cci',
  async (form) => {
    const { client } = engine;
    const { id, identityId } = await client.drafts.start({ mode: 'new', originalId: null });
    const subject = `Sortie au musée, ${form}`;
    const recipients = { to: [], cc: [], bcc: [chip('mere', 'Mme Lépine'), chip('pere')] };
    await client.drafts.save({
      draftId: id,
      revision: 1,
      content: { identityId, subject, ...recipients, ...FORMS[form] },
    });
    const bytes = new TextEncoder().encode('menu\r\nété\n');
    await client.drafts.attach({ draftId: id, name: 'menu d’été.txt', type: 'text/plain', bytes, inline: false });

    const preview = (await client.drafts.preview({ draftId: id }))!;
    const { previewId, header, attachments } = preview;
    const document = (await client.host.previewBody({ previewId, theme: 'light' }))!;
    expect(preview.readers.map(({ field }) => field)).toEqual(['to', 'bcc', 'bcc']);

    const sent = await client.outbox.send({ draftId: id, when: 'now', dismissed: [] });
    expect(sent.held).toEqual([]);
    await engine.until(async () => (await client.outbox.list()).length === 0);
    for (const user of ['mere', 'pere']) {
      const raw = await delivered(user, form);
      expect(raw.toString('latin1')).not.toMatch(/^bcc:|mere@|pere@/im);
      const read = readMessage(raw);
      const { from, replyTo, to, cc } = read.facts;
      expect({ from, replyTo, to, cc, subject: read.facts.subject }).toEqual(header);
      const partUrl = (partId: PartId) => previewPartUrl(previewId, partId);
      const { html } = renderBody(read, {
        messageId: 1 as MessageId,
        partUrl,
        remote: false,
        theme: 'light',
        lang: 'fr',
      });
      expect(html).toBe(new TextDecoder().decode(document.bytes));
      expect(read.attachments.map(({ name, sizeBytes }) => ({ name, sizeBytes }))).toEqual(attachments);
      const { partId } = read.attachments[0]!;
      const shown = (await client.host.previewPart({ previewId, partId }))!;
      expect(Buffer.from(shown.bytes)).toEqual(Buffer.from(decodePart(raw, partId)!));
    }
  },
  60_000,
);

/** As it lies in that mailbox, without what the way there put before it. */
async function delivered(user: string, word: string): Promise<Buffer> {
  let out = '';
  await engine.until(async () => {
    out = await server.doveadm(
      'fetch',
      '-u',
      server.address(user),
      'text',
      'mailbox',
      'INBOX',
      'header',
      'subject',
      word,
    );
    return out.includes('Subject:');
  });
  const text = out.slice(out.indexOf('\n') + 1).replace(/\n?\f\n?$/, '');
  const source = Buffer.from(text, 'utf8');
  // Received, Delivered-To, Return-Path: of the way, not of the message.
  const from = Math.max(0, source.indexOf('Date: '));
  // doveadm prints bare line feeds.
  return Buffer.from(withCrlf(source.subarray(from)));
}
