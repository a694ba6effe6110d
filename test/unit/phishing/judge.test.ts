// What counts for and against a message, one fact at a time: most of all what Casier knows and a filter does not.
import { describe, expect, test } from 'vitest';
import {
  type EvidenceKind,
  judge,
  KNOWS_NOTHING,
  type Knowledge,
  type Letter,
} from '../../../shared/phishing/index.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 22);
const MB = 1_000_000;

const LETTER: Letter = {
  from: [{ name: 'Nadia Haddad', address: 'nadia@orange.fr' }],
  sender: null,
  replyTo: [],
  to: [{ name: null, address: 'claire.moreau@ac-poitiers.fr' }],
  subject: 'Sortie de jeudi',
  text: 'Bonjour, à jeudi pour la sortie.',
  links: [],
  form: 'none',
  pictures: 0,
  attachments: [],
  isList: false,
  isReport: false,
  authentication: [],
};
const KNOWLEDGE: Knowledge = {
  ...KNOWS_NOTHING,
  nowAt: NOW,
  ownAddresses: ['claire.moreau@ac-poitiers.fr'],
  ownServers: ['ac-poitiers.fr'],
};
const STOLEN = { written: true, kept: false, receivedBefore: 12, trusted: false };

const from = (name: string, address: string): Pick<Letter, 'from'> => ({ from: [{ name, address }] });
const letter = (some: Partial<Letter>): Letter => ({ ...LETTER, ...some });
const verdict = (some: Partial<Letter>, known: Partial<Knowledge> = {}) =>
  judge(letter(some), { ...KNOWLEDGE, ...known });
const kinds = (some: Partial<Letter>, known: Partial<Knowledge> = {}): EvidenceKind[] =>
  verdict(some, known).evidence.map(({ kind }) => kind);
const attached = (name: string, more: Partial<Letter['attachments'][number]> = {}) => ({
  attachments: [{ name, type: 'application/octet-stream', inline: false, page: null, locked: false, ...more }],
});

const FULL = {
  ...from('Messagerie', 'info@mail-serveur.com'),
  subject: 'Votre boîte est pleine',
  text: 'Votre boîte a dépassé son quota. Confirmez votre compte ici.',
};
const EXPIRES = {
  ...from('Messagerie', 'info@mail-serveur.com'),
  subject: 'Mot de passe',
  text: 'Votre mot de passe de messagerie expire demain.',
};

describe('A claim is held against what is known', () => {
  test('a mailbox that is said to be full and is not', () => {
    const { evidence, level } = verdict(FULL, { quota: { usedBytes: 18 * MB, limitBytes: 200 * MB } });
    expect(evidence[0]).toEqual({ kind: 'quotaFalse', what: expect.any(String), against: '18000000/200000000' });
    expect(level).toBe('danger');
  });

  test('one that is nearly full: the claim is no lie, and only counts as an outsider’s', () => {
    expect(kinds(FULL, { quota: { usedBytes: 195 * MB, limitBytes: 200 * MB } })).toContain('quotaClaim');
  });

  test('a password that is said to expire and is good for months', () => {
    expect(kinds(EXPIRES, { passwordEndsAt: NOW + 200 * DAY_MS })).toContain('passwordFalse');
    expect(kinds(EXPIRES, { passwordEndsAt: NOW + 12 * DAY_MS })).toContain('passwordClaim');
  });

  test('the académie itself may remind of both', () => {
    const own = from('DSI', 'dsi@ac-poitiers.fr');
    expect(verdict({ ...FULL, ...own }).level).toBe('none');
    expect(verdict({ ...EXPIRES, ...own }).level).toBe('none');
  });

  test('a false quota told under the own académie’s name is said all the same', () => {
    const quota = { usedBytes: 18 * MB, limitBytes: 200 * MB };
    expect(kinds({ ...FULL, ...from('DSI', 'dsi@ac-poitiers.fr') }, { quota })).toContain('quotaFalse');
  });
});

