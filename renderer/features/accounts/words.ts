import { defineWords } from '../../i18n/index.ts';

export const words = defineWords({
  fr: {
    inMailbox: (account: string) => `Boîte\u00a0: ${account}`,
    accounts: 'Comptes',
    addAccount: 'Ajouter un compte…',
    moveUp: (name: string) => `Monter «\u00a0${name}\u00a0»`,
    moveDown: (name: string) => `Descendre «\u00a0${name}\u00a0»`,
    localState: 'Sur ce PC seulement',
    demoState: 'Boîte d’essai',
    displayName: 'Nom du compte',
    displayNameHint: 'Tel qu’il s’affiche sur ce PC, par exemple «\u00a0École Jean Moulin\u00a0».',
    colour: 'Couleur du compte',
    isDefault: 'Les nouveaux messages partent de ce compte.',
    makeDefault: 'Écrire les nouveaux messages depuis ce compte',
    identities: 'Identités',
    identitiesHint:
      'Sous quel nom et quelle adresse vous écrivez. La première sert d’office\u00a0; une réponse part de celle à qui l’on a écrit.',
    byDefault: 'par défaut',
    answersTo: (address: string) => `Réponses à ${address}`,
    unsigned: 'Sans signature',
    addIdentity: 'Nouvelle identité…',
    edit: (name: string) => `Modifier «\u00a0${name}\u00a0»`,
    removeIdentity: (name: string) => `Supprimer «\u00a0${name}\u00a0»`,
    identityRemoved: (name: string) => `Identité «\u00a0${name}\u00a0» supprimée.`,
    undo: 'Annuler',
    identityTitle: 'Identité',
    newIdentityTitle: 'Nouvelle identité',
    name: 'Votre nom',
    nameHint: 'Tel que vos correspondants le voient\u00a0: le vôtre, ou «\u00a0L’équipe des CM2\u00a0».',
    address: 'Adresse',
    addressHint:
      'Une autre adresse de la même académie est possible\u00a0; le serveur d’envoi peut la refuser si elle n’est pas à vous.',
    addressWrong: 'Ce n’est pas une adresse complète, comme prenom.nom@ac-academie.fr.',
    replyTo: 'Adresse pour les réponses',
    replyToHint: 'Laissez vide pour que les réponses reviennent à l’adresse ci-dessus.',
    signature: 'Signature',
    signatureHint: 'Ajoutée au bas de vos messages. Laissez vide pour ne pas signer.',
    official: 'Signature officielle…',
    officialTitle: 'Signature officielle',
    officialIntro: 'Sobre, comme le ministère la demande à ses personnels. Vous pourrez la retoucher.',
    officialName: 'Prénom et nom',
    officialRole: 'Fonction',
    officialRoleHint: 'Par exemple «\u00a0Professeure des écoles\u00a0».',
    officialPlace: 'École ou service',
    officialAddress: 'Adresse de l’école ou du service',
    officialPhone: 'Téléphone',
    officialAcademy: 'Académie',
    officialPreview: 'Aperçu',
    officialSchoolIntro:
      'Celle de la boîte de l’établissement : l’école d’abord, puis la personne qui écrit. Vous pourrez la retoucher.',
    officialTake: 'Reprendre cette signature',
    save: 'Enregistrer',
    cancel: 'Annuler',
    removeTitle: (name: string) => `Retirer le compte «\u00a0${name}\u00a0» de ce PC\u00a0?`,
    removeLocalTitle: 'Supprimer définitivement les dossiers locaux\u00a0?',
    removeAction: 'Retirer le compte',
    removeLocalAction: 'Supprimer définitivement',
    removing: 'Suppression en cours…',
    exportFirst: 'Exporter d’abord…',
    exportAgain: 'Exporter encore…',
    exportWhole: 'Tout est exporté et a été relu. Le compte peut être retiré.',
    exportPartial: 'Cet export n’est pas complet. Le compte ne sera pas retiré tant qu’il ne l’est pas.',
    goes: 'Seront effacés de ce PC\u00a0:',
    goingMail: (messages: string, folders: string, size: string) =>
      `le courrier gardé ici\u00a0: ${messages} dans ${folders}, ${size}`,
    messages: (count: string, number: number) => (number > 1 ? `${count} messages` : `${count} message`),
    folders: (count: string, number: number) => (number > 1 ? `${count} dossiers` : `${count} dossier`),
    goingOnlyHere: (count: string, number: number) =>
      number > 1
        ? `dont ${count} messages qui ne sont sur aucun serveur`
        : `dont ${count} message qui n’est sur aucun serveur`,
    goingDrafts: (count: string, number: number) =>
      number > 1 ? `dont ${count} brouillons qui n’existent qu’ici` : `dont ${count} brouillon qui n’existe qu’ici`,
    goingUnsent: (count: string, number: number) =>
      number > 1
        ? `${count} messages de la Boîte d’envoi qui ne sont pas partis`
        : `${count} message de la Boîte d’envoi qui n’est pas parti`,
    goingOperations: (count: string, number: number) =>
      number > 1
        ? `${count} actions que le serveur ne connaît pas encore`
        : `${count} action que le serveur ne connaît pas encore`,
    notInExport: (count: string, number: number) =>
      number > 1
        ? `${count} messages ne sont pas encore sur ce PC\u00a0: un export ne les contiendrait pas`
        : `${count} message n’est pas encore sur ce PC\u00a0: un export ne le contiendrait pas`,
    discardUnsent: (count: number) =>
      count > 1
        ? `Abandonner les ${count} messages qui ne sont pas partis`
        : 'Abandonner le message qui n’est pas parti',
    contactsStay: 'Votre carnet d’adresses reste entier.',
    passwordGoes: 'Le mot de passe du compte est retiré de ce PC.',
  },
  en: {
    inMailbox: (account: string) => `Mailbox: ${account}`,
    accounts: 'Accounts',
    addAccount: 'Add an account…',
    moveUp: (name: string) => `Move “${name}” up`,
    moveDown: (name: string) => `Move “${name}” down`,
    localState: 'On this PC only',
    demoState: 'Trial mailbox',
    displayName: 'Name of the account',
    displayNameHint: 'As this PC shows it, for instance “École Jean Moulin”.',
    colour: 'Colour of the account',
    isDefault: 'New messages are sent from this account.',
    makeDefault: 'Write new messages from this account',
    identities: 'Identities',
    identitiesHint:
      'Under which name and address you write. The first one is the default; an answer comes from the one that was written to.',
    byDefault: 'default',
    answersTo: (address: string) => `Answers to ${address}`,
    unsigned: 'No signature',
    addIdentity: 'New identity…',
    edit: (name: string) => `Edit “${name}”`,
    removeIdentity: (name: string) => `Delete “${name}”`,
    identityRemoved: (name: string) => `Identity “${name}” deleted.`,
    undo: 'Undo',
    identityTitle: 'Identity',
    newIdentityTitle: 'New identity',
    name: 'Your name',
    nameHint: 'As recipients see it: your own, or “The Year 6 team”.',
    address: 'Address',
    addressHint:
      'Another address of the same academy is possible; the sending server may refuse it if it is not yours.',
    addressWrong: 'This is not a whole address, like prenom.nom@ac-academie.fr.',
    replyTo: 'Address for answers',
    replyToHint: 'Leave it empty for answers to come back to the address above.',
    signature: 'Signature',
    signatureHint: 'Added at the foot of your messages. Leave it empty not to sign.',
    official: 'Official signature…',
    officialTitle: 'Official signature',
    officialIntro: 'Plain, as the ministry asks of its staff. You can change it afterwards.',
    officialName: 'First name and surname',
    officialRole: 'Function',
    officialRoleHint: 'For instance “Professeure des écoles”.',
    officialPlace: 'School or service',
    officialAddress: 'Address of the school or service',
    officialPhone: 'Telephone',
    officialAcademy: 'Académie',
    officialPreview: 'Preview',
    officialSchoolIntro:
      'That of the school’s mailbox: the school first, then who writes. You can change it afterwards.',
    officialTake: 'Use this signature',
    save: 'Save',
    cancel: 'Cancel',
    removeTitle: (name: string) => `Remove the account “${name}” from this PC?`,
    removeLocalTitle: 'Delete the local folders for good?',
    removeAction: 'Remove the account',
    removeLocalAction: 'Delete for good',
    removing: 'Removing…',
    exportFirst: 'Export first…',
    exportAgain: 'Export again…',
    exportWhole: 'Everything is exported and was read back. The account can be removed.',
    exportPartial: 'This export is not complete. The account will not be removed as long as it is not.',
    goes: 'To be deleted from this PC:',
    goingMail: (messages: string, folders: string, size: string) =>
      `the mail kept here: ${messages} in ${folders}, ${size}`,
    messages: (count: string, number: number) => (number === 1 ? `${count} message` : `${count} messages`),
    folders: (count: string, number: number) => (number === 1 ? `${count} folder` : `${count} folders`),
    goingOnlyHere: (count: string, number: number) =>
      number > 1 ? `${count} of these messages are on no server` : `${count} of these messages is on no server`,
    goingDrafts: (count: string, number: number) =>
      number > 1 ? `of these, ${count} drafts that exist here only` : `of these, ${count} draft that exists here only`,
    goingUnsent: (count: string, number: number) =>
      number > 1
        ? `${count} messages of the outbox that have not left`
        : `${count} message of the outbox that has not left`,
    goingOperations: (count: string, number: number) =>
      number > 1
        ? `${count} actions that the server has not heard of yet`
        : `${count} action that the server has not heard of yet`,
    notInExport: (count: string, number: number) =>
      number > 1
        ? `${count} messages are not on this PC yet: an export would not hold them`
        : `${count} message is not on this PC yet: an export would not hold it`,
    discardUnsent: (count: number) =>
      count > 1 ? `Give up the ${count} messages that have not left` : 'Give up the message that has not left',
    contactsStay: 'Your address book stays whole.',
    passwordGoes: 'The password of the account is removed from this PC.',
  },
});

