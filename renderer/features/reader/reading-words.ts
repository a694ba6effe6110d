import { defineWords } from '../../i18n/index.ts';

export const readingWords = defineWords({
  fr: {
    reading: 'Lecture',
    size: 'Taille du texte des messages',
    percent: (percent: number) => (percent === 100 ? '100\u00a0% (normale)' : `${percent}\u00a0%`),
    plainFont: 'Police des messages en texte brut',
    plainFontHint: 'À chasse fixe, les colonnes alignées par des espaces restent alignées.',
    proportional: 'Celle de l’interface',
    fixed: 'À chasse fixe',
    colours: 'Couleurs des messages sur fond sombre',
    adapted: 'Adaptées pour rester lisibles',
    original: 'Comme l’expéditeur les a choisies',
    allowedSenders: 'Expéditeurs dont les images s’affichent toujours',
    allowedSendersHint:
      'Afficher une image distante apprend à son expéditeur que vous avez lu son message. Les images espions ne s’affichent jamais.',
    noAllowedSender: 'Aucun\u00a0: les images distantes de chaque message attendent votre accord.',
    removeSender: (sender: string) => `Ne plus afficher d’emblée les images de ${sender}`,
  },
  en: {
    reading: 'Reading',
    size: 'Text size of messages',
    percent: (percent: number) => (percent === 100 ? '100% (normal)' : `${percent}%`),
    plainFont: 'Font of messages in plain text',
    plainFontHint: 'With a fixed width, columns that were lined up with blanks stay lined up.',
    proportional: 'As the interface',
    fixed: 'Fixed width',
    colours: 'Colours of messages in the dark',
    adapted: 'Adapted so that they can be read',
    original: 'As their sender chose them',
    allowedSenders: 'Senders whose images are always shown',
    allowedSendersHint:
      'Showing a remote image tells its sender that you read the message. Tracking images are never shown.',
    noAllowedSender: 'None: the remote images of each message wait for your leave.',
    removeSender: (sender: string) => `No longer show the images of ${sender} at once`,
  },
});
