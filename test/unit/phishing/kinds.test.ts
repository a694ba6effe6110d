// Evidence that came with what phishing of today does, each with the honest letter that resembles it.
import { describe, expect, test } from 'vitest';
import {
  type EvidenceKind,
  judge,
  KNOWS_NOTHING,
  type Letter,
  type LetterLink,
} from '../../../shared/phishing/index.ts';

const LETTER: Letter = {
  from: [{ name: 'Firme', address: 'x@firme.com' }],
  sender: null,
  replyTo: [],
  to: [{ name: 'Claire Moreau', address: 'claire.moreau@ac-poitiers.fr' }],
  subject: 'Bonjour',
  text: 'Bonjour, à jeudi.',
  links: [],
  form: 'none',
  pictures: 0,
  attachments: [],
  isList: false,
  isReport: false,
  authentication: [],
};

const from = (name: string, address: string): Pick<Letter, 'from'> => ({ from: [{ name, address }] });
const to = (...urls: string[]): { links: LetterLink[] } => ({ links: urls.map((url) => ({ url, text: 'ici' })) });
const verdict = (some: Partial<Letter>) => judge({ ...LETTER, ...some }, KNOWS_NOTHING);
const kinds = (some: Partial<Letter>): EvidenceKind[] => verdict(some).evidence.map(({ kind }) => kind);
const BLOCKED = { text: 'Votre compte sera suspendu.' };

describe('Said against a letter', () => {
  test.each<[string, Partial<Letter>, EvidenceKind]>([
    ['an address below a free host', from('Support', 'no-reply@abc-12ef.firebaseapp.com'), 'senderFreeHost'],
    ['pictures in a name', from('🎁 Cadeaux', 'x@firme.com'), 'decoratedName'],
    ['a firm’s name in spaced letters', from('C h r o n o p o s t', 'x@firme.com'), 'disguisedName'],
    ['a firm’s name with I for l', from('PayPaI', 'x@firme.com'), 'disguisedName'],
    ['a firm’s name with its sign', from('McAfee™', 'x@firme.com'), 'brandOutside'],
    ['a firm’s name alone', from('Apple', 'x@firme.com'), 'brandOutside'],
    ['the state’s name at another ending', from('ENSAP', 'x@ensap-gouv.com'), 'lookAlikeSender'],
    ['a fortune', { text: 'I am the widow of a banker and my late husband left 12,500,000 dollars.' }, 'fortune'],
    ['a telephone to cancel a debit', { text: 'Pour annuler, appelez le 09 70 00 00 00.' }, 'callToCancel'],
    ['its own praise', { text: 'This message is from a trusted sender.' }, 'ownPraise'],
    ['a greeting to a mailbox', { text: 'Bonjour claire.moreau@ac-poitiers.fr, à jeudi.' }, 'greetedByAddress'],
    ['a firm’s name in a site', to('https://vinted-litiges.com/x'), 'brandInLink'],
    ['an account, and links elsewhere', { ...BLOCKED, ...to('https://autre.com/x') }, 'linkClaimElsewhere'],
    ['the reader’s address in a link', to('https://autre.com/#claire.moreau@ac-poitiers.fr'), 'linkCarriesAddress'],
    [
      'the same in base64',
      to(`https://autre.com/?${btoa('claire.moreau@ac-poitiers.fr').replace(/=+$/, '')}`),
      'linkCarriesAddress',
    ],
    ['nothing but short links', to('https://bit.ly/a', 'https://bit.ly/b'), 'linkOnlyShort'],
    ['nothing but a store', to('https://storage.googleapis.com/bucket/a.html'), 'linkOnlyStorage'],
    ['claims in the languages that are taught', { text: 'Ihr Konto wurde gesperrt.' }, 'accountThreat'],
    [
      'a button that asks for something',
      { links: [{ url: 'https://firme.com/x', text: 'Débloquer mon compte' }] },
      'callToClick',
    ],
    ['a right that runs out', { text: 'Vos droits expirent dans 3 jours.' }, 'refund'],
  ])('%s', (_, some, kind) => {
    expect(kinds(some)).toContain(kind);
  });
});

describe('Nothing to say', () => {
  test.each<[string, Partial<Letter>, EvidenceKind]>([
    [
      'of a firm that a mailing program writes for, all of whose links are the firm’s',
      { ...from('Chronopost', 'suivi@envois.com'), ...to('https://www.chronopost.fr/suivi') },
      'brandOutside',
    ],
    ['of clicks that a mailing program counts', { ...BLOCKED, ...to('https://x1.mj.am/lnk') }, 'linkClaimElsewhere'],
    ['of a firm’s own other site', to('https://www.paypal.me/x', 'https://chronopost-news.com/'), 'brandInLink'],
    ['of a film in a store', to('https://kermesse.s3.amazonaws.com/film.mp4'), 'linkOnlyStorage'],
    ['of a store that bears the sender’s name', to('https://firme-documents.s3.amazonaws.com/x'), 'linkOnlyStorage'],
    ['of one short link of an association', to('https://bit.ly/a'), 'linkOnlyShort'],
    ['of another state’s own name', from('Ministère', 'x@education.gouv.ci'), 'lookAlikeSender'],
    ['of a letter that greets a person', { text: 'Bonjour Claire, à jeudi.' }, 'greetedByAddress'],
    ['of a quoted claim', { text: 'C’est vrai ?\n> Votre compte sera suspendu.' }, 'accountThreat'],
    ['of a removal from a list', { text: 'Your e-mail address will be deleted from the list.' }, 'accountThreat'],
  ])('%s', (_, some, kind) => {
    expect(kinds(some)).not.toContain(kind);
  });

  test('a firm whose links are its own is doubted all the same when it asks to telephone', () => {
    const letter = { ...from('PayPal', 'x@firme.com'), ...to('https://www.paypal.com/') };
    expect(kinds({ ...letter, text: 'To cancel this payment call +1 (888) 555-1234.' })).toContain('brandOutside');
  });
});

test('a word of twenty thousand letters is read like any other', () => {
  const word = 'abcdefghij'.repeat(2_000);
  expect(verdict({ text: word })).toMatchObject({ level: 'none', evidence: [] });
  expect(kinds({ text: `раssword cоmрte ${word}` })).toContain('disguisedText');
});
