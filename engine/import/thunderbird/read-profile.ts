// Everything that Casier can take over from a Thunderbird profile, looked up on the disk: accounts with their folders,
// address books, filters, tags. Nothing is written there, no password is read; what cannot be read is named.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MailError } from '../../../shared/domain/problem.ts';
import type { Tag } from '../../../shared/domain/tag.ts';
import { readForeignAddressBook } from '../../store/foreign-address-book.ts';
import { placeError } from '../byte-source.ts';
import { findFolders } from '../find-folders.ts';
import type { FoundFolder } from '../found-folder.ts';
import { type ThunderbirdAccount, thunderbirdAccounts } from './accounts.ts';
import { bookOfMork, type FoundBook, peopleOfCard } from './cards.ts';
import { parseFilters, type ThunderbirdFilter } from './filters.ts';
import { parseMork } from './mork.ts';
import { parsePrefs } from './prefs.ts';
import { thunderbirdTags } from './tags.ts';

export interface ThunderbirdProfile {
  accounts: (ThunderbirdAccount & {
    folders: FoundFolder[];
    filters: ThunderbirdFilter[];
    /** As it is written in the profile; '' = none. */
    signatureText: string;
  })[];
  books: FoundBook[];
  tags: Tag[];
  /** Files and folders that the system did not let us read. */
  refused: string[];
}

/** Throws MailError `place` when it is no profile at all. */
export async function readProfile(folder: string): Promise<ThunderbirdProfile> {
  const prefs = parsePrefs(await expectText(path.join(folder, 'prefs.js')));
  const refused: string[] = [];
  const accounts: ThunderbirdProfile['accounts'] = [];
  for (const account of thunderbirdAccounts(prefs, folder)) {
    const { mailFolder, type, signature } = account;
    const found = mailFolder ? await findFolders(mailFolder, { encodedNames: type === 'imap' }) : null;
    refused.push(...(found?.refused.filter((place) => place !== mailFolder) ?? []));
    const folders = (found?.folders ?? []).map((one) => ({ ...one, key: `${account.key}/${one.key}` }));
    const filters = mailFolder
      ? parseFilters((await textIfThere(path.join(mailFolder, 'msgFilterRules.dat'))) ?? '')
      : [];
    const signatureText =
      signature?.kind === 'file' ? ((await textIfThere(signature.file)) ?? '') : (signature?.text ?? '');
    accounts.push({ ...account, folders, filters, signatureText });
  }
  return { accounts, books: await readBooks(folder, refused), tags: thunderbirdTags(prefs), refused };
}

const BOOK = /^(abook|history)(-\d+)?\.(sqlite|mab)$/;

async function readBooks(folder: string, refused: string[]): Promise<FoundBook[]> {
  const names = (await readdir(folder)).filter((name) => BOOK.test(name)).sort();
  // After the move to databases the old file stays behind, under another name or beside it.
  const current = names.filter((name) => !(name.endsWith('.mab') && names.includes(name.replace(/mab$/, 'sqlite'))));
  const books: FoundBook[] = [];
  for (const name of current) {
    try {
      const read = name.endsWith('.mab')
        ? bookOfMork(parseMork(await readFile(path.join(folder, name))))
        : bookOfDatabase(path.join(folder, name));
      if (read) books.push({ file: name, collected: name.startsWith('history'), ...read });
      else refused.push(path.join(folder, name));
    } catch (error) {
      if (!(placeError(error) instanceof MailError)) throw error;
      refused.push(path.join(folder, name));
    }
  }
  return books;
}

function bookOfDatabase(file: string): Pick<FoundBook, 'people' | 'lists'> | null {
  const book = readForeignAddressBook(file);
  if (!book) return null;
  return {
    people: book.cards.flatMap(peopleOfCard),
    lists: book.lists.map(({ name, cards }) => ({
      name,
      addresses: cards.flatMap((card) =>
        peopleOfCard(card)
          .slice(0, 1)
          .map(({ address }) => address),
      ),
    })),
  };
}

async function expectText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw placeError(error);
  }
}

async function textIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (placeError(error) instanceof MailError) return null;
    throw error;
  }
}
