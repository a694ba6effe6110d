import { defineWords } from '../../i18n/index.ts';

export const receiptWords = defineWords({
  fr: {
    ask: 'Demander un accusé de lecture',
    asked:
      'Un accusé de lecture sera demandé. Chacun est libre de ne pas répondre, et beaucoup de familles ne le verront même pas\u00a0: son absence ne prouve rien.',
    wants: (who: string) => `${who} demande un accusé de lecture.`,
    elsewhere: (who: string) =>
      `Un accusé de lecture est demandé, mais il n’irait pas à l’auteur\u00a0: il irait à ${who}. C’est inhabituel.`,
    send: 'Envoyer',
    sendLabel: 'Envoyer l’accusé de lecture',
    dont: 'Ne pas envoyer',
    setting: 'Accusés de lecture demandés par d’autres',
    settingHint: 'Aucun ne part jamais de lui-même.',
    askEach: 'Demander à chaque fois',
    never: 'Ne jamais en envoyer',
  },
  en: {
    ask: 'Ask for a read receipt',
    asked:
      'A read receipt will be asked for. Everybody is free not to answer, and many families will not even see it: its absence proves nothing.',
    wants: (who: string) => `${who} asks for a read receipt.`,
    elsewhere: (who: string) =>
      `A read receipt is asked for, but it would not go to the author: it would go to ${who}. That is unusual.`,
    send: 'Send',
    sendLabel: 'Send the read receipt',
    dont: 'Do not send',
    setting: 'Read receipts that others ask for',
    settingHint: 'None ever leaves by itself.',
    askEach: 'Ask each time',
    never: 'Never send any',
  },
});
