import { defineWords } from '../../i18n/index.ts';

export const academyWords = defineWords({
  fr: {
    school: (name: string) => `Boîte d’un établissement, ${name}`,
    shared: (name: string) => `Boîte partagée, ${name}`,
    meant: (address: string) => `Vouliez-vous écrire «\u00a0${address}\u00a0»\u00a0?`,
    correct: 'Corriger',
    pupils:
      'Cette adresse semble être celle d’un élève ou d’un étudiant. Les réglages des personnels ne sont pas faits pour elle.',
    apart: 'Cette adresse n’est pas tout à fait celle des personnels\u00a0: ses serveurs peuvent être différents.',
    national: 'Courrier tenu par la messagerie nationale de l’Éducation nationale.',
    nationalLikely: 'Votre académie passe peut-être à la messagerie nationale de l’Éducation nationale.',
    wrongLetter: (code: string, letter: string) =>
      `Vérifiez le code ${code}\u00a0: avec ces chiffres, il devrait finir par la lettre ${letter}.`,
    numen:
      'Cela ressemble à un NUMEN, le premier mot de passe d’une boîte neuve. Il est confidentiel\u00a0: choisissez vite un autre mot de passe sur le site de votre académie.',
    numenSmall: 'Cela ressemble à un NUMEN\u00a0: ses lettres s’écrivent en majuscules.',
    applicationPassword:
      'La messagerie nationale demande un mot de passe d’application, à créer dans le webmail\u00a0: Préférences, puis Mots de passe sécurisés.',
    forgotten: 'Je ne connais pas mon identifiant ou mon mot de passe',
    forgottenAsk:
      'Identifiant ou mot de passe oublié\u00a0? Demandez-les au service informatique de votre académie, ou au secrétariat de votre établissement.',
    assistance: 'Assistance de votre établissement',
    renew: 'Changer mon mot de passe sur la page de mon académie',
    renewAsk:
      'Le mot de passe se change sur le site de votre académie ou dans son webmail. Votre service informatique vous dira où.',
    stepsTitle: 'Comment le créer, pas à pas',
    step1: 'Ouvrez dans votre navigateur le webmail de la messagerie nationale, et identifiez-vous comme d’habitude.',
    step2: 'Ouvrez «\u00a0Préférences\u00a0», puis «\u00a0Mots de passe sécurisés\u00a0».',
    step3: 'Ajoutez-en un pour ce PC seulement, et nommez-le par exemple «\u00a0Casier, PC du bureau\u00a0».',
    step4: 'Copiez-le aussitôt et collez-le ici, à la place du mot de passe.',
    stepsNote:
      'L’identifiant est alors votre adresse complète. Chaque appareil a son propre mot de passe d’application\u00a0: perdu, il se supprime au même endroit sans toucher aux autres.',
    openNational: 'Ouvrir le webmail de la messagerie nationale',
    notOpened: 'Le lien n’a pas pu être ouvert.',
  },
  en: {
    school: (name: string) => `Mailbox of a school, ${name}`,
    shared: (name: string) => `Shared mailbox, ${name}`,
    meant: (address: string) => `Did you mean “${address}”?`,
    correct: 'Correct it',
    pupils: 'This seems to be the address of a pupil or a student. The settings of staff are not made for it.',
    apart: 'This is not quite an address of staff: its servers may be others.',
    national: 'Mail kept by the national mail service of Éducation nationale.',
    nationalLikely: 'Your académie may be moving to the national mail service of Éducation nationale.',
    wrongLetter: (code: string, letter: string) =>
      `Check the code ${code}: with these digits it should end with the letter ${letter}.`,
    numen:
      'This looks like a NUMEN, the first password of a new mailbox. It is confidential: choose another password soon on your académie’s site.',
    numenSmall: 'This looks like a NUMEN: its letters are written in capitals.',
    applicationPassword:
      'The national mail service asks for an application password, made in the webmail: Préférences, then Mots de passe sécurisés.',
    forgotten: 'I do not know my user name or my password',
    forgottenAsk: 'User name or password forgotten? Ask the IT service of your académie, or your school’s office.',
    assistance: 'Help of your school',
    renew: 'Change my password on the page of my académie',
    renewAsk:
      'The password is changed on the site of your académie or in its webmail. Your IT service will tell you where.',
    stepsTitle: 'How to make it, step by step',
    step1: 'Open the webmail of the national mail service in your browser, and sign in as usual.',
    step2: 'Open “Préférences”, then “Mots de passe sécurisés”.',
    step3: 'Add one for this PC alone, and name it for instance “Casier, office PC”.',
    step4: 'Copy it at once and paste it here, in the place of the password.',
    stepsNote:
      'The user name is your full address then. Each device has an application password of its own: a lost one is deleted in the same place, without touching the others.',
    openNational: 'Open the webmail of the national mail service',
    notOpened: 'The link could not be opened.',
  },
});
