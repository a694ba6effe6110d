import { getSchema } from '@tiptap/react';
import { describe, expect, it } from 'vitest';
import { textFromDocument } from '../../../renderer/features/composer/editor/body-text.ts';
import { richExtensions } from '../../../renderer/features/composer/editor/schema.ts';
import { DraftId } from '../../../shared/domain/ids.ts';

const schema = getSchema(richExtensions(DraftId.parse(1)));
const { nodes, marks } = schema;

const p = (...texts: (string | ReturnType<typeof schema.text>)[]) =>
  nodes.paragraph!.create(
    null,
    texts.filter((text) => text !== '').map((text) => (typeof text === 'string' ? schema.text(text) : text)),
  );
const li = (...content: ReturnType<typeof p>[]) => nodes.listItem!.create(null, content);
const quote = (...content: ReturnType<typeof p>[]) => nodes.blockquote!.create(null, content);
const link = (text: string, href: string) => schema.text(text, [marks.link!.create({ href })]);
const text = (...content: ReturnType<typeof p>[]) => textFromDocument(nodes.doc!.create(null, content));

describe('the plain text of a rich body', () => {
  it('parts paragraphs by a blank line and keeps line breaks', () => {
    expect(text(p('Bonjour,'), p('un', nodes.hardBreak!.create(), 'deux'))).toBe('Bonjour,\n\nun\ndeux');
  });

  it('marks quotes, quotes in quotes too, right below the line that introduces them', () => {
    expect(text(p('Oui.'), p('Le 3 mai, Marie a écrit :'), quote(p('Demain ?'), quote(p('Quand ?'))))).toBe(
      'Oui.\n\nLe 3 mai, Marie a écrit :\n> Demain ?\n>\n>> Quand ?',
    );
  });

  it('writes lists with dashes and numbers, inner ones indented', () => {
    const inner = nodes.bulletList!.create(null, [li(p('b'))]);
    expect(text(nodes.orderedList!.create({ start: 3 }, [li(p('a'), inner), li(p('c'))]))).toBe('3. a\n   - b\n4. c');
  });

  it('says where a link goes, unless its text does', () => {
    expect(text(p('Voir ', link('le site', 'https://x.fr/a'), ' et ', link('a@x.fr', 'mailto:a@x.fr')))).toBe(
      'Voir le site <https://x.fr/a> et a@x.fr',
    );
  });

  it('sets the signature apart', () => {
    expect(text(p('Merci'), nodes.signature!.create(null, [p('Mme Petit')]))).toBe('Merci\n\n-- \nMme Petit');
  });

  it('keeps the rows of a table', () => {
    const cell = (content: string) => nodes.tableCell!.create(null, [p(content)]);
    const table = nodes.table!.create(null, [
      nodes.tableRow!.create(null, [cell('Lundi'), cell('8 h')]),
      nodes.tableRow!.create(null, [cell('Mardi'), cell('9 h')]),
    ]);
    expect(text(table)).toBe('Lundi\t8 h\nMardi\t9 h');
  });

  it('of nothing is nothing', () => {
    expect(text(p(''))).toBe('');
  });
});
