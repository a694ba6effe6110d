// What people are told when a server does not let them in: each cause with its own next step, as far as the server's
// words tell it. Part of the words of problems (words.ts).
const fr = {
  passwordExpiredTitle: 'Votre mot de passe a expiré',
  passwordExpiredWhy:
    'Le serveur demande d’en choisir un nouveau. Casier n’insiste pas avec l’ancien. Vous pouvez continuer à lire votre courrier\u00a0; ce que vous écrivez attend dans la Boîte d’envoi.',
  passwordExpiredDo: 'Changez-le sur la page de votre académie, puis tapez le nouveau ici.',
  accountLockedTitle: 'Votre compte est bloqué pour le moment',
  accountLockedWhy:
    'Le serveur l’a verrouillé, le plus souvent après plusieurs essais d’un mauvais mot de passe, peut-être depuis un téléphone ou un autre PC. Vous pouvez continuer à lire votre courrier\u00a0; ce que vous écrivez attend dans la Boîte d’envoi.',
  accountLockedDo:
    'Attendez une demi-heure, corrigez le mot de passe sur vos autres appareils, puis réessayez une fois. Si cela dure, prévenez votre service informatique.',
  accountDisabledTitle: 'Votre compte de messagerie est désactivé',
  accountDisabledWhy:
    'Le serveur répond que ce compte n’est plus actif. Le mot de passe n’est sans doute pas en cause. Ce qui est déjà relevé reste lisible.',
  accountDisabledDo:
    'Demandez à votre service informatique ce qu’il en est, avec les détails ci-dessous. Quand le compte sera rouvert, réessayez.',
  accessDisabledTitle: 'Ce compte n’est pas ouvert aux programmes de messagerie',
  accessDisabledWhy:
    'Le mot de passe n’est sans doute pas en cause\u00a0: le serveur n’autorise pas ce compte à passer par un programme comme Casier.',
  accessDisabledDo:
    'Autorisez cet accès dans les préférences du webmail s’il le propose, ou demandez-le à votre service informatique, puis réessayez.',
  applicationPasswordNeededTitle: 'Un mot de passe d’application est demandé',
  applicationPasswordNeededWhy:
    'Dans un programme comme Casier, ce service n’accepte pas le mot de passe du portail, mais un autre, fait pour ce seul appareil.',
  applicationPasswordNeededDo: 'Créez-en un dans le webmail, puis tapez-le ici.',
  accountMovedTitle: 'Votre boîte a changé de serveur',
  accountMovedWhy:
    'L’ancien serveur indique qu’elle est maintenant ailleurs. Le mot de passe n’est sans doute pas en cause, et rien de ce qui est sur ce PC n’est perdu.',
  accountMovedDo: 'Demandez les nouveaux réglages à votre service informatique, avec les détails ci-dessous.',
  loginUnavailableTitle: 'Le serveur ne peut pas vérifier les mots de passe pour l’instant',
  loginUnavailableWhy:
    'C’est une panne de son côté\u00a0: votre mot de passe n’est pas en cause. Casier réessaiera tout seul.',
  samePasswordTitle: 'C’est le mot de passe qui vient d’être refusé',
  samePasswordDo: 'Tapez le nouveau, ou essayez celui-ci une fois encore si vous en êtes sûr.',
  passwordInsist: 'Essayer quand même',
  passwordAccepted: 'Mot de passe accepté.',
  passwordAcceptedForAll: (addresses: string) => `Mot de passe accepté. Il est repris pour ${addresses}.`,
  passwordIsOld: (day: string) => `Il date du ${day}\u00a0: il a sans doute expiré.`,
  tryPassword: 'Réessayer une fois',
};

const en: typeof fr = {
  passwordExpiredTitle: 'Your password has expired',
  passwordExpiredWhy:
    'The server asks for a new one. Casier does not insist with the old one. You can go on reading your mail; what you write waits in the Outbox.',
  passwordExpiredDo: 'Change it on the page of your académie, then type the new one here.',
  accountLockedTitle: 'Your account is locked for now',
  accountLockedWhy:
    'The server locked it, mostly after several tries of a wrong password, maybe from a phone or another PC. You can go on reading your mail; what you write waits in the Outbox.',
  accountLockedDo:
    'Wait half an hour, correct the password on your other devices, then try again once. If it lasts, tell your IT service.',
  accountDisabledTitle: 'Your mail account is disabled',
  accountDisabledWhy:
    'The server answers that this account is not active any more. The password is probably not at fault. What was collected stays readable.',
  accountDisabledDo: 'Ask your IT service about it, with the details below. When the account is open again, try again.',
  accessDisabledTitle: 'This account is not open to mail programs',
  accessDisabledWhy:
    'The password is probably not at fault: the server does not let this account in through a program like Casier.',
  accessDisabledDo:
    'Allow it in the preferences of the webmail if they offer it, or ask your IT service for it, then try again.',
  applicationPasswordNeededTitle: 'An application password is needed',
  applicationPasswordNeededWhy:
    'In a program like Casier this service does not take the password of the portal, but another one, made for this device alone.',
  applicationPasswordNeededDo: 'Make one in the webmail, then type it here.',
  accountMovedTitle: 'Your mailbox has moved to another server',
  accountMovedWhy:
    'The old server says that it is elsewhere now. The password is probably not at fault, and nothing on this PC is lost.',
  accountMovedDo: 'Ask your IT service for the new settings, with the details below.',
  loginUnavailableTitle: 'The server cannot check passwords for now',
  loginUnavailableWhy: 'Something is broken there: your password is not at fault. Casier will try again by itself.',
  samePasswordTitle: 'This is the password that was just refused',
  samePasswordDo: 'Type the new one, or try this one once more if you are sure of it.',
  passwordInsist: 'Try it all the same',
  passwordAccepted: 'Password accepted.',
  passwordAcceptedForAll: (addresses) => `Password accepted. It is taken for ${addresses}, too.`,
  passwordIsOld: (day) => `It dates from ${day}: it has probably expired.`,
  tryPassword: 'Try again once',
};

export const passwordWords = { fr, en };
