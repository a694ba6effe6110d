// The strip and the question before sending as is. Sentences: sentence-words.ts; what the clicks do: fix-words.ts.
import { defineWords } from '../../i18n/index.ts';

export const words = defineWords({
  fr: {
    strip: 'Garde-familles',
    red: 'Attention',
    amber: 'À vérifier',
    note: 'À savoir',
    rule: 'L’adresse d’une famille est une donnée personnelle. En Cci, chaque famille ne voit que la sienne.',
    andSend: (fix: string) => `${fix} et envoyer`,
    understand: 'Comprendre À, Cc, Cci',
    ignore: 'Ignorer',
    ignoreLabel: (about: string) => `Ignorer\u00a0: ${about}`,

    sendAsIs: 'Envoyer tel quel…',
    overrideTitle: 'Envoyer sans protéger les adresses\u00a0?',
    overrideQuestion: 'Pourquoi\u00a0?',
    agreed: 'Ces personnes ont donné leur accord',
    notFamilies: 'Ce ne sont pas des familles',
    known: 'Elles ont déjà l’adresse les unes des autres',
    other: 'Une autre raison',
    overrideSend: 'Envoyer tel quel',
    blocked: 'Votre établissement demande de protéger ces adresses avant l’envoi.',
    back: 'Revenir au message',
  },
  en: {
    strip: 'Family privacy',
    red: 'Warning',
    amber: 'To be checked',
    note: 'Good to know',
    rule: 'A family’s address is personal data. In Bcc, each family sees its own only.',
    andSend: (fix: string) => `${fix} and send`,
    understand: 'Understand To, Cc, Bcc',
    ignore: 'Ignore',
    ignoreLabel: (about: string) => `Ignore: ${about}`,

    sendAsIs: 'Send as it is…',
    overrideTitle: 'Send without protecting the addresses?',
    overrideQuestion: 'Why?',
    agreed: 'These people agreed to it',
    notFamilies: 'They are not families',
    known: 'They already have one another’s addresses',
    other: 'Another reason',
    overrideSend: 'Send as it is',
    blocked: 'Your school asks to protect these addresses before sending.',
    back: 'Back to the message',
  },
});
