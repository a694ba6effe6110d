import { defineWords } from '../../i18n/index.ts';

export const junkWords = defineWords({
  fr: {
    marked: 'Ce message semble indésirable. Est-ce le cas\u00a0?',
    junk: 'Indésirable',
    notJunk: 'Acceptable',
    title: 'Courrier indésirable',
    judges: 'Signaler le courrier qui semble indésirable',
    judgesHint:
      'Casier apprend de vos boutons «\u00a0Indésirable\u00a0» et «\u00a0Acceptable\u00a0», sur ce poste seulement, et tient compte du marquage du serveur. Rien n’est jamais supprimé. Vos correspondants, votre carnet d’adresses, les académies et le ministère ne sont jamais jugés.',
    moves: 'Le déplacer dans Indésirables',
    movesHint: 'Sinon, le message reste à sa place et une ligne le signale à la lecture.',
    learnt: (junk: number, good: number) =>
      `Appris jusqu’ici\u00a0: ${junk} ${junk > 1 ? 'indésirables' : 'indésirable'}, ${good} ${good > 1 ? 'acceptables' : 'acceptable'}.`,
    notYet: (junk: number, good: number) =>
      `Casier jugera de lui-même à partir de ${junk} indésirables et ${good} acceptables.`,
    forget: 'Oublier ce qui a été appris…',
    forgetTitle: 'Oublier ce qui a été appris\u00a0?',
    forgetBody: 'Casier recommencera à apprendre pour ce compte. Aucun message n’est touché.',
    forgetAction: 'Oublier',
  },
  en: {
    marked: 'This message looks like junk. Is it?',
    junk: 'Junk',
    notJunk: 'Not junk',
    title: 'Junk mail',
    judges: 'Mark mail that looks like junk',
    judgesHint:
      'Casier learns from your “Junk” and “Not junk” buttons, on this PC only, and heeds the server’s own marking. Nothing is ever deleted. People you write to, your address book, académies and the ministry are never judged.',
    moves: 'Move it to Junk',
    movesHint: 'Else the message stays where it is, and a line says so when it is read.',
    learnt: (junk: number, good: number) => `Learnt so far: ${junk} junk, ${good} not junk.`,
    notYet: (junk: number, good: number) => `Casier will judge by itself from ${junk} junk and ${good} not junk on.`,
    forget: 'Forget what was learnt…',
    forgetTitle: 'Forget what was learnt?',
    forgetBody: 'Casier will begin to learn again for this account. No message is touched.',
    forgetAction: 'Forget',
  },
});
