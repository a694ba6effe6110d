// Which parts are the body and which are attachments (after RFC 8621 §4.1.4). The body is the best form of each
// alternative; a text part with a file name is an attachment; what no one shows is listed rather than lost.
import type { Part } from './structure.ts';

export interface ChosenParts {
  /** What is shown, in order: text/plain and text/html leaves, and images that stand between them. */
  body: Part[];
  /** The first text/plain and text/html leaf meant to be read, shown or not. */
  plain: Part | null;
  html: Part | null;
  /** The rest, in order; images that the HTML shows by cid: are among them. */
  attachments: Part[];
}

const INLINE_IMAGE = /^image\/(jpeg|jpg|pjpeg|png|gif|webp|bmp)$/;

export function declaredName(part: Part): string | null {
  return part.disposition?.parameters.get('filename') || part.typeParameters.get('name') || null;
}

/** Text that is a file to a program rather than words to a person. */
const TEXT_FILE = /^text\/(calendar|vcard|x-vcard|directory|rtf|csv|xml|css|javascript|x-amp-html)$/;

/** A text type that nobody knows is read as plain text (RFC 2046 §4.1.4). */
function isText(part: Part): boolean {
  return part.type.startsWith('text/') && !TEXT_FILE.test(part.type);
}

/** Meant to be read as part of the message. The only part of a message is its body, whatever its name. */
function isBodyText(part: Part): boolean {
  if (!isText(part) || part.children.length > 0) return false;
  if (part.disposition?.value === 'attachment') return false;
  if (part.parentType === null) return true;
  return declaredName(part) === null;
}

export function chooseParts(root: Part): ChosenParts {
  const chosen: ChosenParts = { body: [], plain: null, html: null, attachments: [] };
  visit(root, chosen);
  dropDoubleCalendar(chosen);
  return chosen;
}

function visit(part: Part, chosen: ChosenParts): void {
  if (part.children.length === 0) visitLeaf(part, chosen);
  else if (part.type === 'multipart/alternative') visitAlternative(part, chosen);
  else if (part.type === 'multipart/related') visitRelated(part, chosen);
  else for (const child of part.children) visit(child, chosen);
}

function visitLeaf(part: Part, chosen: ChosenParts): void {
  if (isBodyText(part)) {
    if (part.type === 'text/plain') chosen.plain ??= part;
    else if (part.type === 'text/html') chosen.html ??= part;
    chosen.body.push(part);
    // A letter that is nothing but a named file is both.
    if (declaredName(part) !== null) chosen.attachments.push(part);
  } else if (!isEmptyFiller(part)) {
    chosen.attachments.push(part);
    const shownAsImage = INLINE_IMAGE.test(part.type) && part.disposition?.value === 'inline' && !part.contentId;
    if (shownAsImage && chosen.body.length > 0) chosen.body.push(part);
  }
}

/** A multipart without parts, or nameless, typeless and without a byte: what broken boundaries leave behind. */
function isEmptyFiller(part: Part): boolean {
  if (part.type.startsWith('multipart/')) return true;
  return part.bodyEnd <= part.bodyStart && part.header.fields.length === 0;
}

/** The last form that can be shown wins; of the others only what is no rendering of the same text is kept. */
function visitAlternative(part: Part, chosen: ChosenParts): void {
  const forms = part.children.map((child) => {
    const form: ChosenParts = { body: [], plain: null, html: null, attachments: [] };
    visit(child, form);
    return form;
  });
  const best =
    forms.findLast((form) => form.html) ??
    forms.findLast((form) => form.plain) ??
    forms.findLast((form) => form.body.length > 0);
  if (best) chosen.body.push(...best.body);
  for (const form of forms) {
    chosen.plain ??= form.plain;
    chosen.html ??= form.html;
    chosen.attachments.push(...form.attachments.filter((leaf) => !best || !isOtherRendering(leaf, part)));
  }
}

/** text/enriched, text/watch-html and the like say the same again. An invitation (text/calendar) says more. */
function isOtherRendering(leaf: Part, alternative: Part): boolean {
  const direct = alternative.children.includes(leaf);
  return (
    direct &&
    /^text\/(?!calendar)/.test(leaf.type) &&
    declaredName(leaf) === null &&
    leaf.disposition?.value !== 'attachment'
  );
}

/** An invitation is often there twice: as a form of the message, and as the file invite.ics. */
function dropDoubleCalendar(chosen: ChosenParts): void {
  const isBare = (part: Part) => part.type === 'text/calendar' && declaredName(part) === null;
  const isFile = (part: Part) =>
    !isBare(part) && (/calendar|ics/.test(part.type) || /\.ics$/i.test(declaredName(part) ?? ''));
  if (chosen.attachments.some(isFile)) chosen.attachments = chosen.attachments.filter((part) => !isBare(part));
}

/** The root of a related part is the first one or the one `start` names (RFC 2387); the others serve it. */
function visitRelated(part: Part, chosen: ChosenParts): void {
  const start = part.typeParameters.get('start')?.replace(/^<|>$/g, '');
  const root = part.children.find((child) => start !== undefined && child.contentId === start) ?? part.children[0]!;
  for (const child of part.children) {
    if (child === root || child.children.length > 0 || !isBodyText(child) || !child.contentId) visit(child, chosen);
    else chosen.attachments.push(child);
  }
}
