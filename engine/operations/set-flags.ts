// Flags and keywords on messages: « lu », « suivi », « répondu ». Idempotent by nature: the server is told what to set
// and what to clear, never what to toggle. What is pending is shown over what the server says by the store
// (core/flag-merge.ts), from the operation's targets. Keywords that a mailbox does not take stay on this PC
// (set-keywords.ts): the server forgets those, or says so only when it is told.
import { z } from 'zod';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { MessageFlag } from '../../shared/domain/message.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { hasKeyword } from '../../shared/domain/tag-keyword.ts';
import { type FlagBits, flagBits, messageFlags, parseServerFlags, SERVER_FLAG } from '../core/flags.ts';
import { changeOwnKeywords } from '../store/flag-intents.ts';
import type { WriteDb } from '../store/handles.ts';
import { messageRefs } from '../store/messages.ts';
import { groupBy, type Queued, queue } from './intent.ts';
import { type LocatedChunk, locate } from './locate.ts';
import type { OperationKind, RemoteRun } from './operation.ts';
import { type Bearing, supersede } from './supersede.ts';

const Payload = z.object({
  /** As the server names them: \Seen, $Junk, … */
  set: z.array(z.string()),
  clear: z.array(z.string()),
});

export interface FlagChange {
  set: MessageFlag[];
  clear: MessageFlag[];
  /** Keywords beside the flags that Casier shows. */
  setKeywords?: string[];
  clearKeywords?: string[];
}

export function setFlag(tx: WriteDb, input: { ids: MessageId[]; flag: MessageFlag; value: boolean }): Queued[] {
  const { ids, flag, value } = input;
  const unlike = messageRefs(tx, [...new Set(ids)]).filter(
    (message) => message.mailboxId !== null && messageFlags(message.flags)[flag] !== value,
  );
  return [...groupBy(unlike, ({ accountId }) => accountId)].flatMap(([accountId, messages]) => {
    const changed = messages.map(({ id }) => id);
    const void_ = supersede(tx, changed, 'setFlags', (payload) => bearingOn(payload, flag, value));
    const needed = messages.filter((message) => {
      const before = void_.get(message.id);
      return !before?.nothingLeft || messageFlags(message.serverFlags)[flag] !== value;
    });
    const neededIds = needed.map(({ id }) => id);
    const queued = changeFlags(tx, neededIds, value ? { set: [flag], clear: [] } : { set: [], clear: [flag] });
    return [
      {
        id: queued[0]?.id ?? null,
        accountId,
        count: changed.length,
        inverse: (later: WriteDb) => setFlag(later, { ids: changed, flag, value: !value }),
        onlyByInverse: void_.size > 0,
      },
    ];
  });
}

/** An operation that sets this one flag to the other value is void; any other about that flag has to be gone through. */
function bearingOn(payload: unknown, flag: MessageFlag, value: boolean): Bearing {
  return bearingOnName(payload, SERVER_FLAG[flag], value);
}

export function bearingOnName(payload: unknown, name: string, value: boolean): Bearing {
  const { set, clear } = Payload.parse(payload);
  if (!hasKeyword([...set, ...clear], name)) return 'apart';
  return set.length + clear.length === 1 && hasKeyword(set, name) !== value ? 'void' : 'stays';
}

/** What the server of an account that came to it does not know of its messages (core/flag-merge.ts). */
export function carryFlags(tx: WriteDb, messages: readonly { id: MessageId; lacks: FlagBits }[]): void {
  for (const [lacks, alike] of groupBy(messages, (message) => message.lacks)) {
    const { seen, flagged, answered, forwarded } = messageFlags(lacks);
    const set = Object.entries({ seen, flagged, answered, forwarded }).flatMap(([flag, isSet]) =>
      isSet ? [flag as MessageFlag] : [],
    );
    const ids = alike.map(({ id }) => id);
    if (set.length > 0) changeFlags(tx, ids, { set, clear: [] });
  }
}

/** For every one of these messages, whatever its flags are now. */
export function changeFlags(tx: WriteDb, ids: readonly MessageId[], change: FlagChange): Queued[] {
  const setFlags: FlagBits = flagBits(change.set);
  const clearFlags: FlagBits = flagBits(change.clear);
  const payload: z.infer<typeof Payload> = {
    set: [...change.set.map((flag) => SERVER_FLAG[flag]), ...(change.setKeywords ?? [])],
    clear: [...change.clear.map((flag) => SERVER_FLAG[flag]), ...(change.clearKeywords ?? [])],
  };
  return [...groupBy(messageRefs(tx, ids), ({ accountId }) => accountId)].map(([accountId, messages]) => ({
    id: queue(tx, {
      accountId,
      kind: 'setFlags',
      payload,
      targets: messages.map(({ id }) => ({
        messageId: id,
        setFlags,
        clearFlags,
        ...(change.setKeywords && { setKeywords: change.setKeywords }),
        ...(change.clearKeywords && { clearKeywords: change.clearKeywords }),
      })),
    }),
    accountId,
    count: messages.length,
    inverse: null,
  }));
}

export const setFlagsKind: OperationKind<z.infer<typeof Payload>> = {
  payload: Payload,
  mergeable: true,
  async runRemote(run, { payload, targets }) {
    const { chunks } = await locate(run, targets);
    for (const chunk of chunks) {
      if (payload.set.length > 0) await add(run, chunk, payload.set);
      if (payload.clear.length > 0) await run.session.removeFlags(chunk.ref, payload.clear, run.signal);
    }
  },
};

/** Keywords that turn out not to be taken are kept on this PC; what every server takes is set all the same. */
async function add(run: RemoteRun, { ref, messages }: LocatedChunk, set: readonly string[]): Promise<void> {
  try {
    await run.session.addFlags(ref, [...set], run.signal);
  } catch (error) {
    if (!(error instanceof MailError && error.kind === 'unsupported' && error.data.detail === 'keywords')) throw error;
    const known = set.filter((flag) => flag.startsWith('\\'));
    if (known.length > 0) await run.session.addFlags(ref, known, run.signal);
    const { keywords } = parseServerFlags(set);
    run.store.transaction((tx) => {
      for (const { id } of messages) changeOwnKeywords(tx, id, { set: keywords, clear: [] });
    });
  }
}
