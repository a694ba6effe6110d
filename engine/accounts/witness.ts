// Remembers outside of the store how far it has come, in a file beside it and in the keychain: whoever puts an old copy
// of the store back (a roaming profile, a restored folder) seldom puts back both. Of the two the larger is believed.
// Losing either loses nothing but that.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { MailError } from '../../shared/domain/problem.ts';
import { fileError } from '../store/errors.ts';
import { parsedOrNull } from '../store/parsed-json.ts';
import { replaceFile } from '../store/replace-file.ts';
import type { Keychain } from './keychain.ts';

const Remembered = z.object({ store: z.string(), generation: z.number().int().nonnegative(), at: z.number() });
export type Remembered = z.infer<typeof Remembered>;

export interface Witness {
  /** What was remembered when it was opened; null: nothing. */
  readonly remembered: Remembered | null;
  /** The file is written when it returns, the keychain when it resolves. A full disk is no reason to fail. */
  note(what: Remembered): Promise<void>;
  /** An older store takes its place, and that is wanted. */
  forget(): Promise<void>;
}

export async function openWitness(file: string, keychain: Keychain | null, storeName: string): Promise<Witness> {
  const entry = `generation of ${storeName}`;
  const both = [parsed(textOf(file)), parsed((await keychain?.read(entry)) ?? null)].filter((one) => one !== null);
  const write = (text: string) => {
    try {
      replaceFile(file, text);
    } catch (error) {
      if (!(fileError(error) instanceof MailError)) throw error;
    }
  };
  return {
    remembered: both.sort((a, b) => b.generation - a.generation)[0] ?? null,
    async note(what) {
      const text = JSON.stringify(what);
      write(text);
      await keychain?.write(entry, text);
    },
    async forget() {
      write('');
      await keychain?.remove(entry);
    },
  };
}

/** None, or not whole: nothing is remembered. */
function parsed(text: string | null): Remembered | null {
  return text === null ? null : parsedOrNull(Remembered, text);
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (fileError(error) instanceof MailError) return null;
    throw error;
  }
}