export const colourWords = defineWords({
  fr: {
    blue: 'Bleu',
    green: 'Vert',
    orange: 'Orange',
    violet: 'Violet',
    teal: 'Turquoise',
    pink: 'Rose',
    brown: 'Brun',
    grey: 'Gris',
  },
  en: {
    blue: 'Blue',
    green: 'Green',
    orange: 'Orange',
    violet: 'Violet',
    teal: 'Teal',
    pink: 'Pink',
    brown: 'Brown',
    grey: 'Grey',
  },
});

/** By the account's protocol. */
export const staysWords = defineWords({
  fr: {
    imap: 'Sur le serveur, tout reste\u00a0: vous retrouverez ce courrier par le webmail ou en ajoutant le compte de nouveau.',
    pop3: 'Sur le serveur ne reste que ce qui y a été laissé. Vos dossiers, vos messages envoyés et ce qui n’y est plus n’existent qu’ici.',
    local: 'Ces messages n’existent nulle part ailleurs.',
    demo: 'La boîte d’essai peut être ouverte de nouveau, comme au premier jour.',
  },
  en: {
    imap: 'On the server everything stays: you will find this mail in the webmail, or by adding the account again.',
    pop3: 'On the server only what was left there stays. Your folders, your sent messages and what is no longer there exist here only.',
    local: 'These messages exist nowhere else.',
    demo: 'The trial mailbox can be opened again, as on the first day.',
  },
});

/** What keeps an account from being removed this moment. */
export const obstacleWords = defineWords({
  fr: {
    writing: 'Un message de ce compte est en cours d’écriture. Fermez d’abord sa fenêtre.',
    sending: 'Un message de ce compte est en train de partir. Attendez qu’il soit parti.',
    carrying:
      'Des messages sont en route entre ce compte et un autre. Attendez qu’ils soient arrivés, ou renoncez à leur transport dans «\u00a0En attente\u00a0».',
  },
  en: {
    writing: 'A message of this account is being written. Close its window first.',
    sending: 'A message of this account is just leaving. Wait until it has left.',
    carrying:
      'Messages are on their way between this account and another. Wait until they have arrived, or give up their journey in “Waiting”.',
  },
});
