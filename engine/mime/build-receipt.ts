// A read receipt (RFC 8098 §3): what a person agreed to tell, in words and in fields. Nothing else of the PC is told, and
// nothing of the message but its Message-ID and subject.
import type { Address } from '../../shared/domain/address.ts';
import { addressField, asciiAddress, dateField, idField, textField } from './build-header.ts';
import { freeBoundary, textPart } from './build-part.ts';

export interface ReceiptToBuild {
  from: Address;
  to: Address[];
  subject: string;
  /** For people: who displayed which message when. */
  text: string;
  /** Of the message that it is about, without < and >. */
  originalMessageId: string | null;
  messageIdHeader: string;
  dateAt: number;
}

const CRLF = '\r\n';

export function buildReceipt(receipt: ReceiptToBuild): Uint8Array {
  const { from, to, originalMessageId, messageIdHeader, dateAt } = receipt;
  const words = textPart('text/plain', receipt.text);
  const recipient = `rfc822;${asciiAddress(from.address)}`;
  const fields = [
    'Reporting-UA: Casier',
    `Final-Recipient: ${recipient}`,
    ...(originalMessageId ? [idField('Original-Message-ID', [originalMessageId])] : []),
    'Disposition: manual-action/MDN-sent-manually; displayed',
  ];
  const boundary = freeBoundary(messageIdHeader.replace(/[^A-Za-z0-9]/g, '').slice(0, 20), [words]);
  const header = [
    dateField(dateAt),
    addressField('From', [from]),
    addressField('To', to),
    textField('Subject', receipt.subject),
    idField('Message-ID', [messageIdHeader]),
    ...(originalMessageId
      ? [idField('In-Reply-To', [originalMessageId]), idField('References', [originalMessageId])]
      : []),
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=disposition-notification;${CRLF} boundary="${boundary}"`,
  ];
  const part = (lines: readonly string[]) => `--${boundary}${CRLF}${lines.join(CRLF)}${CRLF}${CRLF}`;
  return Buffer.concat([
    Buffer.from(`${header.join(CRLF)}${CRLF}${CRLF}${part(words.fields)}`, 'utf8'),
    words.body,
    Buffer.from(
      `${CRLF}${part(['Content-Type: message/disposition-notification'])}${fields.join(CRLF)}${CRLF}${CRLF}--${boundary}--${CRLF}`,
      'utf8',
    ),
  ]);
}