describe('The sender', () => {
  const namesakes = [{ name: 'Inès Martin', address: 'ines.martin@ac-poitiers.fr' }];
  test.each<[string, Partial<Letter>, EvidenceKind]>([
    ['a look-alike domain', from('DSI', 'dsi@ac-poitlers.fr'), 'lookAlikeSender'],
    ['an académie at an outside address', from('Rectorat de Poitiers', 'x@firme.com'), 'institutionOutside'],
    ['an office at an outside address', from('Support informatique', 'x@firme.com'), 'officeOutside'],
    ['a colleague at another address', from('Inès Martin', 'i.martin@gmail.com'), 'colleagueOutside'],
    ['a firm that writes from elsewhere', from('Chronopost', 'suivi@livraisons.biz'), 'brandOutside'],
    ['an address in its name', from('ce.0860001a@ac-poitiers.fr', 'x@firme.com'), 'addressInName'],
    ['letters of two alphabets', from('Мicrоsоft', 'x@firme.com'), 'disguisedName'],
    ['no address at all', { from: [{ name: 'Microsoft', address: '' }] }, 'unusableSender'],
    ['letters thrown together', from('Info', 'x@w8eazef2xk9q.com'), 'randomSender'],
    [
      'answers to a free mailbox',
      { ...from('Firme', 'x@firme.com'), replyTo: [{ name: null, address: 'y@gmail.com' }] },
      'replyToFreemail',
    ],
    [
      'answers to another organisation',
      { ...from('Firme', 'x@firme.com'), replyTo: [{ name: null, address: 'y@autre.com' }] },
      'replyElsewhere',
    ],
    [
      'an organisation’s claim from a free mailbox',
      { text: 'Votre compte sera désactivé demain.' },
      'freemailOrganisation',
    ],
  ])('%s', (_, some, kind) => {
    expect(kinds(some, kind === 'colleagueOutside' ? { namesakes } : {})).toContain(kind);
  });

  test.each([
    ['a union that names its académie', from('SNES-FSU Académie de Poitiers', 's3poi@snes.edu')],
    ['a firm from its own domain', from('Chronopost', 'suivi@chronopost.fr')],
    ['a firm from its domain for mail', from('DHL', 'info@mail-dhl.example')],
    ['a colleague’s own address', from('Inès Martin', 'ines.martin@ac-poitiers.fr')],
    ['somebody’s private mailbox', {}],
  ])('%s is nothing to say', (_, some) => {
    expect(verdict(some as Partial<Letter>)).toMatchObject({ level: 'none', evidence: [] });
  });

  test('a namesake who asks nothing stays below a warning', () => {
    const namesake = from('Inès Martin', 'i.martin@gmail.com');
    expect(verdict(namesake, { namesakes }).level).toBe('none');
    expect(verdict({ ...namesake, text: 'Veuillez confirmer votre compte.' }, { namesakes }).level).toBe('doubt');
  });
});

describe('The own server’s word', () => {
  const forged = from('DSI', 'dsi@ac-poitiers.fr');
  const failed = { by: 'mx.ac-poitiers.fr', spf: 'fail', dkim: 'none', dmarc: 'fail' };

  test('an address of the own domain that the own server denies', () => {
    expect(kinds({ ...forged, authentication: [failed] })).toContain('ownDomainForged');
  });

  test('what another server says counts for nothing', () => {
    expect(kinds({ ...forged, authentication: [{ ...failed, by: 'mx.evil.tk' }] })).toEqual([]);
  });

  test('a list breaks signatures, and is not blamed for it', () => {
    expect(kinds({ ...forged, isList: true, authentication: [failed] })).toEqual([]);
  });

  test('« Je connais cet expéditeur » quiets its messages, but not those that others send in its name', () => {
    const sender = { ...KNOWS_NOTHING.sender, trusted: true };
    expect(verdict(FULL, { sender }).quieted).toBe(true);
    const denied = { ...failed, spf: 'fail' };
    expect(verdict({ ...FULL, authentication: [denied] }, { sender }).quieted).toBe(false);
  });
});

describe('Links', () => {
  const to = (url: string, text = 'Cliquez') => ({ ...from('Firme', 'x@firme.com'), links: [{ url, text }] });
  test.each<[string, Partial<Letter>, EvidenceKind]>([
    ['to a look-alike', to('https://ac-poitlers.fr/x'), 'lookAlikeLink'],
    ['that show another site', to('https://firme.com/x', 'https://webmail.ac-poitiers.fr'), 'linkTextElsewhere'],
    ['that are programs', to('javascript:alert(1)'), 'linkCode'],
    ['that are whole pages', to('data:text/html;base64,PGgxPg=='), 'linkCode'],
    ['to a number', to('http://185.220.13.7/x'), 'linkNumber'],
    ['with a name before the @', to('https://ac-paris.fr@evil.example/x'), 'linkUserInfo'],
    ['in mixed alphabets', to('https://xn--microsft-tbh.example/x'), 'linkForeignLetters'],
    ['to pages that anybody makes', to('https://docs.google.com/forms/d/e/x/viewform'), 'linkFreeHost'],
    ['that are short', to('https://bit.ly/x'), 'linkShortener'],
    ['that are sent on', to('https://www.google.com/url?q=https://evil.example/x'), 'linkRedirector'],
    ['to cheap names', to('https://portail.icu/x'), 'linkCheapEnding'],
    ['all to one other site', to('https://autre.com/x'), 'linkForeign'],
  ])('%s', (_, some, kind) => {
    expect(kinds(some)).toContain(kind);
  });

  test('a newsletter may count clicks on its own address', () => {
    const news = { ...from('Éditeur', 'n@editeur.fr'), links: [{ url: 'https://track.fr/c', text: 'www.editeur.fr' }] };
    expect(kinds(news)).not.toContain('linkTextElsewhere');
  });

  test('French names with accents mix no alphabets', () => {
    expect(kinds(to('https://xn--acadmie-dya.example/x'))).not.toContain('linkForeignLetters');
  });
});

