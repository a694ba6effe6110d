// Fields are filled where they are text, whatever the editor made of the line; a value never becomes markup.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_NAMES, FIELD_SPELLINGS, fieldsUsed, fillHtml, fillText } from '../../../shared/compose/fields.ts';

const values = {
  childFirstName: 'Léa',
  childLastName: 'Lopez',
  className: 'CM2',
  firstName: 'Marie',
  lastName: 'Lopez',
  civility: 'Madame',
};

describe('fields', () => {
  it.each([
    ['Bonjour {civilité} {nom}', 'Bonjour Madame Lopez'],
    ["{Prénom de l'enfant} est en {classe}.", 'Léa est en CM2.'],
    ['{prenom\u00a0de l’enfant} {NOM DE L’ENFANT}', 'Léa Lopez'],
    ['Dear {title} {last name}: {child’s first name}', 'Dear Madame Lopez: Léa'],
    ['{autre chose} et {1} restent', '{autre chose} et {1} restent'],
    ['{prénom', '{prénom'],
  ])('fills %s', (text, filled) => {
    expect(fillText(text, values)).toBe(filled);
  });

  it.each([
    ['<p>Bonjour {prénom}</p>', '<p>Bonjour Marie</p>'],
    ['<p>{prénom&nbsp;de l&rsquo;enfant}</p>', '<p>Léa</p>'],
    ['<p>{pré<strong>nom de</strong> l’enfant} !</p>', '<p>Léa<strong></strong> !</p>'],
    ['<p>{nom</p><p>de l’enfant}</p>', '<p>{nom</p><p>de l’enfant}</p>'],
    ['<a title="a > {nom}" href="x">{nom}</a>', '<a title="a > {nom}" href="x">Lopez</a>'],
    ['<p><b>{</b>nom<i>}</i>{nom}</p>', '<p><b>Lopez</b><i></i>Lopez</p>'],
  ])('fills the HTML %s', (html, filled) => {
    expect(fillHtml(html, values)).toBe(filled);
  });

  it('lets no value become markup', () => {
    expect(fillHtml('<p>{nom}</p>', { ...values, lastName: '<img src=x onerror="a"> & Cie' })).toBe(
      '<p>&lt;img src=x onerror=&quot;a&quot;&gt; &amp; Cie</p>',
    );
  });

  it('tells which fields are used, and what is written like one and is none', () => {
    const draft = { subject: '{classe}', html: '<p>{prénom de l’enfant}, {prénon}, {a, b} {Prénon}</p>', text: '' };
    expect(fieldsUsed(draft)).toEqual({ fields: ['childFirstName', 'className'], unknown: ['prénon', 'Prénon'] });
    expect(fieldsUsed({ subject: '', html: null, text: 'Cher {nom}' })).toEqual({ fields: ['lastName'], unknown: [] });
  });

  it('leaves everything but fields as it is, for any text and HTML', () => {
    const marked = Object.fromEntries(FIELD_NAMES.map((name) => [name, '']));
    const written = fc.constantFrom(...FIELD_NAMES.map((name) => `{${FIELD_SPELLINGS.fr[name]}}`));
    const plain = fc.stringMatching(/^[\p{L} <>/="'&;]*$/u);
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, written)), plain, (pieces, last) => {
        const text = pieces.map(([before, field]) => before + field).join('') + last;
        const without = pieces.map(([before]) => before).join('') + last;
        expect(fillText(text, marked as typeof values)).toBe(without);
        expect(fillHtml(without, values)).toBe(without);
      }),
    );
  });
});
