// What a mail program or a server reports about a message that was sent: it could not be delivered, it is late, it was
// displayed (RFC 3464, RFC 8098 in multipart/report, RFC 6522). Where the machine's part is missing, only the forms of
// TEXT_BOUNCES are read, and only from a server's own mailbox. Never throws; what is not said is null.
import type { MailReport, ReportedRecipient } from '../core/message-facts.ts';
import { decodeCharset } from './charset.ts';
import { type HeaderBlock, headerText, readHeaderBlock } from './header-block.ts';
import { leavesOf, type Part, rawBody, type Structure } from './structure.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** More recipients than any sending has. */
const MAX_RECIPIENTS = 2_000;
const MAX_TEXT_BYTES = 200_000;
const MAX_SAID = 500;
const MAX_ORIGINALS = 8;

export function readMailReport(structure: Structure): MailReport | null {
  const { root } = structure;
  const parts = [...leavesOf(root)];
  const delivery = parts.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type));
  const disposition = parts.find(({ type }) => /^message\/(global-)?disposition-notification$/.test(type));
  const found = delivery
    ? deliveryReport(structure, delivery)
    : disposition
      ? dispositionReport(structure, disposition)
      : textReport(structure, parts);
  if (!found || found.recipients.length === 0) return null;
  const originals = [
    ...found.originals,
    ...returnedIds(structure, parts),
    ...idsIn(headerText(root.header, 'in-reply-to')),
  ];
  return { ...found, originals: [...new Set(originals)].slice(0, MAX_ORIGINALS) };
}

type Found = Pick<MailReport, 'kind' | 'originals' | 'recipients'>;

/** Groups of fields, parted by blank lines: one about the message, then one for each recipient (RFC 3464 §2.1). */
function deliveryReport(structure: Structure, part: Part): Found {
  const groups = fieldGroups(structure, part);
  const envelopeId = groups.map((group) => headerText(group, 'original-envelope-id')).find(Boolean);
  const recipients = groups.flatMap((group): ReportedRecipient[] => {
    const final = addressIn(headerText(group, 'final-recipient'));
    const original = addressIn(headerText(group, 'original-recipient'));
    const action = actionOf(headerText(group, 'action'));
    if (!action || (!final && !original)) return [];
    const said = withoutType(headerText(group, 'diagnostic-code'));
    const status = /^\s*([245]\.\d{1,3}\.\d{1,3})/.exec(headerText(group, 'status') ?? '')?.[1] ?? null;
    return [{ addresses: given(original, final), action, status, said, certain: true }];
  });
  return {
    kind: 'delivery',
    originals: envelopeId ? [unquoted(envelopeId)] : [],
    recipients: recipients.slice(0, MAX_RECIPIENTS),
  };
}

function dispositionReport(structure: Structure, part: Part): Found {
  const [fields] = fieldGroups(structure, part);
  const id = fields && /<([^<>]+)>/.exec(headerText(fields, 'original-message-id') ?? '')?.[1];
  const final = fields ? addressIn(headerText(fields, 'final-recipient')) : null;
  const original = fields ? addressIn(headerText(fields, 'original-recipient')) : null;
  const disposition = /;\s*([a-z]+)/i.exec((fields && headerText(fields, 'disposition')) ?? '')?.[1]?.toLowerCase();
  const action = disposition === 'displayed' ? 'displayed' : disposition === 'deleted' ? 'deleted' : null;
  const addresses = given(original, final);
  return {
    kind: 'disposition',
    originals: id ? [id.trim()] : [],
    recipients: action && addresses.length > 0 ? [{ addresses, action, status: null, said: null, certain: true }] : [],
  };
}

/**
 * Bounces without a machine's part, as the programs write them that are known to; nothing else is taken for one:
 *   Exim, Gmail      X-Failed-Recipients, written for permanent failures only (exim: src/deliver.c; Gmail: corpora/flanker)
 *   qmail            « Hi. This is the … program at », then « <address>: » and its reason (QSBMF, cr.yp.to/proto/qsbmf.txt)
 *   sendmail         « The following addresses had permanent fatal errors » (sendmail: savemail.c)
 */
function textReport(structure: Structure, parts: readonly Part[]): Found | null {
  const { header } = structure.root;
  if (!isFromServer(header)) return null;
  const failed = (headerText(header, 'x-failed-recipients') ?? '').split(/[\s,]+/).filter(isAddress);
  const part = parts.find(({ type }) => type === 'text/plain');
  const text = part ? textOf(structure, part) : '';
  const recipients: ReportedRecipient[] =
    failed.length > 0
      ? failed.map((address) => ({ ...FAILED, addresses: [address], said: reasonFor(text, address) }))
      : [...qmailRecipients(text), ...sendmailRecipients(text)];
  const ids = [...text.matchAll(/^[>\s]*Message-ID:\s*<([^<>\s]+)>/gim)].map((match) => match[1]!);
  return { kind: 'delivery', originals: ids, recipients: recipients.slice(0, MAX_RECIPIENTS) };
}

