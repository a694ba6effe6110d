// The answer to an invitation as a message (RFC 6047): a sentence for people, the calendar for programs.
import type { Address } from '../../shared/domain/address.ts';
import { addressField, dateField, idField, textField } from './build-header.ts';
import { freeBoundary, multipart, textPart } from './build-part.ts';
import { base64Lines } from './encode-body.ts';

export interface InvitationReplyToBuild {
  from: Address;
  to: Address;
  subject: string;
  text: string;
  calendar: string;
  inReplyTo: string | null;
  messageIdHeader: string;
  dateAt: number;
}

export function buildInvitationReply(reply: InvitationReplyToBuild): Uint8Array {
  const { from, to, subject, text, calendar, inReplyTo, messageIdHeader, dateAt } = reply;
  const parts = [
    textPart('text/plain', text),
    {
      fields: ['Content-Type: text/calendar; charset=UTF-8; method=REPLY', 'Content-Transfer-Encoding: base64'],
      body: base64Lines(Buffer.from(calendar, 'utf8')),
    },
  ];
  const seed = messageIdHeader.replace(/[^A-Za-z0-9]/g, '').slice(0, 20);
  const content = multipart('alternative', freeBoundary(seed, parts), parts);
  const header = [
    dateField(dateAt),
    addressField('From', [from]),
    addressField('To', [to]),
    textField('Subject', subject),
    idField('Message-ID', [messageIdHeader]),
    ...(inReplyTo ? [idField('In-Reply-To', [inReplyTo]), idField('References', [inReplyTo])] : []),
    'MIME-Version: 1.0',
    ...content.fields,
  ];
  return Buffer.concat([Buffer.from(`${header.join('\r\n')}\r\n\r\n`, 'utf8'), content.body]);
}
