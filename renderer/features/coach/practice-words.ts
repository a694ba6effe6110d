// The practice of the coach.
import { defineWords } from '../../i18n/index.ts';

export const practiceWords = defineWords({
  fr: {
    title: 'À vous\u00a0: une lettre à deux familles',
    task: 'Écrivez à Mme Moreau et à M. Girard sans montrer à l’un l’adresse de l’autre.',
    nothingLeaves: 'Boîte d’essai\u00a0: ces personnes n’existent pas, et rien ne part de ce PC.',
    whereTo: (who: string) => `Où mettre ${who}\u00a0?`,
    send: 'Envoyer la lettre d’essai',
    sendAnyway: 'Envoyer tel quel, pour voir',
    placeAll: 'Choisissez d’abord une place pour chaque famille.',
    right: 'C’est bon\u00a0: aucune famille ne voit l’adresse de l’autre.',
    wrong: 'Une famille verrait l’adresse de l’autre. Dans une vraie lettre, c’est trop tard une fois partie.',
    again: 'Recommencer',
    forReal: 'Recommencer dans la vraie fenêtre',
    forRealHint: 'Vous êtes dans la boîte d’essai\u00a0: la vraie fenêtre d’écriture n’enverra rien non plus.',
  },
  en: {
    title: 'Your turn: a letter to two families',
    task: 'Write to Mme Moreau and M. Girard without showing the address of one to the other.',
    nothingLeaves: 'Trial mailbox: these people do not exist, and nothing leaves this PC.',
    whereTo: (who: string) => `Where does ${who} go?`,
    send: 'Send the trial letter',
    sendAnyway: 'Send as it is, to see',
    placeAll: 'First choose a place for each family.',
    right: 'Well done: no family sees the address of the other.',
    wrong: 'A family would see the address of the other. With a real letter it is too late once it has left.',
    again: 'Start again',
    forReal: 'Again, in the real window',
    forRealHint: 'You are in the trial mailbox: the real window will not send anything either.',
  },
});