const FAILED = { action: 'failed', status: null, certain: false } as const;

function qmailRecipients(text: string): ReportedRecipient[] {
  if (!/^Hi\. This is the .{0,200}? at /s.test(text.trimStart())) return [];
  const upper = text.split(/^--- (?:Below this line|Enclosed)/m)[0] ?? '';
  return upper.split(/\r?\n\s*\r?\n/).flatMap((paragraph) => {
    const match = /^<([^<>\s]+@[^<>\s]+)>:\s*([\s\S]*)$/.exec(paragraph.trim());
    return match ? [{ ...FAILED, addresses: [match[1]!], said: oneLine(match[2]!), status: statusIn(match[2]!) }] : [];
  });
}

function sendmailRecipients(text: string): ReportedRecipient[] {
  const lines = text.split(/\r?\n/);
  const from = lines.findIndex((line) => /The following addresses had permanent fatal errors/i.test(line));
  if (from < 0) return [];
  const end = lines.findIndex((line, index) => index > from && /^\s*-{3,}/.test(line));
  return lines.slice(from + 1, end < 0 ? from + 200 : end).flatMap((line) => {
    const address = /^<?([^<>\s]+@[^<>\s]+?)>?$/.exec(line.trim())?.[1];
    return address ? [{ ...FAILED, addresses: [address], said: reasonFor(text, address) }] : [];
  });
}

/** The lines after the address, up to a blank one. */
function reasonFor(text: string, address: string): string | null {
  const at = text.indexOf(address);
  const after = at < 0 ? '' : text.slice(at + address.length, at + address.length + 1_000);
  return oneLine((after.replace(/^[>:\s]+/, '').split(/\r?\n\s*\r?\n/)[0] ?? '').slice(0, MAX_SAID)) || null;
}

function statusIn(text: string): string | null {
  return /(?:^|[\s#(])([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? null;
}

/** An empty return path, or the mailbox that servers write from. */
function isFromServer(header: HeaderBlock): boolean {
  const returnPath = headerText(header, 'return-path');
  if (returnPath !== null && returnPath.trim() === '<>') return true;
  return /(?:^|[<\s"])(?:mailer-daemon|postmaster)@/i.test(headerText(header, 'from') ?? '');
}

/** The Message-IDs of the messages that are returned, whole or their header alone. */
function returnedIds(structure: Structure, parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (!/^(message\/(rfc822|global)|text\/rfc822-headers|message\/(global-headers|rfc822-headers))$/.test(part.type)) {
      return [];
    }
    const header = readHeaderBlock(decodeTransfer(rawBody(structure, part).subarray(0, MAX_TEXT_BYTES), part.encoding));
    return idsIn(headerText(header, 'message-id'));
  });
}

function idsIn(text: string | null): string[] {
  return [...(text ?? '').matchAll(/<([^<>]+)>/g)].map((match) => match[1]!.replace(/\s+/g, ''));
}

function fieldGroups(structure: Structure, part: Part): HeaderBlock[] {
  const body = decodeTransfer(rawBody(structure, part).subarray(0, MAX_TEXT_BYTES), part.encoding);
  const groups = body.toString('latin1').split(/\r?\n(?:[ \t]*\r?\n)+/);
  return groups.slice(0, MAX_RECIPIENTS + 1).map((group) => readHeaderBlock(Buffer.from(group, 'latin1')));
}

function textOf(structure: Structure, part: Part): string {
  const bytes = decodeTransfer(rawBody(structure, part).subarray(0, MAX_TEXT_BYTES), part.encoding);
  return decodeCharset(bytes, part.typeParameters.get('charset') ?? null).text;
}

/** « rfc822; paul@orange.fr » */
function addressIn(text: string | null): string | null {
  const address = /^\s*(?:[\w-]+\s*;)?\s*<?([^<>\s;]+@[^<>\s;]+?)>?\s*$/.exec(text ?? '')?.[1];
  return address && isAddress(address) ? address : null;
}

function isAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s<>@]+@[^\s<>@]+$/.test(text);
}

function given(...addresses: (string | null)[]): string[] {
  return [...new Set(addresses.flatMap((one) => one ?? []))];
}

function actionOf(text: string | null): ReportedRecipient['action'] | null {
  const word = /^\s*([a-z]+)/i.exec(text ?? '')?.[1]?.toLowerCase();
  // `relayed` and `expanded`: it left for where nothing more is heard of it.
  return word === 'failed' || word === 'delayed' || word === 'delivered' ? word : null;
}

/** « smtp; 550 5.1.1 … » */
function withoutType(text: string | null): string | null {
  return oneLine((text ?? '').replace(/^\s*[\w-]+\s*;/, '').slice(0, MAX_SAID)) || null;
}

function unquoted(text: string): string {
  return text.trim().replace(/^<|>$/g, '');
}

function oneLine(text: string): string {
  return text
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, MAX_SAID);
}
