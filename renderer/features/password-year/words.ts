import { defineWords } from '../../i18n/index.ts';

export const passwordYearWords = defineWords({
  fr: {
    reminders: 'Mot de passe à renouveler',
    soon: (names: string, day: string, days: number) =>
      `Le mot de passe de ${names} est à renouveler avant le ${day} (${days === 1 ? '1\u00a0jour' : `${days}\u00a0jours`}).`,
    over: (names: string) =>
      `Le mot de passe de ${names} a plus d’un an\u00a0: il va sans doute expirer, si ce n’est fait.`,
    renew: 'Renouveler…',
    later: 'Me le rappeler plus tard',
    putAwayForGood: 'Ne plus me le rappeler',
    newTitle: 'Donner un nouveau mot de passe',
    newFirst: '1. Changez votre mot de passe sur la page de votre académie, si ce n’est pas déjà fait.',
    newThen:
      '2. Tapez le nouveau ici. Casier le fait vérifier une fois par vos serveurs, et le prend pour tous les comptes qui avaient l’ancien.',
    giveNew: 'Donner un nouveau mot de passe…',
    changedOn: 'Dernier changement du mot de passe',
    changedHint: 'À peu près suffit. Casier vous rappelle de le renouveler 60, 30 et 7 jours avant un an.',
    notADay: 'Un jour passé, ou aujourd’hui',
    endsOn: (day: string) => `À renouveler avant le ${day}.`,
    question: 'Quand avez-vous changé votre mot de passe\u00a0?',
    questionWhy:
      'Les mots de passe des académies sont à renouveler chaque année. Casier vous le rappelle à temps, s’il sait de quand date le vôtre.',
    doNotKnow: 'Je ne sais pas',
  },
  en: {
    reminders: 'Password to be renewed',
    soon: (names: string, day: string, days: number) =>
      `The password of ${names} is to be renewed before ${day} (${days === 1 ? '1 day' : `${days} days`}).`,
    over: (names: string) =>
      `The password of ${names} is more than a year old: it will probably expire, if it has not.`,
    renew: 'Renew…',
    later: 'Remind me later',
    putAwayForGood: 'Do not remind me again',
    newTitle: 'Give a new password',
    newFirst: '1. Change your password on the page of your académie, if you have not done so.',
    newThen:
      '2. Type the new one here. Casier has it checked once by your servers, and takes it for all accounts that had the old one.',
    giveNew: 'Give a new password…',
    changedOn: 'Last change of the password',
    changedHint: 'Roughly will do. Casier reminds you to renew it 60, 30 and 7 days before a year has passed.',
    notADay: 'A day that has been, or today',
    endsOn: (day: string) => `To be renewed before ${day}.`,
    question: 'When did you change your password?',
    questionWhy:
      'Passwords of the académies are to be renewed every year. Casier reminds you in time, if it knows how old yours is.',
    doNotKnow: 'I do not know',
  },
});