describe('What is brought along, and what is asked', () => {
  const stranger = from('Firme', 'x@firme.com');
  test.each<[string, Partial<Letter>, EvidenceKind]>([
    ['a field for a password', { ...stranger, form: 'password' }, 'passwordForm'],
    ['fields', { ...stranger, form: 'fields' }, 'form'],
    ['a page with a form', { ...stranger, ...attached('f.html', { page: 'form' }) }, 'formAttached'],
    ['a page', { ...stranger, ...attached('f.htm', { page: 'harmless' }) }, 'pageAttached'],
    ['a disk image', { ...stranger, ...attached('facture.iso') }, 'kitAttachment'],
    [
      'an archive with its password in the text',
      { ...stranger, text: 'Mot de passe : 1234', ...attached('f.zip', { locked: true }) },
      'lockedArchive',
    ],
    ['a code to scan', { ...stranger, pictures: 1, text: 'Scannez le QR code ci-dessous.' }, 'scanCode'],
    [
      'a picture that is a link',
      { ...stranger, text: '', pictures: 1, links: [{ url: 'https://x.fr', text: '' }] },
      'onlyPicture',
    ],
    ['gift cards', { text: 'Peux-tu acheter des cartes cadeaux et m’envoyer les codes ?' }, 'giftCards'],
    ['« disponible ? »', { text: 'Êtes-vous disponible ? Je suis en réunion.' }, 'availability'],
    ['extortion', { text: 'Je vous ai filmé par la webcam. Payez en bitcoin.' }, 'extortion'],
    ['a parcel', { ...stranger, text: 'Votre colis est en attente.' }, 'parcel'],
    ['a refund', { ...stranger, text: 'Vous pouvez recevoir un remboursement.' }, 'refund'],
    ['a bill', { ...stranger, text: 'Votre facture reste impayée.' }, 'payment'],
    ['a new bank account', { ...stranger, text: 'Je souhaite modifier mon RIB.' }, 'bankDetails'],
    ['a prize', { ...stranger, text: 'Félicitations, vous avez gagné un lot.' }, 'prize'],
    ['a document', { ...stranger, text: 'Paul a partagé un document.' }, 'document'],
    ['an account', { ...stranger, text: 'Your account will be suspended.' }, 'accountThreat'],
    ['credentials', { ...stranger, text: 'Veuillez confirmer votre compte.' }, 'credentialRequest'],
    ['haste', { ...stranger, text: 'Sous 24 heures.' }, 'urgency'],
    ['a click', { ...stranger, text: 'Cliquez ici.' }, 'callToClick'],
    ['disguised words', { ...stranger, text: 'Vоtrе bоîtе раssword cоmрte' }, 'disguisedText'],
  ])('%s', (_, some, kind) => {
    expect(kinds(some)).toContain(kind);
  });

  test('a meeting with a colleague is no swindle', () => {
    const colleague = from('Inès Martin', 'ines.martin@ac-poitiers.fr');
    expect(verdict({ ...colleague, text: 'Es-tu disponible demain midi ?' }).level).toBe('none');
  });
});

describe('History', () => {
  test('a first message weighs only beside something else', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds(FULL)).toContain('firstTime');
    expect(kinds(FULL, { sender: { ...KNOWS_NOTHING.sender, receivedBefore: 3 } })).not.toContain('firstTime');
  });

  test('words of somebody written to before weigh less, what they bring does not', () => {
    const words = { text: 'Veuillez confirmer votre compte, il sera bloqué sous 24 heures.' };
    const page = attached('facture.html', { page: 'form' });
    expect(verdict(words, { sender: STOLEN }).points).toBeLessThan(verdict(words).points / 1.5);
    expect(verdict({ ...words, ...page }, { sender: STOLEN }).level).not.toBe('none');
  });
});
