import { defineWords } from '../../i18n/index.ts';

export const movingWords = defineWords({
  fr: {
    cards: 'Changement de messagerie',
    title: 'Votre académie a changé de messagerie',
    titleOther: 'Votre messagerie a changé de serveur',
    silentSince: (day: string) => `L’ancien serveur ne vous laisse plus entrer depuis le ${day}.`,
    answers: (host: string) => `Un autre répond pour votre adresse\u00a0: ${host}.`,
    staysShort: 'Tout ce qui est sur ce PC y reste.',
    see: 'Voir et changer…',
    later: 'Plus tard',
    changeServers: 'Changer de serveur…',
    dialogTitle: 'Changer de serveur',
    lookFor: 'Casier cherche les serveurs de cette adresse, sans votre mot de passe.',
    address: 'Adresse électronique',
    addressHint: 'La même qu’avant, sauf si l’on vous en a donné une nouvelle.',
    look: 'Chercher',
    searching: 'Recherche de vos serveurs…',
    stop: 'Arrêter',
    noneFound: 'Aucun autre serveur n’a été trouvé pour cette adresse. Vous pouvez le donner vous-même.',
    samePlace: 'Ce qui répond pour cette adresse est le serveur que vous avez déjà.',
    otherProtocol:
      'Le nouveau serveur ne propose pas la même façon de recevoir. Ajoutez-le comme un compte de plus\u00a0: celui-ci reste lisible, et ses messages se déplacent d’un compte à l’autre.',
    manual: 'Réglages manuels',
    back: 'Retour',
    cancel: 'Annuler',
    close: 'Fermer',
    serverIn: 'Réception',
    serverOut: 'Envoi',
    userName: 'Nom d’utilisateur',
    whatHappens: 'Ce qui se passe',
    stays:
      'Tout reste sur ce PC\u00a0: vos messages, vos dossiers, vos brouillons et ce qui attend de partir. Ce que le nouveau serveur a déjà n’est pas téléchargé une deuxième fois.',
    only: 'Ce que le nouveau serveur n’a pas reste ici, à sa place. Rien n’y est déposé sans vous.',
    wayBack: 'Si ce n’est pas le bon, vous pourrez revenir à l’ancien serveur.',
    notYetHere: (count: number) =>
      count === 1
        ? 'Un message n’est pas encore téléchargé\u00a0: il ne reviendra que si le nouveau serveur l’a.'
        : `${count} messages ne sont pas encore téléchargés\u00a0: ils ne reviendront que si le nouveau serveur les a.`,
    go: 'Passer à ces serveurs',
    going: 'Connexion aux nouveaux serveurs…',
    failedIncoming: 'Le serveur de réception ne vous a pas laissé entrer. Rien n’est changé.',
    failedOutgoing: 'Le serveur d’envoi ne vous a pas laissé entrer. Rien n’est changé.',
    doneTitle: 'C’est fait',
    done: (host: string) => `Votre courrier vient maintenant de ${host}.`,
    matched: (count: number) =>
      count === 1 ? 'Un dossier y a été retrouvé.' : `${count} dossiers y ont été retrouvés.`,
    made: (names: string) => `Y sont créés\u00a0: ${names}.`,
    doneMore: 'Casier compare maintenant ce qui est ici avec ce qui est là-bas.',
    onlyHereTitle: 'Des messages ne sont que sur ce PC',
    onlyHere: (count: number) =>
      count === 1
        ? 'Un message n’est pas sur le nouveau serveur. Il est ici, à sa place.'
        : `${count} messages ne sont pas sur le nouveau serveur. Ils sont ici, à leur place.`,
    waitFirst:
      'Votre académie les apporte peut-être encore\u00a0: attendez quelques jours, sinon ils pourraient y être deux fois. Ils seront reconnus, sans être téléchargés.',
    deposit: 'Les déposer sur le nouveau serveur',
    keepHere: 'Les garder sur ce PC',
    withoutText: (count: number) =>
      count === 1 ? 'Le texte de l’un d’eux manque.' : `Le texte de ${count} d’entre eux manque.`,
    backTo: (host: string) => `Revenir à ${host}…`,
    backTitle: 'Revenir à l’ancien serveur',
    backNote: (host: string) =>
      `Casier revient à ${host}. Ce qui est arrivé entre-temps reste sur ce PC. Tapez le mot de passe de ce serveur.`,
    password: 'Mot de passe',
    passwordHint: 'Celui de ce serveur. Il n’est pas gardé depuis que vous l’avez quitté.',
    missing: 'À remplir',
    badAddress: 'Une adresse comme prenom.nom@ac-exemple.fr',
    badPort: 'Un nombre entre 1 et 65535',
    mustAgree: 'Cochez si vous êtes d’accord, ou passez par les réglages manuels.',
    mustConfirm: 'À cocher, ou choisissez une connexion chiffrée.',
  },
  en: {
    cards: 'Change of mail service',
    title: 'Your académie has changed its mail service',
    titleOther: 'Your mail has gone to another server',
    silentSince: (day: string) => `The former server has not let you in since ${day}.`,
    answers: (host: string) => `Another one answers for your address: ${host}.`,
    staysShort: 'Everything on this PC stays here.',
    see: 'Look and change…',
    later: 'Later',
    changeServers: 'Change servers…',
    dialogTitle: 'Change servers',
    lookFor: 'Casier looks for the servers of this address, without your password.',
    address: 'E-mail address',
    addressHint: 'The same as before, unless you were given a new one.',
    look: 'Look for them',
    searching: 'Looking for your servers…',
    stop: 'Stop',
    noneFound: 'No other server was found for this address. You can enter it yourself.',
    samePlace: 'What answers for this address is the server that you have already.',
    otherProtocol:
      'The new server does not offer the same way of receiving. Add it as another account: this one stays readable, and its messages can be moved from one to the other.',
    manual: 'Manual settings',
    back: 'Back',
    cancel: 'Cancel',
    close: 'Close',
    serverIn: 'Receiving',
    serverOut: 'Sending',
    userName: 'User name',
    whatHappens: 'What happens',
    stays:
      'Everything stays on this PC: your messages, folders, drafts, and what waits to be sent. What the new server has already is not downloaded a second time.',
    only: 'What the new server does not have stays here, where it is. Nothing is put there without you.',
    wayBack: 'If it is not the right one, you can go back to the former server.',
    notYetHere: (count: number) =>
      count === 1
        ? 'One message is not downloaded yet: it comes back only if the new server has it.'
        : `${count} messages are not downloaded yet: they come back only if the new server has them.`,
    go: 'Go to these servers',
    going: 'Connecting to the new servers…',
    failedIncoming: 'The incoming server did not let you in. Nothing has changed.',
    failedOutgoing: 'The outgoing server did not let you in. Nothing has changed.',
    doneTitle: 'Done',
    done: (host: string) => `Your mail now comes from ${host}.`,
    matched: (count: number) => (count === 1 ? 'One folder was found there.' : `${count} folders were found there.`),
    made: (names: string) => `Being made there: ${names}.`,
    doneMore: 'Casier now compares what is here with what is there.',
    onlyHereTitle: 'Some messages are on this PC only',
    onlyHere: (count: number) =>
      count === 1
        ? 'One message is not on the new server. It is here, where it was.'
        : `${count} messages are not on the new server. They are here, where they were.`,
    waitFirst:
      'Your académie may still be bringing them over: wait for a few days, or they might be there twice. They will be recognised, without a download.',
    deposit: 'Put them on the new server',
    keepHere: 'Keep them on this PC',
    withoutText: (count: number) =>
      count === 1 ? 'The text of one of them is missing.' : `The text of ${count} of them is missing.`,
    backTo: (host: string) => `Go back to ${host}…`,
    backTitle: 'Go back to the former server',
    backNote: (host: string) =>
      `Casier goes back to ${host}. What has arrived meanwhile stays on this PC. Type that server’s password.`,
    password: 'Password',
    passwordHint: 'That server’s. It has not been kept since you left it.',
    missing: 'Required',
    badAddress: 'An address like first.last@ac-example.fr',
    badPort: 'A number between 1 and 65535',
    mustAgree: 'Tick this if you agree, or use the manual settings.',
    mustConfirm: 'Tick this, or choose an encrypted connection.',
  },
});
