// Sends one command and waits for its tagged OK. imapflow's own message commands answer `false` on NO and drop the
// server's code, expunge other people's \Deleted messages without UIDPLUS, and hash every row of a FETCH; so the
// message commands here speak through its wire layer, `exec`, which is not in its typings: its version is pinned,
// and the tests on real Dovecot cover each command.
import type { ImapAttributeList, ImapAttributeNode, ImapResponse } from 'imapflow';
import { encodePath } from 'imapflow/lib/tools.js';
import type { Connection } from './connect.ts';

export type Argument = ImapAttributeNode | Argument[];

/** Called for each untagged answer of its kind, in order; the next is read when it resolves: back-pressure. */
export type Untagged = (response: ImapResponse) => void | Promise<void>;

interface WireLayer {
  exec(
    command: string,
    args: Argument[] | false,
    options: { untagged: Record<string, (response: ImapResponse) => Promise<void>> },
  ): Promise<{ response: ImapResponse; next(): void }>;
}

/**
 * `handlers` by kind of untagged answer, in lower case. Rejects with imapflow's error for NO, BAD and a lost connection; with
 * a handler's own error if one throws.
 */
export async function runCommand(
  { client, onCommand }: Connection,
  command: string,
  args: Argument[] = [],
  handlers: Readonly<Record<string, Untagged>> = {},
): Promise<ImapResponse> {
  // imapflow only logs what a handler throws.
  let failure: { error: unknown } | null = null;
  const untagged = Object.fromEntries(
    Object.entries(handlers).map(([kind, handle]) => [
      kind.toUpperCase(),
      async (response: ImapResponse) => {
        if (failure) return;
        try {
          await handle(response);
        } catch (error) {
          failure = { error };
        }
      },
    ]),
  );
  onCommand?.();
  const wire = client as unknown as WireLayer;
  const { response, next } = await wire.exec(command, args.length > 0 ? args : false, { untagged });
  next();
  rethrow(failure);
  return response;
}

// In a function, as the compiler does not see that a handler may have set it.
function rethrow(failure: { error: unknown } | null): void {
  if (failure) throw failure.error;
}

export function atom(value: string): Argument {
  return { type: 'ATOM', value };
}

export function sequence(value: string): Argument {
  return { type: 'SEQUENCE', value };
}

export function mailboxName({ client }: Connection, path: string): Argument {
  return { type: 'STRING', value: encodePath(client, path) };
}

/** The response code of an answer: `[COPYUID 1 2 3]` → ['COPYUID', '1', '2', '3']; [] without one. */
export function responseCode({ attributes }: ImapResponse): string[] {
  const first = attributes?.[0];
  if (!first || Array.isArray(first) || first.value || !first.section) return [];
  const words = textsOf(first.section);
  return words.length > 0 ? [words[0]!.toUpperCase(), ...words.slice(1)] : [];
}

export function textsOf(list: ImapAttributeList): string[] {
  return list.flatMap((entry) =>
    entry && !Array.isArray(entry) && typeof entry.value === 'string' ? [entry.value] : [],
  );
}
