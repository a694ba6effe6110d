// The header of a message as the list and the message show it. One reading for both: what a sync fetches of a header
// and what the whole source says later give the same answer (two From fields: the first counts).
import type { Address } from '../../shared/domain/address.ts';
import type { HeaderFacts } from '../core/message-facts.ts';
import { parseAddressList } from './address-list.ts';
import { bufferOf } from './bytes.ts';
import { normaliseCharset } from './charset.ts';
import { parseDate } from './date-header.ts';
import { decodeWords } from './encoded-words.ts';
import { fieldText, type HeaderBlock, headerText, readHeaderBlock } from './header-block.ts';
import { listHeader } from './list-header.ts';
import { parseParameterised } from './parameters.ts';
import { priorityOf } from './priority-header.ts';

/** Multiparts that carry more than one body; a signed or encrypted one is shown by what it holds. */
const WITH_ATTACHMENTS =
  /^(multipart\/(mixed|report|digest|parallel|appledouble)|application\/|image\/|audio\/|video\/|message\/)/;
const NO_ATTACHMENTS = /^application\/(pkcs7|x-pkcs7|pgp)/;
const MAX_REFERENCES = 200;
/** Written by Postfix, Dovecot, Exim and others; the outermost delivery stands first. */
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'x-delivered-to'];

/** Reads a raw header block (a whole message will do). Never throws. */
export function parseHeader(bytes: Uint8Array): HeaderFacts {
  return headerFacts(readHeaderBlock(bufferOf(bytes)));
}

export function headerFacts(block: HeaderBlock): HeaderFacts {
  const contentType = parseParameterised(headerText(block, 'content-type') ?? '');
  const charset = eightBitCharset(contentType.parameters.get('charset'));
  const addresses = (name: string): Address[] => {
    const text = headerText(block, name, charset);
    return text === null ? [] : parseAddressList(text);
  };
  // One field of each kind is the rule; nobody that a second To or Cc names must be forgotten in an answer to all.
  const recipients = (name: string): Address[] =>
    block.fields
      .filter((field) => field.name === name)
      .flatMap((field) => parseAddressList(fieldText(block, field, charset)));
  const ids = (name: string) => messageIds(headerText(block, name) ?? '');
  const date = headerText(block, 'date');
  const list = listHeader(block);
  return {
    subject: readableText(headerText(block, 'subject', charset) ?? ''),
    from: addresses('from'),
    sender: addresses('sender')[0] ?? null,
    replyTo: addresses('reply-to'),
    to: recipients('to'),
    cc: recipients('cc'),
    bcc: recipients('bcc'),
    dateAt: date === null ? null : parseDate(date),
    messageIdHeader: ids('message-id')[0] ?? loneWord(headerText(block, 'message-id')),
    inReplyTo: ids('in-reply-to')[0] ?? null,
    references: ids('references').slice(-MAX_REFERENCES),
    listId: listId(headerText(block, 'list-id', charset)),
    priority: priorityOf((name) => headerText(block, name)),
    list,
    listPost: list?.postTo ?? null,
    mailFollowupTo: addresses('mail-followup-to'),
    deliveredTo: DELIVERED_TO.flatMap((name) => recipients(name).map(({ address }) => address)),
    receiptTo: addresses('disposition-notification-to'),
    likelyAttachments: WITH_ATTACHMENTS.test(contentType.value) && !NO_ATTACHMENTS.test(contentType.value),
  };
}

/** Raw 8-bit headers that are no UTF-8 are likely in the body's charset. */
function eightBitCharset(declared: string | undefined): string | undefined {
  const label = normaliseCharset(declared);
  return label === '' || /^(utf-?8|us-ascii|ascii)$/.test(label) ? undefined : label;
}

/** Decoded, on one line, composed (NFC), without control characters. */
function readableText(text: string): string {
  return decodeWords(text)
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** Every <id>; a lone word without brackets counts too. */
function messageIds(text: string): string[] {
  const found = [...text.replace(/\([^()]*\)/g, '').matchAll(/<([^<>]+)>/g)]
    .map((match) => match[1]!.replace(/\s+/g, ''))
    .filter((id) => id !== '');
  if (found.length > 0) return found;
  return text.split(/[\s,]+/).filter((word) => word.includes('@'));
}

/** A Message-ID without brackets and without @ still tells this message from others. */
function loneWord(text: string | null): string | null {
  return text !== null && /^[^\s<>]+$/.test(text) ? text : null;
}

function listId(text: string | null): string | null {
  if (!text) return null;
  const id = /<([^<>]+)>/.exec(text)?.[1] ?? text.trim().split(/\s+/).at(-1) ?? '';
  return id.trim().toLowerCase() || null;
}
