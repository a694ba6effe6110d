import { defineWords } from '../../i18n/index.ts';

export const journalWords = defineWords({
  fr: {
    title: 'Journal',
    intro:
      'Ce que Casier a fait et décidé ces quatorze derniers jours, pour comprendre ce qui s’est passé. Il ne quitte pas ce PC tant que vous ne l’exportez pas.',
    account: 'Compte',
    allAccounts: 'Tous les comptes',
    when: 'Date',
    what: 'Événement',
    list: 'Événements, le plus récent d’abord',
    nothing: 'Rien n’a encore été noté.',
    older: 'Afficher les précédents',
    refresh: 'Actualiser',
    export: 'Exporter…',
    close: 'Fermer',
    exportTitle: 'Exporter le journal',
    exportIntro:
      'Voici, au caractère près, ce que contiendra le fichier. Il n’y a ni adresse, ni objet, ni nom de dossier, ni mot de passe, ni texte de message\u00a0: vous pouvez le remettre au service informatique.',
    exportText: 'Contenu du fichier',
    save: 'Enregistrer…',
    cancel: 'Annuler',
    saved: 'Journal enregistré.',
    notSaved: 'Le journal n’a pas pu être enregistré.',
    withError: (what: string, why: string) => `${what}\u00a0: ${why}`,
    unknownAccount: (id: number) => `compte n°\u00a0${id}`,
    unknownFolder: (id: number) => `dossier n°\u00a0${id}`,
    opened: 'Casier a été ouvert',
    closed: 'Casier a été fermé',
    compared: (folder: string, plan: string, ms: number) => `«\u00a0${folder}\u00a0» comparé (${plan}, ${ms}\u00a0ms)`,
    otherPlan: 'relecture',
    stepRefused: 'Le serveur a refusé une étape de la synchronisation',
    movedServers: (matched: number, made: number) =>
      `Compte passé à d’autres serveurs\u00a0: ${matched} dossier(s) retrouvé(s), ${made} à créer`,
    renamedThere: (count: number) => `${count} dossier(s) renommé(s) sur le serveur`,
    collected: (added: number, deleted: number, listed: number) =>
      `${added} message(s) relevé(s), ${deleted} effacé(s), sur ${listed} présents sur le serveur`,
    tooLarge: (count: number) => `${count} message(s) trop volumineux laissé(s) sur le serveur`,
    notWholeHere: (count: number) => `${count} message(s) laissé(s) sur le serveur, faute d’être entiers sur ce PC`,
    operation: (name: string, step: string, id: number, count: number) =>
      count > 1
        ? `${name} n°\u00a0${id} et ${count - 1} autres\u00a0: ${step}`
        : `${name} n°\u00a0${id}\u00a0: ${step}`,
    submission: (id: number, state: string) => `Envoi n°\u00a0${id}\u00a0: ${state}`,
    slow: (name: string, ms: number) => `Lecture ou écriture lente sur ce PC (${name}, ${ms}\u00a0ms)`,
    sourcesCollected: (count: number) => `${count} source(s) sans message effacée(s) de ce PC`,
    indexFilled: (count: number) => `${count} message(s) ajouté(s) à l’index de recherche`,
    indexRemade: (why: string) => `Index de recherche à refaire (${why})`,
    missing: 'son fichier manquait',
    unreadable: 'illisible',
    otherVersion: 'd’une autre version de Casier',
    otherStore: 'd’un autre courrier',
    repaired: (count: number) => `Courrier de ce PC réparé (${count} page(s) illisible(s))`,
    putOff: 'Entretien remis à plus tard',
    storeFailed: 'Le courrier de ce PC n’a pas pu être ouvert',
  },
  en: {
    title: 'Journal',
    intro:
      'What Casier did and decided during the last fourteen days, to understand what happened. It does not leave this PC unless you export it.',
    account: 'Account',
    allAccounts: 'All accounts',
    when: 'Date',
    what: 'Event',
    list: 'Events, the latest first',
    nothing: 'Nothing has been noted yet.',
    older: 'Show earlier ones',
    refresh: 'Refresh',
    export: 'Export…',
    close: 'Close',
    exportTitle: 'Export the journal',
    exportIntro:
      'This is, to the letter, what the file will hold. There is no address, no subject, no folder name, no password and no text of a message in it: you can give it to the IT service.',
    exportText: 'Contents of the file',
    save: 'Save…',
    cancel: 'Cancel',
    saved: 'Journal saved.',
    notSaved: 'The journal could not be saved.',
    withError: (what: string, why: string) => `${what}: ${why}`,
    unknownAccount: (id: number) => `account no. ${id}`,
    unknownFolder: (id: number) => `folder no. ${id}`,
    opened: 'Casier was opened',
    closed: 'Casier was closed',
    compared: (folder: string, plan: string, ms: number) => `“${folder}” compared (${plan}, ${ms} ms)`,
    otherPlan: 'read again',
    stepRefused: 'The server refused a step of the synchronisation',
    movedServers: (matched: number, made: number) =>
      `Account went to other servers: ${matched} folder(s) found, ${made} to be made`,
    renamedThere: (count: number) => `${count} folder(s) renamed on the server`,
    collected: (added: number, deleted: number, listed: number) =>
      `${added} message(s) collected, ${deleted} deleted, of ${listed} on the server`,
    tooLarge: (count: number) => `${count} message(s) too large, left on the server`,
    notWholeHere: (count: number) => `${count} message(s) left on the server, as they are not whole on this PC`,
    operation: (name: string, step: string, id: number, count: number) =>
      count > 1 ? `${name} no. ${id} and ${count - 1} more: ${step}` : `${name} no. ${id}: ${step}`,
    submission: (id: number, state: string) => `Sending no. ${id}: ${state}`,
    slow: (name: string, ms: number) => `Slow reading or writing on this PC (${name}, ${ms} ms)`,
    sourcesCollected: (count: number) => `${count} source(s) without a message erased from this PC`,
    indexFilled: (count: number) => `${count} message(s) added to the search index`,
    indexRemade: (why: string) => `Search index to be made again (${why})`,
    missing: 'its file was missing',
    unreadable: 'unreadable',
    otherVersion: 'of another version of Casier',
    otherStore: 'of other mail',
    repaired: (count: number) => `Mail of this PC repaired (${count} unreadable page(s))`,
    putOff: 'Upkeep put off',
    storeFailed: 'The mail of this PC could not be opened',
  },
});

