// Calm words: it happens to everybody, and what helps is to be told what happened and what to do now.
import { defineWords } from '../../i18n/index.ts';

export const words = defineWords({
  fr: {
    title: 'J’ai montré des adresses',
    reading: 'Lecture du message…',
    nothing:
      'Ce message n’a montré l’adresse d’aucune famille à quelqu’un qui ne devait pas la voir. Il n’y a rien à faire.',
    calm: 'Cela arrive. Voici ce que ce message a montré, et deux messages à relire avant de les envoyer. Rien ne part tout seul.',
    shown: 'Ce qui a été vu',
    inPlace: (place: string, addresses: number, readers: number) =>
      `${place}\u00a0: ${addresses === 1 ? '1 adresse' : `${addresses} adresses`}, ${
        readers === 1 ? 'lisible par 1 personne' : `lisibles par ${readers} personnes`
      }`,
    S1: 'En À et en Cc',
    S2: 'Dans l’adresse de réponse',
    S3: 'Dans le texte',
    S4: 'Dans un message cité',
    S5: 'Dans un message joint',
    S6: 'Dans une pièce jointe',
    S7: 'Dans l’objet ou un nom de fichier',
    S8: 'Dans le code du message',
    S9: 'Dans le nom d’un destinataire',
    whose: 'Adresses vues',
    whom: 'Vues par',
    now: 'Que faire maintenant',
    officer:
      'Prévenez d’abord le délégué à la protection des données (DPD) de votre académie\u00a0: c’est lui qui juge s’il faut le signaler à la CNIL.',
    deadline: (until: string) =>
      `Si un signalement est nécessaire, il doit être fait dans les 72 heures\u00a0: avant ${until}.`,
    officerUnknown: 'Son adresse figure sur le site de votre académie\u00a0: le champ À vous attend, vide.',
    writeOfficer: 'Écrire au DPD…',
    writeFamilies: 'Écrire aux familles, en Cci…',
    close: 'Fermer',
  },
  en: {
    title: 'I showed addresses',
    reading: 'Reading the message…',
    nothing: 'This message showed no family’s address to anybody who should not have seen it. There is nothing to do.',
    calm: 'It happens. This is what the message showed, and two messages to read over before you send them. Nothing leaves by itself.',
    shown: 'What was seen',
    inPlace: (place: string, addresses: number, readers: number) =>
      `${place}: ${addresses === 1 ? '1 address' : `${addresses} addresses`}, to be read by ${
        readers === 1 ? '1 person' : `${readers} people`
      }`,
    S1: 'In To and Cc',
    S2: 'In the address for replies',
    S3: 'In the text',
    S4: 'In a quoted message',
    S5: 'In an attached message',
    S6: 'In an attachment',
    S7: 'In the subject or a file name',
    S8: 'In the code of the message',
    S9: 'In the name of a recipient',
    whose: 'Addresses seen',
    whom: 'Seen by',
    now: 'What to do now',
    officer:
      'First tell the data-protection officer of your académie, who judges whether the authority has to be told.',
    deadline: (until: string) => `If it has to be, that is within 72 hours: before ${until}.`,
    officerUnknown: 'Their address is on the site of your académie: To is left empty for it.',
    writeOfficer: 'Write to the officer…',
    writeFamilies: 'Write to the families, in Bcc…',
    close: 'Close',
  },
});
