// What the guard says, one sentence per case. `n` counts exposed addresses, `m` readers.
import { defineWords } from '../../i18n/index.ts';

/** « , dont une feuille masquée (Contacts) » */
function hiddenSheets(names: readonly string[]): string {
  if (names.length === 0) return '';
  return `, dont ${names.length === 1 ? 'une feuille masquée' : `${names.length} feuilles masquées`} (${names.join(', ')})`;
}

export const sentenceWords = defineWords({
  fr: {
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
    colleaguesRead: (n: number, m: number) =>
      `${m === 1 ? 'Un collègue verrait' : `${m} collègues verraient`} les adresses de ${n} familles.`,
    quotedHeader: (n: number) =>
      `L’en-tête du message cité montre ${n === 1 ? 'l’adresse d’une famille' : `les adresses de ${n} familles`}.`,
    history: (n: number) =>
      `L’historique cité plus bas montre ${n === 1 ? 'l’adresse d’une famille' : `les adresses de ${n} familles`}.`,
    attached: (file: string, n: number, hidden: readonly string[]) =>
      `La pièce jointe «\u00a0${file}\u00a0» montre ${n === 1 ? 'l’adresse d’une famille' : `les adresses de ${n} familles`}${hiddenSheets(hidden)}.`,
    attachedBcc: (file: string) =>
      `«\u00a0${file}\u00a0» garde ses destinataires en Cci\u00a0: ils en seront retirés à l’envoi.`,
    inText: (n: number) =>
      n === 1 ? 'Le texte donne l’adresse d’une famille.' : `Le texte donne les adresses de ${n} familles.`,
    inSubject: (n: number) =>
      n === 1 ? 'L’objet donne l’adresse d’une famille.' : `L’objet donne les adresses de ${n} familles.`,
    inFileName: (file: string) => `Le nom du fichier «\u00a0${file}\u00a0» donne l’adresse d’une famille.`,
    inDisplayName: (n: number) =>
      n === 1
        ? 'Le nom d’un destinataire contient l’adresse d’une famille.'
        : `Des noms de destinataires contiennent les adresses de ${n} familles.`,
    namesake: (who: string, other: string) =>
      `${who} a un homonyme parmi vos contacts\u00a0: ${other}. Est-ce la bonne personne\u00a0?`,
    oddOneOut: (who: string) => `${who} n’a encore jamais participé à ces échanges.`,
    salutation: (greeted: string, who: string) => `Vous saluez ${greeted}, mais vous écrivez à ${who}.`,
    mistyped: (address: string) => `Cette adresse semble mal tapée\u00a0: ${address}.`,
    lastYear: (group: string) => `Le groupe ${group} est celui d’une année passée.`,
    answersFamily: (address: string) =>
      `Vous répondez à une famille depuis votre boîte personnelle\u00a0; l’école a la sienne\u00a0: ${address}.`,
    wrongSender: (address: string) => `À ces personnes, vous écrivez d’habitude depuis ${address}.`,
    privateReturn: (address: string) => `Les réponses iraient à une boîte personnelle\u00a0: ${address}.`,
    familyReturn: 'L’adresse de réponse est celle d’une famille.',
    pupils: (names: string, m: number) =>
      `${names}\u00a0: ${m === 1 ? 'une autre famille lirait ce nom' : `${m} autres familles liraient ce nom`}.`,
    pupilsDelicate: (names: string, m: number) =>
      `${names}\u00a0: ${m === 1 ? 'une autre famille lirait' : `${m} autres familles liraient`} ce qui touche à sa santé ou à une sanction.`,
    spread: (n: string, atOnce: string) =>
      `${n} destinataires, le serveur en accepte ${atOnce} à la fois\u00a0: l’envoi sera étalé.`,
    unreadable: (file: string) => `Contenu non vérifiable\u00a0: «\u00a0${file}\u00a0».`,
    manyVisible: (n: string) => `${n} destinataires visibles\u00a0: en Cci, personne ne répondra à tous par mégarde.`,
    ownPrivate: (address: string) =>
      `${address} est votre boîte personnelle\u00a0: le courrier professionnel n’a pas à y être envoyé.`,
    andOthers: (names: string, n: number) => `${names} et ${n} ${n === 1 ? 'autre' : 'autres'}`,
  },
  en: {
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
    colleaguesRead: (n: number, m: number) =>
      `${m === 1 ? 'One colleague' : `${m} colleagues`} would see the addresses of ${n} families.`,
    quotedHeader: (n: number) =>
      `The head of the quoted message shows ${n === 1 ? 'one family’s address' : `the addresses of ${n} families`}.`,
    history: (n: number) =>
      `The history quoted below shows ${n === 1 ? 'one family’s address' : `the addresses of ${n} families`}.`,
    attached: (file: string, n: number, hidden: readonly string[]) =>
      `The attachment “${file}” shows ${n === 1 ? 'one family’s address' : `the addresses of ${n} families`}${
        hidden.length > 0
          ? `, ${hidden.length === 1 ? 'a hidden sheet' : 'hidden sheets'} included (${hidden.join(', ')})`
          : ''
      }.`,
    attachedBcc: (file: string) => `“${file}” still has its Bcc recipients: they will be taken out when it is sent.`,
    inText: (n: number) =>
      n === 1 ? 'The text gives one family’s address.' : `The text gives the addresses of ${n} families.`,
    inSubject: (n: number) =>
      n === 1 ? 'The subject gives one family’s address.' : `The subject gives the addresses of ${n} families.`,
    inFileName: (file: string) => `The file name “${file}” gives a family’s address.`,
    inDisplayName: (n: number) =>
      n === 1
        ? 'The name of a recipient holds a family’s address.'
        : `Names of recipients hold the addresses of ${n} families.`,
    namesake: (who: string, other: string) =>
      `${who} has a namesake among your contacts: ${other}. Is it the right person?`,
    oddOneOut: (who: string) => `${who} has never taken part in these exchanges.`,
    salutation: (greeted: string, who: string) => `You greet ${greeted}, but you write to ${who}.`,
    mistyped: (address: string) => `This address looks mistyped: ${address}.`,
    lastYear: (group: string) => `The group ${group} is that of a past year.`,
    answersFamily: (address: string) =>
      `You are answering a family from your own mailbox; the school has one: ${address}.`,
    wrongSender: (address: string) => `You usually write to these people from ${address}.`,
    privateReturn: (address: string) => `Answers would go to a private mailbox: ${address}.`,
    familyReturn: 'The reply address is a family’s.',
    pupils: (names: string, m: number) =>
      `${names}: ${m === 1 ? 'another family' : `${m} other families`} would read this name.`,
    pupilsDelicate: (names: string, m: number) =>
      `${names}: ${m === 1 ? 'another family' : `${m} other families`} would read what concerns health or a sanction.`,
    spread: (n: string, atOnce: string) =>
      `${n} recipients, the server takes ${atOnce} at once: the sending will be spread out.`,
    unreadable: (file: string) => `Content that cannot be checked: “${file}”.`,
    manyVisible: (n: string) => `${n} visible recipients: in Bcc, nobody will reply to all by mistake.`,
    ownPrivate: (address: string) => `${address} is your private mailbox: professional mail is not to be sent there.`,
    andOthers: (names: string, n: number) => `${names} and ${n} ${n === 1 ? 'other' : 'others'}`,
  },
});
