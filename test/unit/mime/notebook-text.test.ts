import { describe, expect, it } from 'vitest';
import { notebookText, withoutAddresses } from '../../../engine/mime/notebook-text.ts';
import { readMessage } from '../../../engine/mime/read-message.ts';

const of = (subject: string, text: string, type = 'text/plain') =>
  notebookText(readMessage(Buffer.from(`Subject: ${subject}\nContent-Type: ${type}; charset=utf-8\n\n${text}`)));

describe('the words for a notebook', () => {
  it('are the author’s own, without the messages before', () => {
    const { title, text } = of(
      'Re: [parents] Tr: Sortie au marais',
      'Chers parents,\n\nLa sortie est lundi.\n\nLe 4 mars 2026 à 10:00, Alice Durand <alice@ecole.example> a écrit :\n> Quand ?',
    );
    expect(title).toBe('Sortie au marais');
    expect(text).toBe('Chers parents,\n\nLa sortie est lundi.');
  });

  it('are all of what was forwarded', () => {
    expect(
      of('Tr: Grève', 'Pour info.\n\n-------- Message transféré --------\nDe : X\n\nÉcole fermée.').text,
    ).toContain('École fermée.');
  });

  it('are read from HTML where there is no text', () => {
    expect(of('Sortie', '<p>Prévoir un <b>pique-nique</b>.</p><p>Merci</p>', 'text/html').text).toBe(
      'Prévoir un pique-nique.\n\nMerci',
    );
  });

  it.each([
    ['Répondre à ecole@ac-poitiers.fr avant lundi', 'Répondre à avant lundi'],
    ['La directrice\nCourriel : e.dupont@ac-poitiers.fr\nTél. 05 49 00 00 00', 'La directrice\nTél. 05 49 00 00 00'],
    ['Mme Diop <awa.diop@free.fr>, M. Leroy (paul@orange.fr)', 'Mme Diop, M. Leroy'],
    ['mailto:a.b@c.fr', ''],
    ['Rendez-vous @ la mairie', 'Rendez-vous @ la mairie'],
  ])('have no address left: %s', (text, expected) => {
    expect(withoutAddresses(text)).toBe(expected);
  });
});
