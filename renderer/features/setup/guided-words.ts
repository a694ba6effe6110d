import { defineWords } from '../../i18n/index.ts';

export const guidedWords = defineWords({
  fr: {
    step: (number: number) => `étape ${number} sur 2`,
    addressTitle: 'Votre adresse',
    name: 'Votre nom',
    nameHint: 'Tel que vos correspondants le verront, par exemple «\u00a0Camille Durand\u00a0».',
    address: 'Adresse électronique',
    addressHint:
      'Votre adresse professionnelle, par exemple camille.durand@ac-poitiers.fr. Toute autre convient aussi.',
    addressProposed: 'Proposée par votre établissement. Corrigez-la si ce n’est pas la vôtre.',
    missing: 'À remplir',
    badAddress: 'Une adresse comme prenom.nom@ac-exemple.fr',
    mustAgree: 'Cochez si vous êtes d’accord, ou passez par les réglages manuels.',
    otherChoices: 'Façon de recevoir le courrier',
    manual: 'Réglages manuels',
    cancel: 'Annuler',
    stop: 'Arrêter',
    back: 'Retour',
    goOn: 'Continuer',
    finish: 'Terminer',
    searching: 'Recherche de vos serveurs…',
    searchingAt: (academy: string) => `Recherche de vos serveurs · ${academy}…`,
    searchProgress: 'Avancement de la recherche',
    waitingForNetwork:
      'Pas de réseau pour l’instant. Casier continuera de lui-même dès que le réseau sera revenu. Vous pouvez aussi taper la suite dès maintenant\u00a0: il terminera sans vous.',
    typeOn: 'Taper la suite maintenant',
    laterNote:
      'Ce n’est peut-être que passager\u00a0: Casier peut tout garder et terminer de lui-même dès que les serveurs répondront.',
    keep: 'Garder et terminer plus tard',
    keepNote:
      'Les serveurs ne peuvent pas être joints pour l’instant. Casier garde ce que vous tapez ici et terminera de lui-même, même si vous le fermez entre-temps.',
    noServers: 'Aucun serveur de courrier n’a été trouvé pour cette adresse',
    noServersDo:
      'Vérifiez ce qui suit «\u00a0@\u00a0» dans l’adresse. Si elle est juste, votre service informatique connaît les noms de vos serveurs\u00a0: ils se tapent dans «\u00a0Réglages manuels\u00a0».',
    noOutgoing: 'Le serveur de réception est trouvé, mais pas celui d’envoi',
    help: 'Aide',
    whichAddress: 'Quelle adresse taper\u00a0?',
    whichAddressAnswer:
      'Celle que votre académie vous a donnée, le plus souvent prenom.nom@ac- suivi du nom de l’académie. Pour la messagerie d’un établissement, tapez son adresse, par exemple ce.0170000H@ac-poitiers.fr.',
    whatIsSearched: 'Que cherche Casier\u00a0?',
    whatIsSearchedAnswer:
      'Les serveurs de courrier de votre académie. Casier les cherche sans votre mot de passe, et n’interroge que votre académie, la messagerie nationale et le service de noms du réseau. Votre adresse ne leur est pas donnée.',
    imapOrPop: 'IMAP ou POP3\u00a0?',
    imapOrPopAnswer:
      'Laissez IMAP\u00a0: vos messages restent sur le serveur et sont les mêmes partout. Avec POP3 ils viennent sur ce PC, et vos dossiers n’existent qu’ici.',
    loginTitle: 'Votre identifiant et votre mot de passe',
    found: (incoming: string, outgoing: string) =>
      incoming === outgoing
        ? `Serveur trouvé\u00a0: ${incoming}.`
        : `Serveurs trouvés\u00a0: ${incoming} pour recevoir, ${outgoing} pour envoyer.`,
    identifiant: 'Identifiant',
    identifiantHint:
      'Le même que pour I-Prof et Arena. Souvent l’initiale du prénom suivie du nom, sans accent, parfois avec un chiffre. Corrigez-le s’il est autre.',
    schoolIdentifiant: 'Identifiant de l’établissement',
    schoolIdentifiantHint: 'Celui de la messagerie de l’établissement, qui n’est pas le vôtre. Souvent ce.0170000h.',
    password: 'Mot de passe',
    passwordHint: 'Celui de votre messagerie, le même que pour I-Prof et Arena. Il reste sur ce PC.',
    applicationPassword: 'Mot de passe d’application',
    applicationPasswordHint: 'Il n’est pas celui d’I-Prof et d’Arena. Il reste sur ce PC.',
    elsewhere:
      'Ces serveurs ne portent pas le nom de votre adresse. C’est souvent normal chez un hébergeur. N’acceptez que si vous connaissez ces noms.',
    elsewhereShared:
      'Ces noms viennent du fichier de réglages, et ne sont pas ceux de votre adresse. N’acceptez que si vous faites confiance à la personne qui vous l’a donné.',
    agree: (host: string) => `Mon mot de passe peut être envoyé à ${host}`,
    onlyPop3:
      'Aucun serveur IMAP n’a répondu\u00a0: le courrier sera relevé par POP3. Vos dossiers, les messages lus et les messages envoyés n’existeront que sur ce PC.',
    whichIdentifiant: 'Qu’est-ce que l’identifiant\u00a0?',
    whichIdentifiantAnswer:
      'Le nom court avec lequel vous entrez dans I-Prof et Arena. Casier le propose d’après votre adresse\u00a0; en cas d’homonyme, un chiffre le suit.',
    whatIsNumen: 'Et le NUMEN\u00a0?',
    whatIsNumenAnswer:
      'Treize caractères en capitales, donnés à votre prise de fonction. C’est le premier mot de passe de la messagerie, à changer ensuite. Ne le montrez à personne.',
    whatIsApplicationPassword: 'Un mot de passe d’application\u00a0?',
    whatIsApplicationPasswordAnswer:
      'La messagerie nationale demande aux programmes comme Casier un mot de passe à part, fait pour un seul appareil. Il se crée dans son webmail (Préférences, puis Mots de passe sécurisés) et se tape ici à la place du mot de passe habituel\u00a0; l’identifiant est alors l’adresse complète.',
    whereGoesPassword: 'Où va mon mot de passe\u00a0?',
    whereGoesPasswordAnswer:
      'Aux deux serveurs nommés ci-dessus, par une connexion chiffrée dont le certificat est vérifié, et dans le trousseau de ce PC. Il est essayé une seule fois\u00a0: s’il est refusé, rien n’est tenté à nouveau sans vous, pour que votre compte ne soit pas bloqué.',
    readyTitle: 'C’est prêt',
    ready: (address: string) => `La messagerie ${address} est en place.`,
    arrivingSoon: 'Vos messages arrivent…',
    arriving: (messages: number) =>
      messages === 1 ? '1 message est déjà là.' : `${messages} messages sont déjà là, les plus récents d’abord.`,
    readyOffline: 'Une copie est gardée sur ce PC, chiffrée, et se lit sans connexion.',
    read: 'Lire mon courrier',
  },
  en: {
    step: (number: number) => `step ${number} of 2`,
    addressTitle: 'Your address',
    name: 'Your name',
    nameHint: 'As your correspondents will see it, for instance “Camille Durand”.',
    address: 'Email address',
    addressHint: 'Your professional address, for instance camille.durand@ac-poitiers.fr. Any other will do as well.',
    addressProposed: 'Proposed by your school. Correct it if it is not yours.',
    missing: 'Required',
    badAddress: 'An address like first.last@ac-example.fr',
    mustAgree: 'Tick it if you agree, or use the manual settings.',
    otherChoices: 'Way of receiving mail',
    manual: 'Manual settings',
    cancel: 'Cancel',
    stop: 'Stop',
    back: 'Back',
    goOn: 'Continue',
    finish: 'Finish',
    searching: 'Looking for your servers…',
    searchingAt: (academy: string) => `Looking for your servers · ${academy}…`,
    searchProgress: 'Progress of the search',
    waitingForNetwork:
      'No network for now. Casier will go on by itself as soon as the network is back. You may also type the rest now: it will finish without you.',
    typeOn: 'Type the rest now',
    laterNote: 'This may pass: Casier can keep it all and finish by itself as soon as the servers answer.',
    keep: 'Keep it and finish later',
    keepNote:
      'The servers cannot be reached for now. Casier keeps what you type here and will finish by itself, even if you close it in between.',
    noServers: 'No mail server was found for this address',
    noServersDo:
      'Check what follows “@” in the address. If it is right, your IT service knows the names of your servers: they are typed in “Manual settings”.',
    noOutgoing: 'The incoming server was found, but not the outgoing one',
    help: 'Help',
    whichAddress: 'Which address?',
    whichAddressAnswer:
      'The one your académie gave you, mostly first.last@ac- followed by the name of the académie. For the mailbox of a school type its address, for instance ce.0170000H@ac-poitiers.fr.',
    whatIsSearched: 'What does Casier look for?',
    whatIsSearchedAnswer:
      'The mail servers of your académie. Casier looks for them without your password, and asks nobody but your académie, the national mail service and the network’s name service. Your address is not given to them.',
    imapOrPop: 'IMAP or POP3?',
    imapOrPopAnswer:
      'Leave IMAP: your messages stay on the server and are the same everywhere. With POP3 they come to this PC, and your folders exist here only.',
    loginTitle: 'Your identifiant and your password',
    found: (incoming: string, outgoing: string) =>
      incoming === outgoing
        ? `Server found: ${incoming}.`
        : `Servers found: ${incoming} to receive, ${outgoing} to send.`,
    identifiant: 'Identifiant',
    identifiantHint:
      'The same as for I-Prof and Arena. Often the initial of the first name and the surname, without accents, sometimes with a digit. Correct it if yours is another.',
    schoolIdentifiant: 'Identifiant of the school',
    schoolIdentifiantHint: 'That of the school’s mailbox, which is not yours. Often ce.0170000h.',
    password: 'Password',
    passwordHint: 'That of your mailbox, the same as for I-Prof and Arena. It stays on this PC.',
    applicationPassword: 'Application password',
    applicationPasswordHint: 'It is not that of I-Prof and Arena. It stays on this PC.',
    elsewhere:
      'These servers do not bear the name of your address. With a hosting company this is often so. Agree only if you know these names.',
    elsewhereShared:
      'These names come from the file of settings and are not those of your address. Agree only if you trust whoever gave it to you.',
    agree: (host: string) => `My password may be sent to ${host}`,
    onlyPop3:
      'No IMAP server answered: mail will be collected by POP3. Your folders, what was read and what was sent will exist on this PC only.',
    whichIdentifiant: 'What is the identifiant?',
    whichIdentifiantAnswer:
      'The short name with which you enter I-Prof and Arena. Casier proposes it from your address; where two people share a name, a digit follows.',
    whatIsNumen: 'And the NUMEN?',
    whatIsNumenAnswer:
      'Thirteen characters in capitals, given when you took up your post. It is the first password of the mailbox, to be changed then. Show it to nobody.',
    whatIsApplicationPassword: 'An application password?',
    whatIsApplicationPasswordAnswer:
      'The national mail service wants a password apart from programs like Casier, made for one device. It is made in its webmail (Préférences, then Mots de passe sécurisés) and typed here in the place of the usual password; the user name is the full address then.',
    whereGoesPassword: 'Where does my password go?',
    whereGoesPasswordAnswer:
      'To the two servers named above, over an encrypted connection whose certificate is verified, and into the keychain of this PC. It is tried once: if it is refused, nothing is tried again without you, so that your account does not get locked.',
    readyTitle: 'All set',
    ready: (address: string) => `The mailbox ${address} is in place.`,
    arrivingSoon: 'Your messages are arriving…',
    arriving: (messages: number) =>
      messages === 1 ? '1 message is here already.' : `${messages} messages are here already, the newest first.`,
    readyOffline: 'An encrypted copy is kept on this PC and can be read offline.',
    read: 'Read my mail',
  },
});
