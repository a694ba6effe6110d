// Each piece of evidence in one sentence: what the message says, and what is known instead. French first; no reproach, no
// technical word that is not needed.
import type { Suspicion } from '../../../shared/domain/suspicion.ts';
import type { Evidence, EvidenceKind } from '../../../shared/phishing/index.ts';
import { defineWords, type Formats } from '../../i18n/index.ts';

/** What is known here, ready to be read. */
export interface Facts {
  used: string;
  limit: string;
  share: string;
  passwordEnds: string;
}

export function factsOf({ quota, passwordEndsAt }: Suspicion, formats: Formats): Facts {
  return {
    used: formats.size(quota?.usedBytes ?? 0),
    limit: formats.size(quota?.limitBytes ?? 0),
    share: formats.percent(quota ? Math.floor((100 * quota.usedBytes) / quota.limitBytes) / 100 : 0),
    passwordEnds: passwordEndsAt === null ? '' : formats.day(passwordEndsAt),
  };
}

type Sentences = Record<EvidenceKind, (evidence: Evidence, facts: Facts) => string>;

const fr: Sentences = {
  lookAlikeSender: ({ what, against }) =>
    `L’adresse vient de «\u00a0${what}\u00a0», qui imite «\u00a0${against}\u00a0» sans en être.`,
  addressInName: ({ what, against }) =>
    `Le nom affiché contient l’adresse ${what}, mais le message vient de ${against}.`,
  institutionOutside: ({ what, against }) =>
    `Il se présente comme «\u00a0${what}\u00a0», mais l’adresse ${against} n’est pas celle d’une académie ni du ministère.`,
  officeOutside: ({ what, against }) => `«\u00a0${what}\u00a0» écrit depuis une adresse extérieure, ${against}.`,
  colleagueOutside: ({ what, against }) =>
    `Il porte le nom de ${what}, que vous connaissez sous ${against}, mais vient d’une autre adresse.`,
  brandOutside: ({ what, against }) =>
    `Il se présente comme «\u00a0${what}\u00a0», mais vient de «\u00a0${against}\u00a0», qui n’est pas son site.`,
  unusableSender: ({ what }) => `L’expéditeur n’a pas d’adresse lisible («\u00a0${what}\u00a0»).`,
  randomSender: ({ what }) => `L’adresse ${what} ressemble à une suite de lettres prises au hasard.`,
  senderFreeHost: ({ what }) => `L’adresse ${what} est de celles que n’importe qui obtient en une minute, sans nom.`,
  freemailOrganisation: ({ what }) => `Il parle au nom d’un service, depuis une messagerie gratuite (${what}).`,
  disguisedName: ({ what }) => `Le nom de l’expéditeur est écrit avec des lettres déguisées («\u00a0${what}\u00a0»).`,
  decoratedName: ({ what }) => `Le nom de l’expéditeur est orné de petites images («\u00a0${what}\u00a0»).`,
  replyElsewhere: ({ what }) => `Votre réponse irait à une autre adresse\u00a0: ${what}.`,
  replyToFreemail: ({ what }) => `Votre réponse irait à une messagerie gratuite\u00a0: ${what}.`,
  ownDomainForged: ({ what, against }) =>
    `Il prétend venir de «\u00a0${what}\u00a0», mais votre serveur (${against}) indique que ce n’est pas vrai.`,
  authenticationFails: ({ what, against }) =>
    `Votre serveur (${against}) n’a pas pu confirmer qu’il vient de «\u00a0${what}\u00a0».`,
  quotaFalse: (_, { used, limit, share }) =>
    `Il dit que votre boîte est pleine. C’est faux\u00a0: elle contient ${used} sur ${limit} (${share}).`,
  quotaClaim: () =>
    'Il dit que votre boîte est pleine ou bloquée\u00a0; seul votre service informatique peut le savoir.',
  passwordFalse: (_, { passwordEnds }) =>
    `Il dit que votre mot de passe expire. D’après ce que vous avez indiqué, il est valable jusqu’au ${passwordEnds}.`,
  passwordClaim: () =>
    'Il dit que votre mot de passe expire\u00a0; votre académie ne l’annonce pas depuis une adresse extérieure.',
  accountThreat: () => 'Il menace de fermer ou de bloquer un compte.',
  credentialRequest: () => 'Il demande de confirmer un compte, un mot de passe ou des coordonnées.',
  callToClick: () => 'Il demande de cliquer ou de se connecter.',
  parcel: () => 'Il annonce un colis en attente.',
  refund: () => 'Il promet un remboursement ou une aide à réclamer.',
  payment: () => 'Il parle d’un paiement refusé ou en retard.',
  callToCancel: () =>
    'Il annonce un débit et demande de téléphoner pour l’annuler\u00a0: c’est au téléphone que l’escroquerie se poursuit.',
  bankDetails: () =>
    'Il annonce de nouvelles coordonnées bancaires\u00a0: vérifiez par téléphone, au numéro que vous connaissez.',
  prize: () => 'Il promet un gain, un cadeau ou de l’argent.',
  fortune: () => 'Il promet une grosse somme, un héritage ou un don\u00a0: personne n’en offre par courrier.',
  document: () => 'Il annonce un document ou un message à ouvrir ailleurs.',
  giftCards: () => 'Il parle de cartes cadeaux à acheter\u00a0: aucun responsable ne demande cela par courrier.',
  availability: () =>
    'Il demande seulement si vous êtes disponible\u00a0: c’est souvent le début d’une demande d’argent.',
  extortion: () => 'Il menace et réclame de l’argent\u00a0: ces messages sont envoyés à des milliers de personnes.',
  urgency: () => 'Il vous presse d’agir vite.',
  ownPraise: () => 'Il affirme lui-même que son expéditeur est vérifié.',
  greetedByAddress: () => 'Il s’adresse à votre adresse, et non à vous.',
  disguisedText: ({ what }) => `Des mots sont écrits avec des lettres déguisées («\u00a0${what}\u00a0»).`,
  lookAlikeLink: ({ what, against }) =>
    `Un lien mène à «\u00a0${what}\u00a0», qui imite «\u00a0${against}\u00a0» sans en être.`,
  brandInLink: ({ what, against }) =>
    `Un lien mène à «\u00a0${what}\u00a0», qui porte le nom de «\u00a0${against}\u00a0» sans être son site.`,
  linkTextElsewhere: ({ what, against }) =>
    `Un lien affiche «\u00a0${what}\u00a0», mais mène à «\u00a0${against}\u00a0».`,
  linkCode: () => 'Un lien contient un programme au lieu d’une adresse.',
  linkNumber: ({ what }) => `Un lien mène à un numéro (${what}) au lieu d’un nom de site.`,
  linkUserInfo: ({ what, against }) =>
    `Un lien commence par «\u00a0${what}\u00a0», mais mène à «\u00a0${against}\u00a0».`,
  linkForeignLetters: ({ what }) => `Un lien mène à un nom écrit en plusieurs alphabets («\u00a0${what}\u00a0»).`,
  linkFreeHost: ({ what }) => `Un lien mène à une page que n’importe qui peut créer (${what}).`,
  linkOnlyStorage: ({ what }) => `Tous les liens mènent à un dépôt de fichiers anonyme (${what}), et non à un site.`,
  linkForeign: ({ what }) => `Tous les liens mènent au même site, qui n’est pas celui de l’expéditeur (${what}).`,
  linkClaimElsewhere: ({ what }) =>
    `Il parle de votre compte, d’un paiement ou d’un colis, et tous ses liens mènent ailleurs que chez l’expéditeur (${what}).`,
  linkCarriesAddress: ({ what }) => `Un lien vers ${what} contient votre adresse\u00a0: la page la remplira pour vous.`,
  linkShortener: ({ what }) => `Un lien raccourci (${what}) cache où il mène.`,
  linkOnlyShort: ({ what }) => `Tous les liens sont raccourcis (${what})\u00a0: aucun ne dit où il mène.`,
  linkRedirector: ({ what, against }) => `Un lien passe par ${what} pour mener à «\u00a0${against}\u00a0».`,
  linkCheapEnding: ({ what }) => `Un lien mène à un nom de site qui ne coûte presque rien (${what}).`,
  form: () => 'Il contient des champs à remplir.',
  passwordForm: () => 'Il demande un mot de passe dans le message même.',
  pageAttached: ({ what }) => `Il apporte une page web ou une archive fermée («\u00a0${what}\u00a0»).`,
  formAttached: ({ what }) => `La pièce jointe «\u00a0${what}\u00a0» est une page web qui demande des informations.`,
  kitAttachment: ({ what }) => `La pièce jointe «\u00a0${what}\u00a0» est d’un type dont se servent les fraudeurs.`,
  lockedArchive: ({ what }) =>
    `L’archive «\u00a0${what}\u00a0» est fermée par un mot de passe donné dans le texte\u00a0: aucun antivirus ne peut la lire.`,
  scanCode: () => 'Il demande de scanner un code avec un téléphone.',
  onlyPicture: () => 'Il n’a presque pas de texte\u00a0: une image et un lien.',
  firstTime: ({ what }) => `C’est la première fois que cette adresse vous écrit${what && ` (${what})`}.`,
};

