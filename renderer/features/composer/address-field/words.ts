import { defineWords } from '../../../i18n/index.ts';

export const words = defineWords({
  fr: {
    recipientsOf: (field: string) => `Destinataires ${field}`,
    membersOf: (group: string) => `Membres de ${group}`,
    /** Guard case 8. */
    groupVisible: (name: string, members: string, n: number) =>
      n === 1 ? `${name} – ${members} (1 adresse visible)` : `${name} – ${members} (${n} adresses visibles)`,
    groupHidden: (name: string, members: string) => `${name} – ${members}`,
    families: (n: number) => (n === 1 ? '1 famille' : `${n} familles`),
    addresses: (n: number) => (n === 1 ? '1 adresse' : `${n} adresses`),
    groupGone: 'Groupe supprimé',
    invalidAddress: 'adresse incomplète',
    selected: 'sélectionné',
    others: (n: string) => `+\u00a0${n} autres`,
    foldAgain: 'Replier',
    chipKeys:
      'Flèches pour aller d’un destinataire à l’autre, Maj+flèches pour en sélectionner plusieurs, Suppr pour retirer, Alt+flèche bas ou haut pour changer de champ, Ctrl+Z pour annuler.',

    actions: 'Actions du destinataire',
    actionsOnSeveral: (n: number) => `Actions sur ${n} destinataires`,
    remove: 'Retirer',
    edit: 'Modifier',
    copy: 'Copier',
    moveTo: (field: string) => `Mettre en ${field}`,
    markAs: (role: string) => `C’est\u00a0: ${role}`,
    openGroup: 'Voir ses membres',
    closeGroup: 'Refermer',
    expandGroup: 'Remplacer par ses membres',
    openContact: 'Ouvrir sa fiche',

    undo: 'Annuler',
    removed: (name: string) => `${name} retiré`,
    removedSeveral: (n: number) => `${n} destinataires retirés`,
    movedTo: (name: string, field: string) => `${name} mis en ${field}`,
    movedSeveralTo: (n: number, field: string) => `${n} destinataires mis en ${field}`,
    selectedCount: (n: number) => (n === 1 ? '1 destinataire sélectionné' : `${n} destinataires sélectionnés`),
    undone: 'Annulé',
    copied: (n: number) => (n === 1 ? '1 destinataire copié' : `${n} destinataires copiés`),
    apart: (group: string) => `${group} remplacé par ses membres`,

    added: (n: number) => (n === 1 ? '1 destinataire ajouté' : `${n} destinataires ajoutés`),
    doubles: (n: number) => (n === 1 ? '1 en double' : `${n} en double`),
    rowsSkipped: (n: number, list: string) =>
      n === 1
        ? `1 ligne sans adresse, laissée de côté\u00a0: ${list}`
        : `${n} lignes sans adresse, laissées de côté\u00a0: ${list}`,
    invalidPasted: (n: number) =>
      n === 1 ? '1 adresse incomplète, à corriger' : `${n} adresses incomplètes, à corriger`,
    andOthers: (n: number) => (n === 1 ? 'et 1 autre' : `et ${n} autres`),
    closeNotice: 'Fermer ce message',
  },
  en: {
    recipientsOf: (field: string) => `${field} recipients`,
    membersOf: (group: string) => `Members of ${group}`,
    groupVisible: (name: string, members: string, n: number) =>
      n === 1 ? `${name} – ${members} (1 visible address)` : `${name} – ${members} (${n} visible addresses)`,
    groupHidden: (name: string, members: string) => `${name} – ${members}`,
    families: (n: number) => (n === 1 ? '1 family' : `${n} families`),
    addresses: (n: number) => (n === 1 ? '1 address' : `${n} addresses`),
    groupGone: 'Deleted group',
    invalidAddress: 'incomplete address',
    selected: 'selected',
    others: (n: string) => `+\u00a0${n} others`,
    foldAgain: 'Fold',
    chipKeys:
      'Arrows to go from recipient to recipient, Shift+arrows to select several, Delete to remove, Alt+Down or Up to change the field, Ctrl+Z to undo.',

    actions: 'Recipient actions',
    actionsOnSeveral: (n: number) => `Actions on ${n} recipients`,
    remove: 'Remove',
    edit: 'Edit',
    copy: 'Copy',
    moveTo: (field: string) => `Move to ${field}`,
    markAs: (role: string) => `This is: ${role}`,
    openGroup: 'See its members',
    closeGroup: 'Close',
    expandGroup: 'Replace by its members',
    openContact: 'Open the contact',

    undo: 'Undo',
    removed: (name: string) => `${name} removed`,
    removedSeveral: (n: number) => `${n} recipients removed`,
    movedTo: (name: string, field: string) => `${name} moved to ${field}`,
    movedSeveralTo: (n: number, field: string) => `${n} recipients moved to ${field}`,
    selectedCount: (n: number) => (n === 1 ? '1 recipient selected' : `${n} recipients selected`),
    undone: 'Undone',
    copied: (n: number) => (n === 1 ? '1 recipient copied' : `${n} recipients copied`),
    apart: (group: string) => `${group} replaced by its members`,

    added: (n: number) => (n === 1 ? '1 recipient added' : `${n} recipients added`),
    doubles: (n: number) => (n === 1 ? '1 duplicate' : `${n} duplicates`),
    rowsSkipped: (n: number, list: string) =>
      n === 1 ? `1 row without an address, left aside: ${list}` : `${n} rows without an address, left aside: ${list}`,
    invalidPasted: (n: number) =>
      n === 1 ? '1 incomplete address to correct' : `${n} incomplete addresses to correct`,
    andOthers: (n: number) => (n === 1 ? 'and 1 other' : `and ${n} others`),
    closeNotice: 'Dismiss this message',
  },
});
