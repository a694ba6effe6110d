import { describe, expect, it } from 'vitest';
import { buildMessage } from '../../../engine/mime/build-message.ts';
import { parseHeader } from '../../../engine/mime/header-facts.ts';

const read = (header: string) => parseHeader(Buffer.from(`${header}\r\n\r\n`)).priority;

describe('the priority of a message', () => {
  it.each([
    ['X-Priority: 1 (Highest)', 'high'],
    ['X-Priority: 2', 'high'],
    ['X-Priority: 3 (Normal)', undefined],
    ['X-Priority: 5', 'low'],
    ['Importance: High', 'high'],
    ['Importance: low', 'low'],
    ['X-MSMail-Priority: High', 'high'],
    ['Priority: urgent', 'high'],
    ['Priority: non-urgent', 'low'],
    ['X-Priority: très', undefined],
    ['Subject: Sortie', undefined],
  ])('is read from « %s »', (header, priority) => {
    expect(read(header)).toBe(priority);
  });

  it.each(['high', 'low', 'normal', undefined] as const)('%s is read back as it was written', (priority) => {
    const { toSend } = buildMessage({
      from: { name: null, address: 'a@x.fr' },
      replyTo: [],
      to: [{ name: null, address: 'b@x.fr' }],
      cc: [],
      bcc: [],
      subject: 'Sortie',
      priority,
      html: null,
      text: 'Bonjour',
      parts: [],
      messageIdHeader: 'm@x.fr',
      inReplyTo: null,
      references: [],
      dateAt: 0,
    });
    expect(parseHeader(toSend).priority).toBe(priority === 'normal' ? undefined : priority);
  });
});
