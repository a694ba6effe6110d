import { expect, it } from 'vitest';
import { base64Bytes, messageWeight } from '../../../engine/core/message-weight.ts';
import { buildMessage } from '../../../engine/mime/build-message.ts';

it.each([0, 1, 2, 3, 56, 57, 58, 1_000, 25_000_000])('%i bytes are counted as base64 makes them', (bytes) => {
  const lines = Buffer.alloc(Math.min(bytes, 100_000))
    .toString('base64')
    .match(/.{1,76}/g);
  if (bytes <= 100_000) expect(base64Bytes(bytes)).toBe((lines ?? []).reduce((sum, line) => sum + line.length + 2, 0));
  expect(base64Bytes(bytes)).toBeGreaterThanOrEqual((bytes * 4) / 3);
});

it('a message weighs no more than was forecast, and hardly less', () => {
  const attachment = new Uint8Array(300_000).fill(7);
  const text = 'Élèves, dès que possible, prévenez le secrétariat.\n'.repeat(40);
  const to = [{ name: 'Paul Évrard', address: 'paul@ac-lyon.fr' }];
  const { toSend } = buildMessage({
    from: { name: 'Claire', address: 'claire@ac-lyon.fr' },
    replyTo: [],
    to,
    cc: [],
    bcc: [],
    subject: 'Réunion',
    html: null,
    text,
    parts: [{ name: 'plan.pdf', type: 'application/pdf', bytes: attachment, contentId: null }],
    messageIdHeader: 'x@ac-lyon.fr',
    inReplyTo: null,
    references: [],
    dateAt: 0,
  });
  const forecast = messageWeight({ texts: [text], attachmentsBytes: [attachment.length], headerAddresses: to });
  expect(forecast).toBeGreaterThanOrEqual(toSend.length);
  expect(forecast).toBeLessThan(toSend.length * 1.02);
});
