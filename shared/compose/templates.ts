// A template's fields, « {date} », and their values. Pure. Invariants: what is filled in cannot become markup; a field
// without a value stays in its braces, to be filled in by hand or, where a sending to each family knows it, by that
// (fields.ts).
import type { TemplateContent } from '../domain/template.ts';

export type Letter = Pick<TemplateContent, 'subject' | 'html' | 'text'>;

/** A word or a few: « {1} » and « {a, b} » are not meant as fields. */
const FIELD = /\{(\p{L}[\p{L}\p{M}\u00a0 '’-]{0,60})\}/gu;

/** In the order in which they are met, each once. */
export function templateFields({ subject, text }: Letter): string[] {
  return [...new Set([...`${subject}\n${text}`.matchAll(FIELD)].map((match) => match[1]!))];
}

export function filledLetter(letter: Letter, values: Readonly<Record<string, string>>): Letter {
  const fill = (text: string, written: (value: string) => string) =>
    text.replace(FIELD, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name]!.trim() : '';
      return value === '' ? whole : written(value);
    });
  const asIs = (value: string) => value;
  return {
    subject: fill(letter.subject, asIs),
    text: fill(letter.text, asIs),
    html: fill(letter.html ?? paragraphs(letter.text), escaped),
  };
}

/** Plain text as HTML: a blank line parts paragraphs, a dash begins an item of a list. */
export function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split('\n').map(escaped);
      if (lines.every((line) => line.startsWith('- '))) {
        return `<ul>${lines.map((line) => `<li>${line.slice(2)}</li>`).join('')}</ul>`;
      }
      return `<p>${lines.join('<br>')}</p>`;
    })
    .join('');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
