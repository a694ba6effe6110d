// The bytes of a message to be sent and of the copy that is kept. A writer of our own rather than a library's: pure,
// synchronous, the same bytes for the same input, so what was previewed is what is sent (and the SMTP library does not
// come along into everything that builds). The two differ in the Bcc field only, which no recipient must ever see.
import { createHash } from 'node:crypto';
import { type Address, addressKey } from '../../shared/domain/address.ts';
import { CONTENT_SCHEME } from '../../shared/domain/content-url.ts';
import type { Priority } from '../../shared/domain/priority.ts';
import { addressField, asciiAddress, dateField, idField, textField } from './build-header.ts';
import { type BuiltPart, filePart, freeBoundary, multipart, textPart } from './build-part.ts';
import { htmlToText } from './html-to-text.ts';
import { priorityFields } from './priority-header.ts';
import { comparableCid } from './read-message.ts';
import { sanitize } from './sanitize.ts';

export interface MessagePartToBuild {
  name: string;
  /** Media type; message/rfc822 goes out as it is, but without its own Bcc. */
  type: string;
  bytes: Uint8Array;
  /** Given for an image that the HTML shows by cid:<contentId>; null for an attachment. */
  contentId: string | null;
}

export interface MessageToBuild {
  from: Address;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  bcc: Address[];
  subject: string;
  priority?: Priority | undefined;
  /** The editor's HTML, cleaned here; images by cid: or by their address in the draft. null: a plain-text message. */
  html: string | null;
  /** The text of a plain message; null: made from the HTML. */
  text: string | null;
  /** An inline image that the HTML does not show is left out. */
  parts: MessagePartToBuild[];
  /** Without < and >. */
  messageIdHeader: string;
  inReplyTo: string | null;
  references: string[];
  dateAt: number;
  /** Whom a read receipt is asked for by; by default nobody. */
  receiptTo?: Address[];
  /** By default the Message-ID. */
  boundarySeed?: string;
}

export interface BuiltMessage {
  /** What goes to the server: no Bcc field. */
  toSend: Uint8Array;
  /** The copy that is kept: the same bytes with the Bcc field. */
  toKeep: Uint8Array;
  /** Every address once, in the order À, Cc, Cci: the envelope. */
  recipients: string[];
}

/** More references make a header that some servers refuse; the first and the last ones thread (RFC 5322 §3.6.4). */
const MAX_REFERENCES = 30;

export function buildMessage(message: MessageToBuild): BuiltMessage {
  const content = buildContent(message);
  const before = headerFields(message);
  const after = ['MIME-Version: 1.0', ...content.fields];
  const bcc = message.bcc.length > 0 ? [addressField('Bcc', message.bcc)] : [];
  const bytes = (fields: string[]) =>
    Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n`, 'utf8'), content.body]);
  return {
    toSend: bytes([...before, ...after]),
    toKeep: bytes([...before, ...bcc, ...after]),
    recipients: envelopeOf(message),
  };
}

function envelopeOf({ to, cc, bcc }: MessageToBuild): string[] {
  const seen = new Map<string, string>();
  for (const { address } of [...to, ...cc, ...bcc]) {
    const key = addressKey(address);
    if (key !== '' && !seen.has(key)) seen.set(key, asciiAddress(address));
  }
  return [...seen.values()];
}

function headerFields(message: MessageToBuild): string[] {
  const { from, replyTo, to, cc, inReplyTo, references } = message;
  const fields = [dateField(message.dateAt), addressField('From', [from])];
  if (replyTo.length > 0) fields.push(addressField('Reply-To', replyTo));
  // An empty To is not allowed, and mail without any recipient field looks like spam.
  if (to.length > 0) fields.push(addressField('To', to));
  else if (cc.length === 0) fields.push('To: undisclosed-recipients:;');
  if (cc.length > 0) fields.push(addressField('Cc', cc));
  fields.push(textField('Subject', message.subject), idField('Message-ID', [message.messageIdHeader]));
  if (message.receiptTo?.length) fields.push(addressField('Disposition-Notification-To', message.receiptTo));
  if (inReplyTo) fields.push(idField('In-Reply-To', [inReplyTo]));
  if (references.length > 0) {
    const kept =
      references.length <= MAX_REFERENCES ? references : [references[0]!, ...references.slice(1 - MAX_REFERENCES)];
    fields.push(idField('References', kept));
  }
  return [...fields, ...priorityFields(message.priority)];
}

function buildContent(message: MessageToBuild): BuiltPart {
  const seed = createHash('sha256')
    .update(message.boundarySeed ?? message.messageIdHeader)
    .digest('hex')
    .slice(0, 20);
  const wrap = (subtype: 'mixed' | 'alternative' | 'related', parts: BuiltPart[]) =>
    multipart(subtype, freeBoundary(`${subtype}_${seed}`, parts), parts);
  const files = message.parts.filter((part) => part.contentId === null).map(encoded);
  const body = buildBody(message, wrap);
  return files.length === 0 ? body : wrap('mixed', [body, ...files]);
}

/** A file that goes into many messages is encoded once. */
const ENCODED = new WeakMap<MessagePartToBuild, BuiltPart>();

function encoded(part: MessagePartToBuild): BuiltPart {
  const known = ENCODED.get(part) ?? filePart(part);
  ENCODED.set(part, known);
  return known;
}

function buildBody(
  message: MessageToBuild,
  wrap: (subtype: 'alternative' | 'related', parts: BuiltPart[]) => BuiltPart,
): BuiltPart {
  if (message.html === null) return textPart('text/plain', message.text ?? '');
  const html = sendableHtml(message.html, message.parts);
  const shown = message.parts.filter((part) => part.contentId !== null && html.includes(`"cid:${part.contentId}"`));
  const page = textPart('text/html', html);
  const rich = shown.length === 0 ? page : wrap('related', [page, ...shown.map(encoded)]);
  const text = message.text ?? htmlToText(html, { links: true, quotes: true });
  return wrap('alternative', [textPart('text/plain', text), rich]);
}

const DRAFT_IMAGE = new RegExp(`${CONTENT_SCHEME}://draft/\\d+/part/([^"'\\s>)]+)`, 'g');

/** The editor's HTML as others get it: cleaned like any stranger's (it holds pasted and quoted pieces), whole. */
function sendableHtml(html: string, parts: MessagePartToBuild[]): string {
  const ids = new Map(
    parts.flatMap(({ contentId }) => (contentId === null ? [] : [[comparableCid(contentId), contentId]])),
  );
  const { html: body } = sanitize(html.replace(DRAFT_IMAGE, 'cid:$1'), {
    remote: true,
    dark: false,
    cidUrl: (contentId) => {
      const id = ids.get(comparableCid(contentId));
      return id === undefined ? null : `cid:${id}`;
    },
  });
  return `<!DOCTYPE html>\n<html><head><meta charset="UTF-8"></head><body>\n${body}\n</body></html>\n`;
}
