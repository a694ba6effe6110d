import { defineWords } from '../../i18n/index.ts';

export const waitingWords = defineWords({
  fr: {
    title: 'Messageries en attente',
    waitingForNetwork: (address: string) => `${address} sera prête dès que le réseau reviendra`,
    waitingForServers: (address: string) => `${address} sera prête dès que ses serveurs répondront`,
    nothingToDo:
      'Il n’y a plus rien à faire\u00a0: Casier garde ce que vous avez tapé, le mot de passe dans le trousseau de ce PC, et terminera de lui-même, même si vous le fermez entre-temps.',
    nothingToDoOpen:
      'Il n’y a plus rien à faire tant que Casier reste ouvert\u00a0: il terminera de lui-même. Ce PC n’a pas de trousseau\u00a0: une fois fermé, Casier vous redemanderait le mot de passe.',
    searching: (address: string) => `Recherche des serveurs de ${address}…`,
    trying: (address: string) => `Vérification de ${address}…`,
    asks: (address: string) => `Une réponse est attendue pour ${address}`,
    askPop3:
      'Aucun serveur IMAP n’a répondu\u00a0: le courrier serait relevé par POP3. Vos dossiers, les messages lus et les messages envoyés n’existeraient que sur ce PC.',
    askIdentifiant: 'Les serveurs sont trouvés. Ils demandent votre identifiant, que Casier ne connaît pas encore.',
    askApplicationPassword:
      'Votre courrier est tenu par la messagerie nationale, qui demande un mot de passe d’application. Celui que vous avez tapé n’a été envoyé nulle part.',
    askPassword: 'Les serveurs sont trouvés. Ce PC n’a pas pu garder votre mot de passe\u00a0: tapez-le à nouveau.',
    agreeAndGoOn: 'D’accord, continuer',
    answer: 'Répondre',
    refused: (address: string) => `${address} n’a pas pu être mise en place`,
    correct: 'Corriger',
    finished: (address: string) => `La messagerie ${address} est en place`,
    finishedWhy: 'Casier a terminé de lui-même ce que vous aviez commencé. Vos messages arrivent.',
    seen: 'Très bien',
    tryNow: 'Réessayer maintenant',
    change: 'Modifier',
    drop: 'Abandonner',
    dropTitle: (address: string) => `Abandonner ${address}\u00a0?`,
    dropBody: 'Ce que vous avez tapé est oublié, le mot de passe aussi. Rien ne change sur les serveurs.',
  },
  en: {
    title: 'Mailboxes that wait',
    waitingForNetwork: (address: string) => `${address} will be ready as soon as the network is back`,
    waitingForServers: (address: string) => `${address} will be ready as soon as its servers answer`,
    nothingToDo:
      'Nothing more is to be done: Casier keeps what you typed, the password in the keychain of this PC, and will finish by itself, even if you close it in between.',
    nothingToDoOpen:
      'Nothing more is to be done as long as Casier stays open: it will finish by itself. This PC has no keychain: once closed, Casier would ask for the password again.',
    searching: (address: string) => `Looking for the servers of ${address}…`,
    trying: (address: string) => `Checking ${address}…`,
    asks: (address: string) => `An answer is wanted for ${address}`,
    askPop3:
      'No IMAP server answered: mail would be collected by POP3. Your folders, what was read and what was sent would exist on this PC only.',
    askIdentifiant: 'The servers are found. They ask for your identifiant, which Casier does not know yet.',
    askApplicationPassword:
      'Your mail is kept by the national mail service, which asks for an application password. The one you typed was sent nowhere.',
    askPassword: 'The servers are found. This PC could not keep your password: type it again.',
    agreeAndGoOn: 'Agreed, go on',
    answer: 'Answer',
    refused: (address: string) => `${address} could not be set up`,
    correct: 'Correct it',
    finished: (address: string) => `The mailbox ${address} is in place`,
    finishedWhy: 'Casier finished by itself what you had begun. Your messages are arriving.',
    seen: 'Very well',
    tryNow: 'Try again now',
    change: 'Change',
    drop: 'Drop it',
    dropTitle: (address: string) => `Drop ${address}?`,
    dropBody: 'What you typed is forgotten, the password as well. Nothing changes on the servers.',
  },
});
