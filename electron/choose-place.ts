// The system's dialogs for what is imported, exported, kept and restored. What they answer goes to the engine; a window
// only ever learns the name.
import path from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { PlacePurpose } from '../shared/contract/shell.ts';
import { safeFileName } from './file-names.ts';
import type { MenuLanguage } from './menu-words.ts';

const words = {
  fr: {
    peopleFile: 'Choisir la liste à importer',
    mailFiles: 'Choisir les fichiers à importer',
    mailFolder: 'Choisir le dossier à importer',
    exportFolder: 'Choisir où exporter',
    newBackup: 'Choisir où sauvegarder',
    backup: 'Choisir la sauvegarde à restaurer',
    settingsFile: 'Choisir le fichier de réglages',
    people: 'Tableaux, cartes, exports de SIECLE (csv, xlsx, ods, vcf, xml)',
    mail: 'Courrier (mbox, eml)',
    backups: 'Sauvegardes de Casier',
    settings: 'Réglages de Casier',
    all: 'Tous les fichiers',
    backupName: (date: string) => `Sauvegarde de Casier du ${date}`,
  },
  en: {
    peopleFile: 'Choose the list to import',
    mailFiles: 'Choose the files to import',
    mailFolder: 'Choose the folder to import',
    exportFolder: 'Choose where to export',
    newBackup: 'Choose where to back up',
    backup: 'Choose the backup to restore',
    settingsFile: 'Choose the file of settings',
    people: 'Tables, cards, exports of SIECLE (csv, xlsx, ods, vcf, xml)',
    mail: 'Mail (mbox, eml)',
    backups: 'Backups of Casier',
    settings: 'Settings of Casier',
    all: 'All files',
    backupName: (date: string) => `Casier backup ${date}`,
  },
} as const;

export const BACKUP_EXTENSION = 'casier';

/** Empty when the person thought better of it. */
export async function choosePaths(
  window: BrowserWindow,
  purpose: PlacePurpose,
  language: MenuLanguage,
): Promise<string[]> {
  const w = words[language];
  if (purpose === 'newBackup') {
    const name = safeFileName(`${w.backupName(new Date().toISOString().slice(0, 10))}.${BACKUP_EXTENSION}`);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: w.newBackup,
      defaultPath: path.join(app.getPath('documents'), name),
      filters: [{ name: w.backups, extensions: [BACKUP_EXTENSION] }],
    });
    return canceled || !filePath ? [] : [filePath];
  }
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: w[purpose],
    ...optionsFor(purpose, language),
  });
  return canceled ? [] : filePaths;
}

function optionsFor(purpose: Exclude<PlacePurpose, 'newBackup'>, language: MenuLanguage): OpenDialogOptions {
  const w = words[language];
  const all = { name: w.all, extensions: ['*'] };
  switch (purpose) {
    case 'peopleFile':
      return {
        // SIECLE's two exports belong together.
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: w.people, extensions: ['csv', 'tsv', 'txt', 'xlsx', 'ods', 'vcf', 'vcard', 'xml', 'zip'] },
          all,
        ],
      };
    case 'mailFiles':
      // Thunderbird's mailbox files have no extension.
      return {
        properties: ['openFile', 'multiSelections', 'showHiddenFiles'],
        filters: [all, { name: w.mail, extensions: ['mbox', 'mbx', 'eml'] }],
      };
    case 'mailFolder':
      return { properties: ['openDirectory', 'showHiddenFiles'] };
    case 'exportFolder':
      return { properties: ['openDirectory', 'createDirectory'] };
    case 'backup':
      return { properties: ['openFile'], filters: [{ name: w.backups, extensions: [BACKUP_EXTENSION] }, all] };
    case 'settingsFile':
      return { properties: ['openFile'], filters: [{ name: w.settings, extensions: ['json'] }, all] };
  }
}
