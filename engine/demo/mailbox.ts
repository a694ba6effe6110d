// The trial mailbox as a whole: folders with their roles and every message in UID order. The same `nowAt` gives
// the same bytes, so that a message listed in one run can be fetched in the next.
import type { RemoteMailbox } from '../backend/backend.ts';
import { writeEml } from './eml.ts';
import { classLetters, familyMail } from './family-mail.ts';
import { regularMail } from './regular-mail.ts';
import { schoolMail } from './school-mail.ts';
import { PATHS, type Seed } from './seed.ts';

export interface DemoMessage {
  uid: number;
  flags: string[];
  internalDateAt: number;
  raw: Uint8Array;
}

export const DEMO_MAILBOXES: readonly RemoteMailbox[] = [
  { ...folder(PATHS.inbox), role: 'inbox' },
  { ...folder(PATHS.drafts), role: 'drafts' },
  { ...folder(PATHS.sent), role: 'sent' },
  { ...folder(PATHS.archive), role: 'archive' },
  { ...folder(PATHS.junk), role: 'junk' },
  { ...folder(PATHS.trash), role: 'trash' },
  folder(PATHS.classroom),
  folder(PATHS.inspection),
  folder(PATHS.lists),
  folder(PATHS.heads),
];

/** Messages of each folder, oldest first, with UIDs from 1. */
export function demoMessages(nowAt: number): Map<string, DemoMessage[]> {
  const seeds = [...familyMail(nowAt), ...classLetters(nowAt), ...schoolMail(nowAt), ...regularMail(nowAt)];
  const byPath = new Map<string, Seed[]>(DEMO_MAILBOXES.map(({ path }) => [path, []]));
  for (const seed of seeds.sort((a, b) => a.mail.at - b.mail.at)) byPath.get(seed.path)?.push(seed);
  const message = ({ flags, mail }: Seed, index: number): DemoMessage => ({
    uid: index + 1,
    flags,
    internalDateAt: mail.at,
    raw: writeEml(mail),
  });
  return new Map([...byPath].map(([path, list]) => [path, list.map(message)]));
}

function folder(path: string): RemoteMailbox {
  const cut = path.lastIndexOf('/');
  return {
    path,
    delimiter: '/',
    parentPath: cut < 0 ? null : path.slice(0, cut),
    name: path.slice(cut + 1),
    role: null,
    selectable: true,
  };
}
