// The folder of Casier's that a filter of Thunderbird's means. Pure. Invariant: never one of another account than it means,
// even where that one has a folder of the same name.
import type { AccountId, MailboxId } from '../../../shared/domain/ids.ts';
import type { MailboxRole } from '../../../shared/domain/mailbox.ts';
import { fold } from '../../../shared/domain/search.ts';
import { type FolderUri, isLocal, readFolderUri } from './folder-uri.ts';

export interface KnownFolder {
  id: MailboxId;
  accountId: AccountId;
  /** Names from the top, with slashes between them. */
  path: string;
  role: MailboxRole | null;
  /** « claire@imap.ac-lyon.fr »; null: kept on this PC alone. */
  server: string | null;
}

export interface Places {
  /** The filter's, in Casier. */
  accountId: AccountId;
  folders: readonly KnownFolder[];
  /** The filter's, in Thunderbird. null: not told. */
  server: string | null;
}

/** `value`: its path, where no address of the folder was kept. */
export function findFolder(value: string, uri: string | null, places: Places): MailboxId | null {
  const meant = uri === null ? null : readFolderUri(uri);
  const among = meant ? foldersOf(meant, places) : [...ownFolders(places), ...places.folders];
  for (const path of meant?.paths ?? [value]) {
    const wanted = keyOf(path);
    const found =
      among.find((folder) => keyOf(folder.path) === wanted) ??
      among.find(({ role }) => role !== null && role === ROLE_NAMES[wanted]);
    if (found) return found.id;
  }
  return null;
}

function foldersOf(meant: FolderUri, places: Places): readonly KnownFolder[] {
  const { folders, server } = places;
  // An import puts what Thunderbird kept on the PC into the local folders of Casier.
  if (isLocal(meant)) return folders.filter((folder) => folder.server === null);
  const named = folders.filter((folder) => folder.server !== null && sameServer(folder.server, meant.server));
  // Its own account may be on a server of another name here; nobody else's folders may be taken for its.
  return server === null || sameServer(server, meant.server) ? [...ownFolders(places), ...named] : named;
}

function ownFolders({ accountId, folders }: Places): readonly KnownFolder[] {
  return folders.filter((folder) => folder.accountId === accountId);
}

function sameServer(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Some servers have everything below the inbox, which no program shows. */
function keyOf(path: string): string {
  return fold(path).replace(/^inbox\/(?=.)/, '');
}

const ROLE_NAMES: Readonly<Record<string, MailboxRole>> = {
  inbox: 'inbox',
  trash: 'trash',
  junk: 'junk',
  spam: 'junk',
  archives: 'archive',
  archive: 'archive',
  sent: 'sent',
  drafts: 'drafts',
};
