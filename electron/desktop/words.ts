// The words of notifications and of the tray, in both languages.
import type { Language } from '../../shared/domain/language.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';

const number = (count: number, language: Language) => new Intl.NumberFormat(language).format(count);

const fr = {
  newMail: (count: number) => (count > 1 ? `${number(count, 'fr')} nouveaux messages` : 'Nouveau message'),
  in: (text: string, mailbox: string) => `${text} dans ${mailbox}`,
  noSubject: '(sans objet)',
  noAuthor: '(expéditeur inconnu)',
  watched: 'Fil surveillé',
  ofAccount: (account: string, count: number) => `${account}\u00a0: ${number(count, 'fr')}`,
  from: (author: string, subject: string) => `${author}\u00a0: ${subject}`,
  more: (count: number) => (count > 1 ? `et ${number(count, 'fr')} autres` : 'et un autre'),
  roles: {
    inbox: 'Courrier entrant',
    drafts: 'Brouillons',
    sent: 'Envoyés',
    archive: 'Archives',
    junk: 'Indésirables',
    trash: 'Corbeille',
  } satisfies Record<MailboxRole, string>,
  unread: (count: number) => (count > 1 ? `${number(count, 'fr')} messages non lus` : 'Un message non lu'),
  nothingUnread: 'Aucun message non lu',
  quiet: 'Temps de repos',
  offline: 'Hors connexion',
  paused: 'Notifications suspendues',
  write: 'Écrire',
  open: 'Ouvrir Casier',
  pauseHour: 'Suspendre les notifications une heure',
  resume: 'Reprendre les notifications',
  projecting: 'Je projette mon écran',
  quit: 'Quitter',
  waiting: (count: number) =>
    count > 1
      ? `${number(count, 'fr')} messages attendent dans la boîte d’envoi`
      : 'Un message attend dans la boîte d’envoi',
  waitingHint: 'Rien ne part tant que Casier est fermé.',
};

export type DesktopWords = typeof fr;

const en: DesktopWords = {
  newMail: (count) => (count > 1 ? `${number(count, 'en')} new messages` : 'New message'),
  in: (text, mailbox) => `${text} in ${mailbox}`,
  noSubject: '(no subject)',
  noAuthor: '(unknown sender)',
  watched: 'Watched thread',
  ofAccount: (account, count) => `${account}: ${number(count, 'en')}`,
  from: (author, subject) => `${author}: ${subject}`,
  more: (count) => (count > 1 ? `and ${number(count, 'en')} more` : 'and one more'),
  roles: {
    inbox: 'Inbox',
    drafts: 'Drafts',
    sent: 'Sent',
    archive: 'Archives',
    junk: 'Junk',
    trash: 'Trash',
  },
  unread: (count) => (count > 1 ? `${number(count, 'en')} unread messages` : 'One unread message'),
  nothingUnread: 'Nothing unread',
  quiet: 'Quiet time',
  offline: 'Offline',
  paused: 'Notifications paused',
  write: 'Write',
  open: 'Open Casier',
  pauseHour: 'Pause notifications for an hour',
  resume: 'Resume notifications',
  projecting: 'I am projecting my screen',
  quit: 'Quit',
  waiting: (count) =>
    count > 1 ? `${number(count, 'en')} messages wait in the outbox` : 'One message waits in the outbox',
  waitingHint: 'Nothing leaves while Casier is closed.',
};

export const desktopWords: Record<Language, DesktopWords> = { fr, en };
