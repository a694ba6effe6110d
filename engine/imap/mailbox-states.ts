// The states of all mailboxes at once, so that a look for what changed costs the round trips of a few mailboxes and not
// of 5,000: LIST-STATUS (RFC 5819) is one command; elsewhere STATUS commands go out one behind the other without
// waiting for each answer, which RFC 9051 §5.5 allows as none bears on another.
// Invariant: what is not told, or told brokenly, is not in the answer; the caller then compares that mailbox itself
// (ADR 0020).
import type { ImapResponse } from 'imapflow';
import { decodePath, encodePath } from 'imapflow/lib/tools.js';
import type { RemoteMailboxState } from '../backend/backend.ts';
import { type Argument, atom, runCommand, runPipelined, textsOf } from './command.ts';
import type { Connection } from './connect.ts';
import { isRefusal } from './errors.ts';
import { throwIfAborted } from './guarded-call.ts';

/** Commands on their way at a time: bounds what a server has to hold, and how long an abort waits. */
const PIPELINED = 250;

/** By decoded path. The selected mailbox is never in it: its STATUS need not be fresh (RFC 9051 §6.3.11). */
export async function mailboxStates(
  connection: Connection,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, RemoteMailboxState>> {
  const states = new Map<string, RemoteMailboxState>();
  const onStatus = (response: ImapResponse) => {
    const told = readStatus(response);
    if (told) states.set(pathOf(connection, told.name), told.state);
  };
  if (!(await listStatus(connection, onStatus))) await pipelineStatus(connection, paths, onStatus, signal);
  if (connection.selected) states.delete(connection.selected.path);
  return states;
}

function statusItems({ client, has }: Connection): string[] {
  return [
    ...['MESSAGES', 'UIDNEXT', 'UIDVALIDITY', 'UNSEEN'],
    ...(client.enabled.has('CONDSTORE') ? ['HIGHESTMODSEQ'] : []),
    ...(has('OBJECTID') ? ['MAILBOXID'] : []),
  ];
}

/** False: not offered, or offered and then refused. */
async function listStatus(connection: Connection, status: (response: ImapResponse) => void): Promise<boolean> {
  if (!connection.has('LIST-STATUS') && !connection.has('IMAP4rev2')) return false;
  const prefix = connection.client.namespace?.prefix ?? '';
  const returned = [atom('STATUS'), statusItems(connection).map(atom)];
  try {
    for (const pattern of prefix === '' ? ['*'] : ['INBOX', `${prefix}*`]) {
      const args: Argument[] = [string(''), string(encodePath(connection.client, pattern)), atom('RETURN'), returned];
      await runCommand(connection, 'LIST', args, { status });
    }
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return false;
  }
}

async function pipelineStatus(
  connection: Connection,
  paths: readonly string[],
  status: (response: ImapResponse) => void,
  signal: AbortSignal,
): Promise<void> {
  const items = statusItems(connection).join(' ');
  const commands = paths
    .filter((path) => path !== connection.selected?.path)
    .map((path) => encodePath(connection.client, path))
    // Only what can be quoted on one line; a name that needs a literal is compared by itself.
    .filter((name) => /^[\x20-\x7e]+$/.test(name))
    .map((name) => `STATUS "${name.replace(/["\\]/g, '\\$&')}" (${items})`);
  for (let start = 0; start < commands.length; start += PIPELINED) {
    throwIfAborted(signal);
    await runPipelined(connection, commands.slice(start, start + PIPELINED), { status });
  }
}

function string(value: string): Argument {
  return { type: 'STRING', value };
}

function pathOf({ client }: Connection, name: string): string {
  return name.toUpperCase() === 'INBOX' ? 'INBOX' : decodePath(client, name);
}

/** « STATUS "Classe" (MESSAGES 3 UIDNEXT 9 UIDVALIDITY 17 MAILBOXID (M01)) ». null where it makes no sense. */
export function readStatus({ attributes = [] }: ImapResponse): { name: string; state: RemoteMailboxState } | null {
  const [nameToken, items] = attributes;
  if (!nameToken || Array.isArray(nameToken) || !Array.isArray(items)) return null;
  const name = String(nameToken.value ?? '');
  const told = new Map<string, string>();
  for (let i = 0; i + 1 < items.length; i += 2) {
    const key = textsOf([items[i]!])[0]?.toUpperCase();
    const value = items[i + 1]!;
    const text = (Array.isArray(value) ? textsOf(value) : textsOf([value]))[0];
    if (key && text) told.set(key, text);
  }
  const number = (key: string) => (/^\d{1,10}$/.test(told.get(key) ?? '') ? Number(told.get(key)) : null);
  const [uidValidity, uidNext, exists] = [number('UIDVALIDITY'), number('UIDNEXT'), number('MESSAGES')];
  if (name === '' || uidValidity === null || uidNext === null || exists === null) return null;
  const modSeq = told.get('HIGHESTMODSEQ') ?? '';
  return {
    name,
    state: {
      uidValidity,
      uidNext,
      exists,
      unseen: number('UNSEEN'),
      highestModSeq: /^[1-9]\d{0,18}$/.test(modSeq) ? modSeq : null,
      mailboxId: told.get('MAILBOXID') ?? null,
    },
  };
}