const en: Sentences = {
  lookAlikeSender: ({ what, against }) => `The address is at “${what}”, which imitates “${against}” and is not it.`,
  addressInName: ({ what, against }) =>
    `The name shown contains the address ${what}, but the message is from ${against}.`,
  institutionOutside: ({ what, against }) =>
    `It calls itself “${what}”, but the address ${against} belongs to no académie nor to the ministry.`,
  officeOutside: ({ what, against }) => `“${what}” writes from an outside address, ${against}.`,
  colleagueOutside: ({ what, against }) =>
    `It bears the name of ${what}, whom you know as ${against}, but comes from another address.`,
  brandOutside: ({ what, against }) => `It calls itself “${what}”, but comes from “${against}”, which is not its site.`,
  unusableSender: ({ what }) => `The sender has no readable address (“${what}”).`,
  randomSender: ({ what }) => `The address ${what} looks like letters taken at random.`,
  senderFreeHost: ({ what }) => `The address ${what} is one that anybody gets in a minute, without a name.`,
  freemailOrganisation: ({ what }) => `It speaks for a service, from a free mailbox (${what}).`,
  disguisedName: ({ what }) => `The sender’s name is written in disguised letters (“${what}”).`,
  decoratedName: ({ what }) => `The sender’s name is decorated with small pictures (“${what}”).`,
  replyElsewhere: ({ what }) => `Your answer would go to another address: ${what}.`,
  replyToFreemail: ({ what }) => `Your answer would go to a free mailbox: ${what}.`,
  ownDomainForged: ({ what, against }) =>
    `It claims to come from “${what}”, but your server (${against}) says that it does not.`,
  authenticationFails: ({ what, against }) =>
    `Your server (${against}) could not confirm that it comes from “${what}”.`,
  quotaFalse: (_, { used, limit, share }) =>
    `It says that your mailbox is full. It is not: ${used} of ${limit} are used (${share}).`,
  quotaClaim: () => 'It says that your mailbox is full or blocked; only your IT service can know that.',
  passwordFalse: (_, { passwordEnds }) =>
    `It says that your password expires. By what you told, it is good until ${passwordEnds}.`,
  passwordClaim: () =>
    'It says that your password expires; your académie does not announce that from an outside address.',
  accountThreat: () => 'It threatens to close or block an account.',
  credentialRequest: () => 'It asks to confirm an account, a password or personal details.',
  callToClick: () => 'It asks to click or to log in.',
  parcel: () => 'It announces a parcel that waits.',
  refund: () => 'It promises a refund or a benefit to be claimed.',
  payment: () => 'It speaks of a payment that was refused or is late.',
  callToCancel: () => 'It announces a debit and asks to telephone to cancel it: the swindle goes on there.',
  bankDetails: () => 'It tells of new bank details: check by telephone, at the number that you know.',
  prize: () => 'It promises a prize, a gift or money.',
  fortune: () => 'It promises a large sum, an inheritance or a donation: nobody gives that away by mail.',
  document: () => 'It announces a document or a message to be opened elsewhere.',
  giftCards: () => 'It speaks of gift cards to buy: nobody in charge asks for that by mail.',
  availability: () => 'It only asks whether you are available: that is often how a demand for money begins.',
  extortion: () => 'It threatens and demands money: such messages are sent to thousands of people.',
  urgency: () => 'It presses you to act fast.',
  ownPraise: () => 'It says itself that its sender is verified.',
  greetedByAddress: () => 'It speaks to your address, not to you.',
  disguisedText: ({ what }) => `Words are written in disguised letters (“${what}”).`,
  lookAlikeLink: ({ what, against }) => `A link leads to “${what}”, which imitates “${against}” and is not it.`,
  brandInLink: ({ what, against }) =>
    `A link leads to “${what}”, which bears the name of “${against}” and is not its site.`,
  linkTextElsewhere: ({ what, against }) => `A link shows “${what}”, but leads to “${against}”.`,
  linkCode: () => 'A link contains a program instead of an address.',
  linkNumber: ({ what }) => `A link leads to a number (${what}) instead of the name of a site.`,
  linkUserInfo: ({ what, against }) => `A link begins with “${what}”, but leads to “${against}”.`,
  linkForeignLetters: ({ what }) => `A link leads to a name written in several alphabets (“${what}”).`,
  linkFreeHost: ({ what }) => `A link leads to a page that anybody can make (${what}).`,
  linkOnlyStorage: ({ what }) => `All links lead to an anonymous store for files (${what}), not to a site.`,
  linkForeign: ({ what }) => `All links lead to one site, which is not the sender’s (${what}).`,
  linkClaimElsewhere: ({ what }) =>
    `It is about your account, a payment or a parcel, and all its links lead elsewhere than to the sender (${what}).`,
  linkCarriesAddress: ({ what }) => `A link to ${what} contains your address: the page will fill it in for you.`,
  linkShortener: ({ what }) => `A shortened link (${what}) hides where it leads.`,
  linkOnlyShort: ({ what }) => `All links are shortened ones (${what}): none tells where it leads.`,
  linkRedirector: ({ what, against }) => `A link goes by way of ${what} to “${against}”.`,
  linkCheapEnding: ({ what }) => `A link leads to the name of a site that costs next to nothing (${what}).`,
  form: () => 'It contains fields to fill in.',
  passwordForm: () => 'It asks for a password in the message itself.',
  pageAttached: ({ what }) => `It brings along a web page or a locked archive (“${what}”).`,
  formAttached: ({ what }) => `The attachment “${what}” is a web page that asks for information.`,
  kitAttachment: ({ what }) => `The attachment “${what}” is of a type that swindlers use.`,
  lockedArchive: ({ what }) =>
    `The archive “${what}” is locked by a password that stands in the text: no antivirus can read it.`,
  scanCode: () => 'It asks to scan a code with a telephone.',
  onlyPicture: () => 'It has hardly any text: a picture and a link.',
  firstTime: ({ what }) => `It is the first time that this address writes to you${what && ` (${what})`}.`,
};

export const sentenceWords = defineWords({ fr, en });
