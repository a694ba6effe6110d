import { describe, expect, test } from 'vitest';
import { attachmentMention, missingAttachment, ownWords } from '../../../shared/compose/missing-attachment.ts';

describe('words that announce an attachment', () => {
  test.each([
    ['Veuillez trouver ci-joint le compte rendu.', 'ci joint'],
    ['Vous trouverez ci-jointe la convocation', 'ci jointe'],
    ['Tu trouveras ci‑joints les bulletins', 'ci joints'],
    ['Je vous envoie en pièce jointe le planning', 'piece jointe'],
    ['voir PIECES JOINTES', 'pieces jointes'],
    ['Le planning est en PJ.', 'pj'],
    ['(cf. PJ)', 'pj'],
    ['cf. P.J.', 'p.j.'],
    ['Je vous joins le formulaire', 'je vous joins'],
    ['Nous vous joignons la liste', 'nous vous joignons'],
    ['J’ai joint la liste des élèves', "j'ai joint"],
    ['le document joint est à signer', 'document joint'],
    ['la liste jointe à ce message', 'jointe a ce message'],
    ['Le règlement figure en annexe', 'en annexe'],
    ['Please find attached the form', 'find attached'],
    ['The form is attached.', 'is attached'],
    ["I've attached the list", "i've attached"],
    ['See attachment.', 'see attachment'],
  ])('%s', (text, mention) => {
    expect(attachmentMention(text)).toBe(mention);
  });
});

describe('words that announce none', () => {
  test.each([
    ['Réunion jeudi à 17 h en salle des professeurs.'],
    ['Merci de me joindre au 03 85 00 00 00.'],
    ['Nous sommes très attachés à cette sortie.'],
    ['Je suis joignable demain.'],
    ['Écrivez à pj@exemple.fr'],
    ['Le fichier PJ_2024 est sur le serveur'],
    ['Mon message précédent est parti sans pièce jointe.'],
    ['Il n’y a pas de PJ cette fois.'],
    ['There is no attachment this time'],
    ['Le gjpj du lundi'],
  ])('%s', (text) => {
    expect(attachmentMention(text)).toBeNull();
  });
});

test('a denial hides only its own mention', () => {
  expect(attachmentMention('Mon mail est parti sans PJ : la voici en pièce jointe.')).toBe('piece jointe');
});

test('quoted lines, a forwarded message and the signature are not the person’s own words', () => {
  expect(
    ownWords(
      [
        'Merci !',
        'Le mar. 4 avr. 2007 à 09:08, Jeanne Pont a écrit :',
        '> voir en pièce jointe',
        'À jeudi.',
        '-- ',
        'PJ',
      ].join('\r\n'),
    ),
  ).toBe('Merci !\nÀ jeudi.');
  expect(ownWords('Bonjour\n-- \nJeanne\nPJ\n\nOn Monday, Paul wrote:\n> ci-joint\nLe voici.')).toBe(
    'Bonjour\nLe voici.',
  );
  expect(attachmentMention('Pour info.\n\n-------- Message transféré --------\nVoir ci-joint')).toBeNull();
  expect(attachmentMention('Bien reçu.\n> > ci-joint\n> merci')).toBeNull();
});

test('an answer written below its quote counts', () => {
  expect(attachmentMention('> Peux-tu me l’envoyer ?\nLe voici ci-joint.')).toBe('ci joint');
});

test('nothing is missing once a file is attached; an inline image is no attachment', () => {
  const draft = { subject: 'Planning (PJ)', text: 'Bonjour,' };
  expect(missingAttachment(draft, [])).toBe('pj');
  expect(missingAttachment(draft, [{ inline: true }])).toBe('pj');
  expect(missingAttachment(draft, [{ inline: false }])).toBeNull();
});
