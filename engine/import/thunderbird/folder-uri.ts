// Thunderbird's addresses of folders: « imap://claire%40ecole.fr@imap.ac-lyon.fr/Listes/&AMk-l&AOg-ves », with the names of
// the server's own (modified UTF-7, hardly anything escaped), and « mailbox://nobody@Local%20Folders/Class%C3%A9 ». Pure.
import { decodeModifiedUtf7 } from '../modified-utf7.ts';

export interface FolderUri {
  /** « claire@imap.ac-lyon.fr ». */
  server: string;
  /** Names from the top, with slashes between them: as they may be meant, the likeliest first. */
  paths: string[];
  /** For the person. */
  name: string;
}

const LOCAL_SERVER = 'nobody@Local Folders';

export function readFolderUri(uri: string): FolderUri | null {
  const [, kind, user = '', host, written] = /^(imap|mailbox):\/\/(?:([^/@]*)@)?([^/]*)\/(.+)$/.exec(uri) ?? [];
  if (kind === undefined || host === undefined || written === undefined) return null;
  // Older versions escaped names of servers' folders too, and a name may have a « % » of its own.
  const paths =
    kind === 'mailbox' ? [unescaped(written)] : [decodeModifiedUtf7(written), decodeModifiedUtf7(unescaped(written))];
  return { server: `${unescaped(user)}@${unescaped(host)}`, paths: [...new Set(paths)], name: paths.at(-1)! };
}

/** One of the folders that no account has. */
export function isLocal({ server }: FolderUri): boolean {
  return server === LOCAL_SERVER;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    // No valid escapes: meant as it is.
    return text;
  }
}
