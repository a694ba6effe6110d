import { describe, expect, test } from 'vitest';
import { createDemo } from '../../../engine/demo/index.ts';
import { DEMO_MAILBOXES, demoMessages } from '../../../engine/demo/mailbox.ts';

const NOW_AT = Date.UTC(2026, 10, 21, 16);

describe('the trial mailbox', () => {
  test('holds about 400 messages over all its folders, none from the future', () => {
    const messages = [...demoMessages(NOW_AT).values()].flat();
    expect(messages.length).toBeGreaterThan(340);
    expect(messages.length).toBeLessThan(460);
    expect(messages.every(({ internalDateAt }) => internalDateAt < NOW_AT)).toBe(true);
  });

  test('is the same, byte for byte, whenever it is written from the same date', () => {
    const bytes = () => [...demoMessages(NOW_AT).values()].flat().map(({ raw }) => Buffer.from(raw).toString('latin1'));
    expect(bytes()).toEqual(bytes());
  });

  test('has a role for each of the usual folders and two phishing mails in the inbox', () => {
    expect(DEMO_MAILBOXES.flatMap(({ role }) => role ?? []).sort()).toEqual([
      'archive',
      'drafts',
      'inbox',
      'junk',
      'sent',
      'trash',
    ]);
    const inbox = demoMessages(NOW_AT).get('INBOX') ?? [];
    expect(
      inbox.filter(({ raw }) => /From: .*(ac-derno|mail-secure-demo)/s.test(Buffer.from(raw).toString())),
    ).toHaveLength(2);
  });

  test('keeps the Bcc in the sender’s own copies of letters to the class only', () => {
    for (const [path, messages] of demoMessages(NOW_AT)) {
      const withBcc = messages.filter(({ raw }) => /^Bcc:/m.test(Buffer.from(raw).toString()));
      expect(withBcc.length > 0).toBe(path === 'Envoyés');
    }
  });

  test('delivers to the owner what she sends to herself, and tells whoever watches', async () => {
    const demo = createDemo(() => NOW_AT, { mailboxes: () => [], uidValidity: () => null });
    const { signal } = new AbortController();
    const noticed = new Promise<void>((resolve) => void demo.backend.watch('INBOX', resolve, signal));
    let handedOver = false;
    const handOver = async () => {
      handedOver = true;
    };
    const raw = Buffer.from('Message-ID: <x@y>\r\n\r\nBonjour\r\n');
    const verdict = await demo.submitter.submit(raw, { from: 'a@b', to: ['c@d', 'A@b'] }, handOver, signal);
    await noticed;
    expect([verdict.kind, handedOver]).toEqual(['accepted', true]);
    const session = await demo.backend.open(signal);
    expect(await session.findByMessageIdHeader('INBOX', '<x@y>', signal)).toHaveLength(1);
  });
});
