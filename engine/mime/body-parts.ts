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

function isText(part: Part): boolean {
  return part.type === 'text/plain' || part.type === 'text/html';
}

/** Meant to be read as part of the message. The only part of a message is its body, whatever its name. */
function isBodyText(part: Part): boolean {
  if (!isText(part) || part.children.length > 0) return false;
  if (part.disposition?.value === 'attachment') return false;
  return declaredName(part) === null || part.parentType === null;
}

export function chooseParts(root: Part): ChosenParts {
  const chosen: ChosenParts = { body: [], plain: null, html: null, attachments: [] };
  visit(root, chosen);
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
    else chosen.html ??= part;
    chosen.body.push(part);
  } else if (!isEmptyFiller(part)) {
    chosen.attachments.push(part);
    const shownAsImage = INLINE_IMAGE.test(part.type) && part.disposition?.value === 'inline' && !part.contentId;
    if (shownAsImage && chosen.body.length > 0) chosen.body.push(part);
  }
}

/** Nameless, typeless and without a byte: what broken boundaries leave behind. */
function isEmptyFiller(part: Part): boolean {
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
    forms.findLast((form) => form.body.some((leaf) => leaf.type === 'text/html')) ??
    forms.findLast((form) => form.body.length > 0);
  if (best) chosen.body.push(...best.body);
  for (const form of forms) {
    chosen.plain ??= form.plain;
    chosen.html ??= form.html;
    chosen.attachments.push(...form.attachments);
  }
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
