// Words about what is done with attachments; what they are called is in ../words.ts.
import type { AttachmentRefusal } from '../../../../shared/domain/message.ts';
import { defineWords } from '../../../i18n/index.ts';

const REFUSALS_FR: Record<AttachmentRefusal, string> = {
  program:
    'C’est un programme. Casier n’ouvre pas les programmes reçus par courrier\u00a0: ils peuvent endommager l’ordinateur.',
  disguised: 'C’est un programme qui se fait passer pour un document. C’est très probablement une attaque.',
  shortcut: 'C’est un raccourci\u00a0: il lance autre chose que ce qu’il montre. Casier ne l’ouvre pas.',
  bundle: 'Ce fichier sert à installer des programmes. Casier ne l’ouvre pas.',
  code: 'C’est un programme écrit en clair. Casier le montre sans l’exécuter.',
};

const REFUSALS_EN: Record<AttachmentRefusal, string> = {
  program: 'This is a program. Casier does not open programs that came by mail: they can harm the computer.',
  disguised: 'This is a program that passes itself off as a document. Most likely it is an attack.',
  shortcut: 'This is a shortcut: it starts something else than it shows. Casier does not open it.',
  bundle: 'This file serves to install programs. Casier does not open it.',
  code: 'This is a program in plain words. Casier shows it without running it.',
};

export const partWords = defineWords({
  fr: {
    refusal: (refusal: AttachmentRefusal) => REFUSALS_FR[refusal],
    forIt: 'Pour le service informatique…',
    forItTitle: 'Fichier refusé',
    forItText:
      'Si vous l’attendiez, demandez à la personne de l’envoyer autrement. Votre service informatique peut l’examiner\u00a0: enregistrez le message entier et transmettez-lui ce fichier, ou enregistrez la pièce jointe sous un nom qu’aucun système n’exécute.',
    forItName: (name: string) => `Il sera enregistré sous le nom «\u00a0${name}\u00a0».`,
    saveMessage: 'Enregistrer le message entier…',
    saveInert: 'Enregistrer la pièce jointe…',
    close: 'Fermer',
    macros: 'Ce document peut contenir un programme (macros).',
    macrosTitle: 'Ouvrir ce document\u00a0?',
    macrosText: (name: string) =>
      `«\u00a0${name}\u00a0» peut contenir un programme (des macros). Ouvrez-le seulement si vous l’attendiez, et n’activez pas les macros si on vous le demande.`,
    view: 'Aperçu',
    viewFile: (name: string) => `Aperçu de ${name}`,
    read: 'Lire',
    readFile: (name: string) => `Lire ${name}`,
    toContacts: 'Ajouter aux contacts…',
    toContactsFile: (name: string) => `Ajouter aux contacts… (${name})`,
    innerTitle: (subject: string) => `Message joint\u00a0: ${subject}`,
    innerGone: 'Ce message joint ne peut pas être lu. Enregistrez-le pour le transmettre à votre service informatique.',
    innerBack: 'Message précédent',
    noDate: 'date illisible',
    innerRemote: (n: number) =>
      n === 1 ? 'Une image distante n’est pas affichée.' : `${n} images distantes ne sont pas affichées.`,
  },
  en: {
    refusal: (refusal: AttachmentRefusal) => REFUSALS_EN[refusal],
    forIt: 'For the IT service…',
    forItTitle: 'Refused file',
    forItText:
      'If you were expecting it, ask the person to send it in another way. Your IT service can look into it: save the whole message and hand it that file, or save the attachment under a name that no system runs.',
    forItName: (name: string) => `It will be saved as “${name}”.`,
    saveMessage: 'Save the whole message…',
    saveInert: 'Save the attachment…',
    close: 'Close',
    macros: 'This document may hold a program (macros).',
    macrosTitle: 'Open this document?',
    macrosText: (name: string) =>
      `“${name}” may hold a program (macros). Open it only if you were expecting it, and do not enable macros if you are asked to.`,
    view: 'Preview',
    viewFile: (name: string) => `Preview of ${name}`,
    read: 'Read',
    readFile: (name: string) => `Read ${name}`,
    toContacts: 'Add to contacts…',
    toContactsFile: (name: string) => `Add to contacts… (${name})`,
    innerTitle: (subject: string) => `Attached message: ${subject}`,
    innerGone: 'This attached message cannot be read. Save it to hand it to your IT service.',
    innerBack: 'Previous message',
    noDate: 'unreadable date',
    innerRemote: (n: number) => (n === 1 ? 'One remote image is not shown.' : `${n} remote images are not shown.`),
  },
});
