// From a place that the person chose to what can be taken over from it: a Thunderbird profile, a folder of mail of any
// form, or single files. The same look is taken again when the import begins, so that nothing has to be remembered.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../../shared/domain/language.ts';
import type { Tag } from '../../shared/domain/tag.ts';
import type { ForeignFilter, ImportOffer, OfferedAccount, OfferedFolder } from '../../shared/domain/transfer.ts';
import { htmlToText } from '../mime/html-to-text.ts';
import { openToRead, placeError } from './byte-source.ts';
import { findFolders } from './find-folders.ts';
import type { FoundFolder } from './found-folder.ts';
import type { Signature } from './thunderbird/accounts.ts';
import type { FoundBook } from './thunderbird/cards.ts';
import { readProfile, type ThunderbirdProfile } from './thunderbird/read-profile.ts';
import { shownNames } from './thunderbird/standard-names.ts';

export interface FoundSource {
  kind: ImportOffer['kind'];
  folders: (FoundFolder & { onServer: boolean })[];
  accounts: OfferedAccount[];
  books: FoundBook[];
  filters: ForeignFilter[];
  tags: Tag[];
  refused: string[];
}

/** Throws MailError `place`. */
export async function lookAt(paths: readonly [string, ...string[]], language: Language): Promise<FoundSource> {
  const [first] = paths;
  if (paths.length === 1 && (await isFolder(first))) {
    if (await isFile(path.join(first, 'prefs.js'))) return ofProfile(await readProfile(first), first, language);
    const { folders, refused } = await findFolders(first);
    return { ...NOTHING, folders: folders.map(keptHere), refused: refused.map((place) => path.relative(first, place)) };
  }
  return ofFiles(paths);
}

const NOTHING: FoundSource = {
  kind: 'files',
  folders: [],
  accounts: [],
  books: [],
  filters: [],
  tags: [],
  refused: [],
};
const keptHere = (folder: FoundFolder) => ({ ...folder, onServer: false });

function ofProfile(
  { accounts, books, tags, refused }: ThunderbirdProfile,
  profileFolder: string,
  language: Language,
): FoundSource {
  return {
    kind: 'thunderbird',
    folders: accounts.flatMap(({ type, label, folders }) =>
      folders.map((folder) => ({
        ...folder,
        names: [...(type === 'none' ? [] : [label]), ...shownNames(folder.names, language)],
        onServer: type === 'imap',
      })),
    ),
    accounts: accounts.flatMap(
      ({ type, label, name, address, incoming, outgoing, signature, signatureText }): OfferedAccount[] =>
        type === 'none' || !incoming
          ? []
          : [
              {
                protocol: type,
                label,
                name,
                address,
                incoming,
                outgoing,
                signatureHtml: signatureHtml(signature, signatureText),
              },
            ],
    ),
    books,
    filters: accounts.flatMap(({ label, server, filters }) =>
      filters.map((filter) => ({ account: label, server, ...filter })),
    ),
    tags,
    refused: refused.map((place) => path.relative(profileFolder, place)),
  };
}

/** .eml files are one folder together, every other file is a mailbox. */
async function ofFiles(paths: readonly string[]): Promise<FoundSource> {
  const letters = paths.filter((file) => /\.eml$/i.test(file)).sort();
  const boxes = await Promise.all(
    paths
      .filter((file) => !letters.includes(file))
      .map(async (file): Promise<FoundFolder> => {
        const name = path.basename(file).replace(/\.(mbox|mbx)$/i, '');
        return { key: file, names: [name], form: { kind: 'mbox', file }, sizeBytes: await fileSize(file) };
      }),
  );
  const first = letters[0];
  const lettersFolder: FoundFolder[] = first
    ? [
        {
          key: 'eml',
          names: [path.basename(path.dirname(first))],
          form: { kind: 'emlFiles', files: letters },
          sizeBytes: 0,
        },
      ]
    : [];
  return { ...NOTHING, folders: [...boxes, ...lettersFolder].map(keptHere) };
}

/** Said now, where one of a few chosen files cannot be read at all. */
async function fileSize(file: string): Promise<number> {
  const handle = await openToRead(file);
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

async function isFolder(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isDirectory();
  } catch (error) {
    throw placeError(error);
  }
}

async function isFile(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

export function offerOf(source: FoundSource): ImportOffer {
  const { kind, folders, accounts, books, filters, tags, refused } = source;
  return {
    kind,
    folders: folders.map(({ key, names, sizeBytes, onServer }): OfferedFolder => ({ key, names, sizeBytes, onServer })),
    accounts,
    people: books.reduce((sum, { people }) => sum + people.length, 0),
    lists: books.reduce((sum, { lists }) => sum + lists.length, 0),
    filters,
    tags: tags.map(({ name, colour }) => ({ name: name ?? '', colour })),
    refused,
  };
}

/** Its words, line by line: the markup of another program's signature is not taken over. */
function signatureHtml(signature: Signature | null, text: string): string {
  const isHtml = signature?.kind === 'html' || /^\s*<(html|!doctype|p|div|table|span|b|i|a|br)\b/i.test(text);
  const words = (isHtml ? htmlToText(text) : text).replace(/\r\n?/g, '\n').trim();
  if (words === '') return '';
  const lines = words.slice(0, SIGNATURE_LENGTH_MAX).split('\n');
  return `<p>${lines.map(escapeHtml).join('<br>')}</p>`;
}

const SIGNATURE_LENGTH_MAX = 10_000;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
