import type { MessageSeal } from '../../../shared/domain/message.ts';
import type { SignatureProblem } from '../../../shared/domain/parts.ts';
import { defineWords } from '../../i18n/index.ts';

type Closed = Exclude<MessageSeal, 'signed' | 'partlySigned'>;

const CLOSED_FR: Record<Closed, string> = {
  encrypted:
    'Ce message est chiffré (S/MIME)\u00a0: Casier ne peut pas le lire. Ouvrez-le dans le programme où se trouve votre certificat, ou demandez à son auteur de l’envoyer sans chiffrement.',
  pgpEncrypted:
    'Ce message est chiffré (OpenPGP)\u00a0: Casier ne peut pas le lire. Ouvrez-le dans le programme où se trouve votre clé, ou demandez à son auteur de l’envoyer sans chiffrement.',
  pgpSigned: 'Ce message porte une signature OpenPGP, que Casier ne vérifie pas\u00a0: elle ne prouve rien ici.',
};

const CLOSED_EN: Record<Closed, string> = {
  encrypted:
    'This message is encrypted (S/MIME): Casier cannot read it. Open it in the program that holds your certificate, or ask its author to send it without encryption.',
  pgpEncrypted:
    'This message is encrypted (OpenPGP): Casier cannot read it. Open it in the program that holds your key, or ask its author to send it without encryption.',
  pgpSigned: 'This message has an OpenPGP signature, which Casier does not verify: it proves nothing here.',
};

const PROBLEMS_FR: Record<SignatureProblem, string> = {
  altered: 'Attention\u00a0: ce message a été modifié après sa signature, ou sa signature est fausse.',
  partly: 'Une partie seulement de ce message est signée\u00a0: rien ne garantit le reste.',
  otherAddress: 'La signature est celle d’une autre adresse que celle de l’expéditeur affiché.',
  untrusted: 'Aucune autorité connue de cet ordinateur ne se porte garante de ce certificat.',
  selfSigned: 'Le certificat se garantit lui-même\u00a0: n’importe qui peut en fabriquer un pareil.',
  expired: 'Le certificat du signataire a expiré.',
  notYetValid: 'Le certificat du signataire n’est pas encore valable.',
  notForMail: 'Ce certificat n’a pas été délivré pour signer du courrier.',
  weak: 'La signature est faite avec un procédé trop faible pour prouver quoi que ce soit.',
  unsupported: 'La signature est faite d’une manière que Casier ne sait pas vérifier.',
  unreadable: 'La signature est illisible.',
  tooLarge: 'Ce message est trop gros pour que sa signature soit vérifiée.',
};

const PROBLEMS_EN: Record<SignatureProblem, string> = {
  altered: 'Beware: this message was changed after it was signed, or its signature is false.',
  partly: 'Only a part of this message is signed: nothing vouches for the rest.',
  otherAddress: 'The signature is that of another address than the sender’s as shown.',
  untrusted: 'No authority that this computer knows vouches for this certificate.',
  selfSigned: 'The certificate vouches for itself: anybody can make one like it.',
  expired: 'The signer’s certificate has expired.',
  notYetValid: 'The signer’s certificate is not valid yet.',
  notForMail: 'This certificate was not issued to sign mail.',
  weak: 'The signature was made by means too weak to prove anything.',
  unsupported: 'The signature was made in a way that Casier cannot verify.',
  unreadable: 'The signature cannot be read.',
  tooLarge: 'This message is too large for its signature to be verified.',
};

export const words = defineWords({
  fr: {
    closed: (seal: Closed) => CLOSED_FR[seal],
    waiting: 'Signature en cours de vérification…',
    good: (who: string) => `Signé par ${who}\u00a0; le message n’a pas été modifié depuis.`,
    problem: (problem: SignatureProblem) => PROBLEMS_FR[problem],
    details: 'Détails de la signature',
    title: 'Signature du message',
    goodText:
      'Le message est tel qu’il a été signé, le certificat est à l’adresse de l’expéditeur et une autorité connue de cet ordinateur s’en porte garante.',
    unsureText: 'Cette signature ne suffit pas à prouver qui a écrit ce message\u00a0:',
    alteredText: 'Ne vous fiez pas à ce message. Demandez à son auteur, par un autre moyen, s’il l’a bien écrit.',
    name: 'Signataire',
    organisation: 'Organisme',
    addresses: 'Adresses du certificat',
    issuer: 'Délivré par',
    validity: 'Valable',
    fromTo: (from: string, to: string) => `du ${from} au ${to}`,
    signedAt: 'Signé le',
    claimed: (date: string) => `${date}, d’après le signataire`,
    noRevocation:
      'Casier vérifie sur cet ordinateur seulement\u00a0: il ne demande à personne si le certificat a été révoqué, car cela dirait à d’autres ce que vous lisez.',
  },
  en: {
    closed: (seal: Closed) => CLOSED_EN[seal],
    waiting: 'The signature is being verified…',
    good: (who: string) => `Signed by ${who}; the message was not changed since.`,
    problem: (problem: SignatureProblem) => PROBLEMS_EN[problem],
    details: 'Signature details',
    title: 'Signature of the message',
    goodText:
      'The message is as it was signed, the certificate belongs to the sender’s address, and an authority that this computer knows vouches for it.',
    unsureText: 'This signature is not enough to prove who wrote this message:',
    alteredText: 'Do not rely on this message. Ask its author, in another way, whether they wrote it.',
    name: 'Signer',
    organisation: 'Organisation',
    addresses: 'Addresses of the certificate',
    issuer: 'Issued by',
    validity: 'Valid',
    fromTo: (from: string, to: string) => `from ${from} to ${to}`,
    signedAt: 'Signed on',
    claimed: (date: string) => `${date}, by the signer’s own word`,
    noRevocation:
      'Casier verifies on this computer alone: it asks nobody whether the certificate was revoked, as that would tell others what you read.',
  },
});
