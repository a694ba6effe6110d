// One operation in plain words. Pure, but for the hook that brings the words.
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import type { OperationAbout } from '../../../shared/domain/operation-about.ts';
import { useWords, type WordsOf } from '../../i18n/index.ts';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';
import { words } from './words.ts';

type Words = WordsOf<typeof words>;

export function useWhat(): (operation: OperationAbout) => string {
  const w = useWords(words);
  const titleOf = useMailboxTitle();
  return (operation) => whatOf(operation, w, titleOf);
}

export function whatOf(
  { kind, mailbox, flags, messageCount, subject }: OperationAbout,
  w: Words,
  titleOf: (mailbox: Pick<Mailbox, 'role' | 'name'>) => string,
): string {
  const place = mailbox ? titleOf(mailbox) : '';
  const intent = intentOf(kind, mailbox?.role ?? null, flags, place, w);
  if (messageCount === 0) return intent;
  return subject !== null ? w.aboutOne(intent, subject || w.noSubject) : w.aboutMany(intent, messageCount);
}

function intentOf(
  kind: OperationAbout['kind'],
  role: Mailbox['role'],
  flags: OperationAbout['flags'],
  place: string,
  w: Words,
): string {
  switch (kind) {
    case 'setFlags':
      return flagsOf(flags, w);
    case 'move':
      return role === 'trash' ? w.trash : role === 'archive' ? w.archive : w.move(place);
    case 'copy':
      return w.copy(place);
    case 'carry':
      return w.carry(place);
    case 'deposit':
      return w.deposit(place);
    case 'deleteThere':
      return w.deleteThere;
    case 'destroy':
      return w.destroy;
    case 'append':
      return role === 'drafts' ? w.fileDraft : w.fileSent(place);
    case 'createMailbox':
      return w.createMailbox(place);
    case 'renameMailbox':
      return w.renameMailbox(place);
    case 'deleteMailbox':
      return w.deleteMailbox(place);
    case 'lookForSent':
      return w.lookForSent;
  }
}

function flagsOf(flags: OperationAbout['flags'], w: Words): string {
  const has = (list: readonly string[] | undefined, name: string) =>
    list?.some((one) => one.toLowerCase() === name.toLowerCase()) ?? false;
  if (has(flags?.set, '$Junk')) return w.junk;
  if (has(flags?.set, '$NotJunk')) return w.notJunk;
  if (has(flags?.set, '\\Seen')) return w.read;
  if (has(flags?.clear, '\\Seen')) return w.unread;
  if (has(flags?.set, '\\Flagged')) return w.star;
  if (has(flags?.clear, '\\Flagged')) return w.unstar;
  if (has(flags?.set, '\\Answered')) return w.answered;
  if (has(flags?.set, '$Forwarded')) return w.forwarded;
  return w.flags;
}
