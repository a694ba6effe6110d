// Sends one command and waits for its tagged OK. imapflow's own message commands answer `false` on NO and drop the
// server's code, expunge other people's \Deleted messages without UIDPLUS, and hash every row of a FETCH; so the
// message commands here speak through its wire layer, `exec`, which is not in its typings: its version is pinned,
// and the tests on real Dovecot cover each command (ADR 0008).
import type { ImapAttributeList, ImapAttributeNode, ImapResponse } from 'imapflow';
import { encodePath } from 'imapflow/lib/tools.js';
import type { Connection } from './connect.ts';

export type Argument = ImapAttributeNode | Argument[];

/** Called for each untagged answer of its kind, in order; the next is read when it resolves: back-pressure. */
export type Untagged = (response: ImapResponse) => void | Promise<void>;

interface WireLayer {
  write(line: string): void;
  exec(
    command: string,
    args: Argument[] | false,
    options: { untagged: Record<string, (response: ImapResponse) => Promise<void>> },
  ): Promise<{ response: ImapResponse; next(): void }>;
}

/**
 * `handlers` by kind of untagged answer, in lower case. Rejects with imapflow's error for NO, BAD and a lost
 * connection; with a handler's own error if one throws.
 */
export function runCommand(
  connection: Connection,
  command: string,
  args: Argument[] = [],
  handlers: Readonly<Record<string, Untagged>> = {},
): Promise<ImapResponse> {
  return send(connection, [], command, args, handlers);
}

/**
 * Whole command lines, without tags, sent without waiting for each one's answer; resolves when all are answered. For
 * commands that do not bear on each other and whose untagged answers say what they belong to. A NO to one of them
 * goes unheard: it has no untagged answer then.
 * imapflow knows of one command at a time. The lines go before a NOOP of its own, which the server answers last (RFC
 * 9051 §5.5), and whose handlers hear all; their tags are not its own (those are hexadecimal), and so are passed over.
 */
export async function runPipelined(
  connection: Connection,
  lines: readonly string[],
  handlers: Readonly<Record<string, Untagged>>,
): Promise<void> {
  await send(connection, lines, 'NOOP', [], handlers);
}

async function send(
  { client, onCommand }: Connection,
  before: readonly string[],
  command: string,
  args: Argument[],
  handlers: Readonly<Record<string, Untagged>>,
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
  // In the same turn as the command behind them: nothing is read in between.
  if (before.length > 0) wire.write(before.map((line, i) => `P${i} ${line}`).join('\r\n'));
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