/** Where an account stands. */
export const journalPhases = defineWords({
  fr: {
    stopped: 'Compte arrêté',
    offline: 'Pas de réseau',
    connecting: 'Connexion au serveur',
    syncing: 'Connecté, comparaison avec le serveur',
    watching: 'À jour, à l’écoute du serveur',
    waiting: 'Serveur injoignable, nouvel essai plus tard',
    needsUser: 'Le compte attend une réponse de votre part',
  },
  en: {
    stopped: 'Account stopped',
    offline: 'No network',
    connecting: 'Connecting to the server',
    syncing: 'Connected, comparing with the server',
    watching: 'Up to date, listening to the server',
    waiting: 'Server out of reach, to be tried again',
    needsUser: 'The account waits for your answer',
  },
});

/** Why a mailbox was compared, by the plan’s reason. */
export const journalPlans = defineWords({
  fr: {
    firstSync: 'première fois',
    interrupted: 'suite d’une comparaison interrompue',
    changedByModSeq: 'le serveur a dit ce qui a changé',
    noModSeq: 'tous les numéros ont été relus',
    uidNextWentBack: 'le serveur est revenu en arrière, tout a été relu',
    modSeqWentBack: 'le serveur est revenu en arrière, tout a été relu',
    uidValidityChanged: 'le serveur a renuméroté le dossier',
  },
  en: {
    firstSync: 'first time',
    interrupted: 'going on after an interruption',
    changedByModSeq: 'the server told what had changed',
    noModSeq: 'all numbers were read again',
    uidNextWentBack: 'the server went back in time, everything was read again',
    modSeqWentBack: 'the server went back in time, everything was read again',
    uidValidityChanged: 'the server numbered the folder anew',
  },
});

/** What a person did. */
export const journalOperations = defineWords({
  fr: {
    setFlags: 'Marques',
    move: 'Déplacement',
    copy: 'Copie',
    destroy: 'Suppression définitive',
    append: 'Rangement d’un message écrit ici',
    carry: 'Transport d’un compte à l’autre',
    deposit: 'Dépôt sur le nouveau serveur',
    createMailbox: 'Création d’un dossier',
    renameMailbox: 'Changement de nom d’un dossier',
    deleteMailbox: 'Suppression d’un dossier',
    lookForSent: 'Recherche d’un message peut-être parti',
  },
  en: {
    setFlags: 'Marks',
    move: 'Move',
    copy: 'Copy',
    destroy: 'Deletion for good',
    append: 'Filing of a message written here',
    carry: 'Carrying from one account to the other',
    deposit: 'Putting on the new server',
    createMailbox: 'New folder',
    renameMailbox: 'New name of a folder',
    deleteMailbox: 'Deletion of a folder',
    lookForSent: 'Search for a message that may have left',
  },
});

/** What became of it. */
export const journalSteps = defineWords({
  fr: {
    started: 'transmis au serveur',
    agreed: 'accepté',
    postponed: 'remis à plus tard',
    refused: 'refusé et annulé ici',
    undone: 'annulé avant d’être transmis',
  },
  en: {
    started: 'told to the server',
    agreed: 'agreed',
    postponed: 'put off',
    refused: 'refused, and taken back here',
    undone: 'undone before the server was told',
  },
});

/** Where a message on its way out stands. */
export const journalStates = defineWords({
  fr: {
    undoable: 'peut encore être annulé',
    scheduled: 'prévu pour plus tard',
    held: 'retenu',
    ready: 'prêt à partir',
    connecting: 'connexion au serveur d’envoi',
    handedOver: 'remis au serveur',
    accepted: 'accepté par le serveur',
    filed: 'rangé dans Envoyés',
    unknown: 'sans réponse du serveur, recherché',
    refused: 'refusé par le serveur',
    gone: 'sorti de la Boîte d’envoi',
  },
  en: {
    undoable: 'can still be undone',
    scheduled: 'meant for later',
    held: 'held',
    ready: 'ready to leave',
    connecting: 'connecting to the sending server',
    handedOver: 'handed over to the server',
    accepted: 'accepted by the server',
    filed: 'filed in Sent',
    unknown: 'without an answer of the server, being looked for',
    refused: 'refused by the server',
    gone: 'out of the outbox',
  },
});
