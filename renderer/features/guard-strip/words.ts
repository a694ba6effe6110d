// What the guard says, one sentence per case, and what its buttons do. `n` counts exposed addresses, `m` readers.
import { defineWords } from '../../i18n/index.ts';

export const words = defineWords({
  fr: {
    strip: 'Garde-familles',
    red: 'Attention',
    amber: 'À vérifier',
    note: 'À savoir',
    rule: 'L’adresse d’une famille est une donnée personnelle. En Cci, chaque famille ne voit que la sienne.',
    twoFamilies: 'Deux familles verraient l’adresse l’une de l’autre.',
    families: (n: number) => `${n} familles verraient l’adresse des ${n - 1} autres.`,
    familiesSeen: (n: number, m: number) =>
      `${n === 1 ? 'L’adresse d’une famille' : `Les adresses de ${n} familles`} ${n === 1 ? 'serait visible' : 'seraient visibles'} par ${m === 1 ? '1 personne' : `${m} personnes`}.`,
    household: 'Les parents d’un même enfant verraient l’adresse l’un de l’autre.',
    oneAmongHidden: (name: string, m: number) =>
      m === 1
        ? `L’adresse de ${name} serait visible par la famille en Cci.`
        : `L’adresse de ${name} serait visible par ${m} autres destinataires.`,
    outsiders: (n: number, who: string) =>
      n === 1
        ? `L’adresse d’une famille serait visible par des personnes extérieures\u00a0: ${who}.`
        : `Les adresses de ${n} familles seraient visibles par des personnes extérieures\u00a0: ${who}.`,
    agreement: (group: string, date: string) => `${group} : accord des membres du ${date}.`,
    noAgreement: 'Parents élus sans accord noté pour cette année\u00a0: ils verraient l’adresse les uns des autres.',
    group: (group: string, n: number) => `Groupe ${group} : ${n} familles verraient l’adresse des ${n - 1} autres.`,
    elsewhere: (n: number, who: string) =>
      n === 1
        ? `L’adresse d’une famille serait visible hors de l’académie ou sur une liste\u00a0: ${who}.`
        : `Les adresses de ${n} familles seraient visibles hors de l’académie ou sur une liste\u00a0: ${who}.`,
    replyAllShows: (n: number) =>
      n === 1
        ? 'Répondre à tous montrerait l’adresse d’une famille aux autres destinataires.'
        : `Répondre à tous montrerait les adresses de ${n} familles.`,
    replyAllReveals:
      'Vous avez reçu ce message en Cci\u00a0: les autres destinataires ne savent pas que vous l’avez. Répondre à tous le leur dirait.',
    doNotWrite: (who: string) => `Noté «\u00a0ne pas écrire\u00a0»\u00a0: ${who}.`,
    onlyBcc: 'Tous les destinataires sont en Cci\u00a0: votre propre adresse sera mise en À.',

    familiesToBcc: (n: number) => (n === 1 ? 'Mettre la famille en Cci' : `Mettre les ${n} familles en Cci`),
    groupToBcc: (n: number) => `Mettre les ${n} familles en Cci`,
    alsoToBcc: (name: string) => `Mettre aussi ${name} en Cci`,
    hideFamiliesOnly: 'Cacher seulement les familles',
    ownAddressInTo: 'Mettre mon adresse en À',
    removeRecipient: (who: string) => `Retirer ${who}`,
    allowHousehold: 'Ce foyer peut être écrit ensemble',
    replyToSenderOnly: 'Répondre à l’expéditeur',
    replyAllFamiliesInBcc: 'Répondre à tous, familles en Cci',
    andSend: (fix: string) => `${fix} et envoyer`,
    ignore: 'Ignorer',
    ignoreLabel: (about: string) => `Ignorer\u00a0: ${about}`,

    sendAsIs: 'Envoyer tel quel…',
    overrideTitle: 'Envoyer sans protéger les adresses\u00a0?',
    overrideQuestion: 'Pourquoi\u00a0?',
    reasonAgreed: 'Ces personnes ont donné leur accord',
    reasonNotFamilies: 'Ce ne sont pas des familles',
    reasonKnown: 'Elles ont déjà l’adresse les unes des autres',
    reasonOther: 'Une autre raison',
    overrideSend: 'Envoyer tel quel',
    blocked: 'Votre établissement demande de protéger ces adresses avant l’envoi.',
    back: 'Revenir au message',
    andOthers: (names: string, n: number) => `${names} et ${n} ${n === 1 ? 'autre' : 'autres'}`,
  },
  en: {
    strip: 'Family privacy',
    red: 'Warning',
    amber: 'To be checked',
    note: 'Good to know',
    rule: 'A family’s address is personal data. In Bcc, each family sees its own only.',
    twoFamilies: 'Two families would see each other’s address.',
    families: (n: number) => `${n} families would see the addresses of the ${n - 1} others.`,
    familiesSeen: (n: number, m: number) =>
      `${n === 1 ? 'The address of one family' : `The addresses of ${n} families`} would be seen by ${m === 1 ? '1 person' : `${m} people`}.`,
    household: 'The parents of one child would see each other’s address.',
    oneAmongHidden: (name: string, m: number) =>
      m === 1
        ? `The address of ${name} would be seen by the family in Bcc.`
        : `The address of ${name} would be seen by ${m} other recipients.`,
    outsiders: (n: number, who: string) =>
      n === 1
        ? `The address of one family would be seen by people from outside: ${who}.`
        : `The addresses of ${n} families would be seen by people from outside: ${who}.`,
    agreement: (group: string, date: string) => `${group}: its members agreed on ${date}.`,
    noAgreement: 'Elected parents without an agreement noted this year: they would see one another’s addresses.',
    group: (group: string, n: number) =>
      `Group ${group}: ${n} families would see the addresses of the ${n - 1} others.`,
    elsewhere: (n: number, who: string) =>
      n === 1
        ? `The address of one family would be seen outside the academy or on a list: ${who}.`
        : `The addresses of ${n} families would be seen outside the academy or on a list: ${who}.`,
    replyAllShows: (n: number) =>
      n === 1
        ? 'Replying to all would show one family’s address to the other recipients.'
        : `Replying to all would show the addresses of ${n} families.`,
    replyAllReveals:
      'You received this message in Bcc: the other recipients do not know that you have it. Replying to all would tell them.',
    doNotWrite: (who: string) => `Marked “do not write”: ${who}.`,
    onlyBcc: 'All recipients are in Bcc: your own address will be put in To.',

    familiesToBcc: (n: number) => (n === 1 ? 'Move the family to Bcc' : `Move the ${n} families to Bcc`),
    groupToBcc: (n: number) => `Move the ${n} families to Bcc`,
    alsoToBcc: (name: string) => `Move ${name} to Bcc too`,
    hideFamiliesOnly: 'Hide the families only',
    ownAddressInTo: 'Put my address in To',
    removeRecipient: (who: string) => `Remove ${who}`,
    allowHousehold: 'This household may be written to together',
    replyToSenderOnly: 'Reply to the sender',
    replyAllFamiliesInBcc: 'Reply to all, families in Bcc',
    andSend: (fix: string) => `${fix} and send`,
    ignore: 'Ignore',
    ignoreLabel: (about: string) => `Ignore: ${about}`,

    sendAsIs: 'Send as it is…',
    overrideTitle: 'Send without protecting the addresses?',
    overrideQuestion: 'Why?',
    reasonAgreed: 'These people agreed to it',
    reasonNotFamilies: 'They are not families',
    reasonKnown: 'They already have one another’s addresses',
    reasonOther: 'Another reason',
    overrideSend: 'Send as it is',
    blocked: 'Your school asks to protect these addresses before sending.',
    back: 'Back to the message',
    andOthers: (names: string, n: number) => `${names} and ${n} ${n === 1 ? 'other' : 'others'}`,
  },
});
