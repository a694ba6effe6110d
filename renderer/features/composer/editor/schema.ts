// What a rich message may be made of: TipTap's starter set, inline images of the draft, and the plainest tables,
// so that a quoted or forwarded message keeps its shape. Marks and nodes only; no key, no view state.
// Invariant: an inline image is written `cid:<contentId>` in the draft's HTML and shown by mail-content:// only,
// so nothing here ever asks the network for a picture.
import { mergeAttributes, Node } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { draftPartUrl } from '../../../../shared/domain/content-url.ts';
import type { DraftId } from '../../../../shared/domain/ids.ts';

const LINK_SCHEMES = /^(https?|mailto|tel):/i;

const starterKit = StarterKit.configure({
  dropcursor: { color: false, class: 'drop-cursor' },
  trailingNode: false,
  link: {
    openOnClick: false,
    autolink: true,
    linkOnPaste: true,
    defaultProtocol: 'https',
    isAllowedUri: (url) => LINK_SCHEMES.test(url),
    HTMLAttributes: { target: null, rel: null, class: null },
  },
});

const table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
});

const tableRow = Node.create({
  name: 'tableRow',
  content: 'tableCell*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const tableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  addAttributes: () => ({ colspan: { default: null }, rowspan: { default: null } }),
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['td', mergeAttributes(HTMLAttributes), 0],
});

/** The signature as a block of its own, to be exchanged when the identity changes. */
const signature = Node.create({
  name: 'signature',
  group: 'block',
  content: 'block*',
  defining: true,
  // `plain`: somebody else's, in a quote. `moz-signature`: drafts that Thunderbird began.
  parseHTML: () => [{ tag: 'div.signature:not(.plain)' }, { tag: 'div.moz-signature' }],
  renderHTML: () => ['div', { class: 'signature' }, 0],
});

function inlineImage(draftId: DraftId) {
  return Node.create({
    name: 'image',
    group: 'inline',
    inline: true,
    draggable: true,
    addAttributes: () => ({
      src: { default: null },
      alt: { default: '' },
      width: { default: null },
      height: { default: null },
    }),
    // data:, file: and blob: come from other programs' clipboards and mean nothing to the recipient.
    parseHTML: () => [{ tag: 'img[src^="cid:"]' }, { tag: 'img[src^="https:"]' }, { tag: 'img[src^="http:"]' }],
    renderHTML: ({ HTMLAttributes }) => ['img', mergeAttributes(HTMLAttributes)],
    addNodeView:
      () =>
      ({ node }) => {
        const { src, alt, width, height } = node.attrs as Record<string, string | null>;
        const dom = document.createElement('img');
        dom.alt = alt ?? '';
        if (width) dom.width = Number(width);
        if (height) dom.height = Number(height);
        if (src?.startsWith('cid:')) dom.src = draftPartUrl(draftId, src.slice('cid:'.length));
        else dom.className = 'remote-image';
        return { dom };
      },
  });
}

/** null: of no draft, and without pictures. */
export function richExtensions(draftId: DraftId | null) {
  const words = [starterKit, table, tableRow, tableCell, signature];
  return draftId === null ? words : [...words, inlineImage(draftId)];
}
