import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInTemplates } from '../../../shared/compose/built-in-templates.ts';
import { filledLetter, paragraphs, templateFields } from '../../../shared/compose/templates.ts';

const letter = (text: string, html: string | null = null) => ({ subject: 'Sortie du {date}', html, text });

describe('a template', () => {
  it('tells its fields in order, each once, and takes no other braces for one', () => {
    expect(templateFields(letter('Le {date} à {lieu}, {heure de départ}. {1} {a, b} {}'))).toEqual([
      'date',
      'lieu',
      'heure de départ',
    ]);
  });

  it('is filled in its subject, its text and its HTML; what has no value stays to be filled in', () => {
    expect(filledLetter(letter('Le {date} à {lieu}.'), { date: ' lundi ', lieu: '' })).toEqual({
      subject: 'Sortie du lundi',
      text: 'Le lundi à {lieu}.',
      html: '<p>Le lundi à {lieu}.</p>',
    });
  });

  it('never makes markup of what is filled in, nor a field of a value', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const { html } = filledLetter(letter('', '<p>{date}{lieu}</p>'), { date: value, lieu: 'x' });
        expect(html!.match(/</g)).toHaveLength(2);
        expect(html!.endsWith('x</p>')).toBe(true);
      }),
    );
    expect(filledLetter(letter('{toString}'), {}).text).toBe('{toString}');
  });

  it('is paragraphs, lines and lists', () => {
    expect(paragraphs('Bonjour,\n\n- a < b\n- c\n\nÀ demain,\nMarie')).toBe(
      '<p>Bonjour,</p><ul><li>a &lt; b</li><li>c</li></ul><p>À demain,<br>Marie</p>',
    );
  });
});

describe('the templates that come with Casier', () => {
  it('are the same in both languages, each with a subject, a salutation, an end and room for a signature', () => {
    expect(builtInTemplates('en').map(({ key }) => key)).toEqual(builtInTemplates('fr').map(({ key }) => key));
    for (const { subject, text } of [...builtInTemplates('fr'), ...builtInTemplates('en')]) {
      expect(subject).not.toBe('');
      expect(text).toMatch(/^(Madame, Monsieur|Dear )/);
      expect(text).toMatch(/(Bien cordialement|Kind regards),$/);
      // French wants a non-breaking blank before these.
      expect(text).not.toMatch(/ [:;?!]/);
    }
  });
});
