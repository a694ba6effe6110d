// Thunderbird keeps its own folders under English names and shows them in the person's language: so they are taken
// over. Pure.
import type { Language } from '../../../shared/domain/language.ts';

const NAMES: Record<string, Record<Language, string>> = {
  inbox: { fr: 'Courrier entrant', en: 'Inbox' },
  drafts: { fr: 'Brouillons', en: 'Drafts' },
  sent: { fr: 'Envoyés', en: 'Sent' },
  trash: { fr: 'Corbeille', en: 'Trash' },
  junk: { fr: 'Indésirables', en: 'Junk' },
  templates: { fr: 'Modèles', en: 'Templates' },
  archives: { fr: 'Archives', en: 'Archives' },
  'unsent messages': { fr: 'Messages en attente', en: 'Unsent messages' },
};

/** Of a folder's names below its account; only the uppermost is one of its own. */
export function shownNames([first = '', ...rest]: readonly string[], language: Language): string[] {
  const known = Object.hasOwn(NAMES, first.toLowerCase()) ? NAMES[first.toLowerCase()] : undefined;
  return [known?.[language] ?? first, ...rest];
}
