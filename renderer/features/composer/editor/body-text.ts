// The plain-text alternative of a rich body: paragraphs apart by a blank line, lists with dashes or numbers,
// quotes with « > », links with where they go. Pure: an editor document in, text out.
import type { Node } from '@tiptap/pm/model';

export function textFromDocument(document: Node): string {
  return blocks(document)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
}

/** The lines of a block's children; text blocks are parted by a blank line. */
function blocks(parent: Node): string[] {
  const lines: string[] = [];
  parent.forEach((child, _offset, index) => {
    const before = index > 0 ? parent.child(index - 1) : null;
    const inItem = parent.type.name === 'listItem' && child.type.name.endsWith('List');
    if (before && !inItem && needsGap(before, child)) lines.push('');
    lines.push(...linesOf(child));
  });
  return lines;
}

function needsGap(before: Node, after: Node): boolean {
  // « Le … a écrit : » and its quote belong together.
  if (after.type.name === 'blockquote') return !/:\s*$/.test(before.textContent);
  return after.type.name !== 'tableRow' && after.type.name !== 'listItem';
}

/** Nodes are immutable: what was not touched since it was last asked for has the lines it had then. */
const known = new WeakMap<Node, string[]>();

function linesOf(node: Node): string[] {
  const lines = known.get(node) ?? freshLines(node);
  if (!node.isTextblock) known.set(node, lines);
  return lines;
}

function freshLines(node: Node): string[] {
  switch (node.type.name) {
    case 'blockquote':
      return blocks(node).map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()));
    case 'bulletList':
      return items(node, () => '- ');
    case 'orderedList':
      return items(node, (index) => `${Number(node.attrs.start ?? 1) + index}. `);
    case 'signature':
      return ['-- ', ...blocks(node).filter((line, index) => !(index === 0 && /^--\s*$/.test(line)))];
    case 'horizontalRule':
      return ['-'.repeat(40)];
    case 'tableRow':
      return [cells(node)];
    default:
      return node.isTextblock ? inlineText(node).split('\n') : blocks(node);
  }
}

function items(list: Node, mark: (index: number) => string): string[] {
  const lines: string[] = [];
  list.forEach((item, _offset, index) => {
    const indent = ' '.repeat(mark(index).length);
    lines.push(...blocks(item).map((line, at) => ((at === 0 ? mark(index) : indent) + line).trimEnd()));
  });
  return lines;
}

function cells(row: Node): string {
  const texts: string[] = [];
  row.forEach((cell) => {
    texts.push(blocks(cell).filter(Boolean).join(' '));
  });
  return texts.join('\t');
}

function inlineText(block: Node): string {
  let text = '';
  block.forEach((child, _offset, index) => {
    if (child.type.name === 'hardBreak') text += '\n';
    else if (child.type.name === 'image') text += child.attrs.alt ? `[${child.attrs.alt}]` : '';
    else {
      text += child.text ?? '';
      const href = hrefOf(child);
      const next = index + 1 < block.childCount ? hrefOf(block.child(index + 1)) : null;
      if (href && href !== next && !text.endsWith(bare(href))) text += ` <${bare(href)}>`;
    }
  });
  return text;
}

function hrefOf(node: Node): string | null {
  const link = node.marks.find((mark) => mark.type.name === 'link');
  return typeof link?.attrs.href === 'string' ? link.attrs.href : null;
}

function bare(href: string): string {
  return href.replace(/^mailto:/i, '');
}
