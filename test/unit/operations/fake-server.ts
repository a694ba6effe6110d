// A small mail server in memory with state of its own (mailboxes, UIDs, flags), reached through the Session port.
// It stands where a real one cannot be provoked exactly: a cut just before or just after a command took effect.
import type {
  NewRemoteMessage,
  RemoteMailbox,
  RemoteMoved,
  RemoteRef,
  Session,
} from '../../../engine/backend/backend.ts';
import type { MailboxSink } from '../../../engine/backend/mailbox-sink.ts';
import type { MailboxRole } from '../../../shared/domain/mailbox.ts';
import { MailError, type MailErrorData } from '../../../shared/domain/problem.ts';
import { hasKeyword } from '../../../shared/domain/tag-keyword.ts';

export interface FakeMessage {
  raw: Uint8Array;
  flags: Set<string>;
  internalDateAt: number;
}

interface FakeMailbox {
  role: MailboxRole | null;
  uidValidity: number;
  uidNext: number;
  messages: Map<number, FakeMessage>;
}

/** The nth call of a session fails: before the server did anything, or after it did everything. */
export interface Fault {
  atCall: number;
  when: 'before' | 'after';
  error: MailErrorData;
}

export interface FakeServer {
  mailboxes: Map<string, FakeMailbox>;
  /** Verbs in the order they came, as « verb path ». */
  log: string[];
  deliver(path: string, raw: Uint8Array, flags?: string[]): number;
  addMailbox(path: string, role?: MailboxRole | null): void;
  session(fault?: Fault): Session;
  /** Answered to the next call of this verb, once, without any effect. */
  refuseNext(verb: string, error: MailErrorData): void;
  /** The next call of this verb is answered as if it had been done. */
  forgetNext(verb: string): void;
  /** What it makes of a message that is put into a mailbox; as most servers do, nothing. */
  alter(raw: Uint8Array): Uint8Array;
}

/** As backends give roles to well-known names. */
const NAMED_ROLES: Partial<Record<string, MailboxRole>> = { Trash: 'trash', Archive: 'archive', Junk: 'junk' };

/** Or, worse, a word that was not kept. */
type Refusal = MailErrorData | 'forgotten';

export const CUT: MailErrorData = { kind: 'connection', reason: 'reset' };

export interface FakeServerOptions {
  /** It tells the UIDs of what was put into a mailbox. */
  uidplus?: boolean;
  /** It has MOVE; else a move is a copy and then a deletion, and a cut may come between them. */
  move?: boolean;
}

export function fakeServer({ uidplus = true, move = true }: FakeServerOptions = {}): FakeServer {
  const mailboxes = new Map<string, FakeMailbox>();
  const log: string[] = [];
  const refusals = new Map<string, Refusal>();
  let validity = 1_000;

  const server: FakeServer = {
    mailboxes,
    log,
    addMailbox(path, role = null) {
      validity += 1;
      mailboxes.set(path, { role, uidValidity: validity, uidNext: 1, messages: new Map() });
    },
    deliver(path, raw, flags = []) {
      const mailbox = mailboxes.get(path)!;
      const uid = mailbox.uidNext;
      mailbox.uidNext += 1;
      mailbox.messages.set(uid, { raw, flags: new Set(flags), internalDateAt: 1_700_000_000_000 + uid * 1_000 });
      return uid;
    },
    alter: (raw) => raw,
    forgetNext: (verb) => void refusals.set(verb, 'forgotten'),
    refuseNext: (verb, error) => void refusals.set(verb, error),
    session: (fault) => sessionOn(server, { uidplus, move }, refusals, fault),
  };
  return server;
}

function sessionOn(
  server: FakeServer,
  { uidplus, move }: Required<FakeServerOptions>,
  refusals: Map<string, Refusal>,
  fault: Fault | undefined,
): Session {
  let calls = 0;
  let cut = false;

  /** Every verb goes through here: counted, refused or cut as the test asked. */
  const call = async <Result>(verb: string, path: string, effect: () => Result): Promise<Result> => {
    await Promise.resolve();
    if (cut) throw new MailError(CUT);
    server.log.push(`${verb} ${path}`);
    const refusal = refusals.get(verb);
    if (refusal) {
      refusals.delete(verb);
      if (refusal === 'forgotten') return undefined as Result;
      throw new MailError(refusal);
    }
    calls += 1;
    const fails = fault?.atCall === calls;
    if (fails) cut = fault.error.kind === 'connection';
    if (fails && fault.when === 'before') throw new MailError(fault.error);
    const result = effect();
    if (fails) throw new MailError(fault.error);
    return result;
  };

  const mailboxOf = (path: string) => {
    const mailbox = server.mailboxes.get(path);
    if (!mailbox) throw new MailError({ kind: 'missing' });
    return mailbox;
  };
  const referred = (ref: RemoteRef) => {
    const mailbox = mailboxOf(ref.path);
    if (mailbox.uidValidity !== ref.uidValidity) throw new MailError({ kind: 'missing' });
    const found = ref.uids.flatMap((uid) => {
      const message = mailbox.messages.get(uid);
      return message ? [[uid, message] as const] : [];
    });
    return { mailbox, found };
  };
  const transfer = (ref: RemoteRef, toPath: string, keep: boolean): RemoteMoved => {
    const { mailbox, found } = referred(ref);
    const target = mailboxOf(toPath);
    const uids = new Map<number, number>();
    for (const [uid, message] of found) {
      uids.set(uid, target.uidNext);
      target.messages.set(target.uidNext, { ...message, flags: new Set(message.flags) });
      target.uidNext += 1;
      if (!keep) mailbox.messages.delete(uid);
    }
    return uidplus ? { uidValidity: target.uidValidity, uids } : { uidValidity: null, uids: new Map() };
  };

  const destroy = (ref: RemoteRef) =>
    call('destroy', ref.path, () => {
      const { mailbox, found } = referred(ref);
      for (const [uid] of found) mailbox.messages.delete(uid);
    });

  return {
    listMailboxes: () =>
      call('list', '', () => [...server.mailboxes].map(([path, mailbox]) => described(path, mailbox.role))),
    syncMailbox: (path, sink) => call('sync', path, () => sync(mailboxOf(path), sink)),
    async fetchSources(path, uidValidity, uids, sink) {
      const { found } = await call('fetch', path, () => referred({ path, uidValidity, uids }));
      for (const [uid, { raw }] of found) await sink.saveSource(uid, raw);
    },
    addFlags: (ref, flags) =>
      call('addFlags', ref.path, () => {
        for (const [, message] of referred(ref).found) for (const flag of flags) message.flags.add(flag);
      }),
    removeFlags: (ref, flags) =>
      call('removeFlags', ref.path, () => {
        // Flags are compared without regard to case (RFC 9051 §2.3.2).
        for (const [, message] of referred(ref).found) {
          for (const flag of message.flags) if (hasKeyword(flags, flag)) message.flags.delete(flag);
        }
      }),
    copy: (ref, toPath) => call('copy', ref.path, () => transfer(ref, toPath, true)),
    async move(ref, toPath) {
      if (move) return call('move', ref.path, () => transfer(ref, toPath, false));
      const moved = await call('copy', ref.path, () => transfer(ref, toPath, true));
      await destroy(ref);
      return moved;
    },
    destroy,
    append: (path, message) => call('append', path, () => append(server, path, mailboxOf(path), message, uidplus)),
    findByMessageIdHeader: (path, id) =>
      call('find', path, () =>
        [...mailboxOf(path).messages].filter(([, { raw }]) => messageIdOf(raw) === id).map(([uid]) => uid),
      ),
    createMailbox: (path) =>
      call('create', path, () => {
        if (server.mailboxes.has(path)) throw new MailError({ kind: 'rejected', reason: 'nameTaken' });
        server.addMailbox(path, NAMED_ROLES[path] ?? null);
      }),
    renameMailbox: (path, newPath) => call('rename', path, () => rename(server, path, newPath)),
    deleteMailbox: (path) =>
      call('delete', path, () => {
        mailboxOf(path);
        server.mailboxes.delete(path);
      }),
    quota: () => call('quota', '', () => null),
    closed: new Promise(() => {}),
    close: () => Promise.resolve(),
  };
}

function described(path: string, role: MailboxRole | null): RemoteMailbox {
  const segments = path.split('/');
  return {
    path,
    delimiter: '/',
    parentPath: segments.length > 1 ? segments.slice(0, -1).join('/') : null,
    name: segments.at(-1)!,
    role,
    selectable: true,
  };
}

function append(server: FakeServer, path: string, mailbox: FakeMailbox, message: NewRemoteMessage, uidplus: boolean) {
  const uid = server.deliver(path, server.alter(message.raw), message.flags);
  return uidplus ? { uidValidity: mailbox.uidValidity, uid } : null;
}

function rename(server: FakeServer, path: string, newPath: string): void {
  if (!server.mailboxes.has(path)) throw new MailError({ kind: 'missing' });
  if (server.mailboxes.has(newPath)) throw new MailError({ kind: 'rejected', reason: 'nameTaken' });
  for (const [old, mailbox] of [...server.mailboxes]) {
    if (old !== path && !old.startsWith(`${path}/`)) continue;
    server.mailboxes.delete(old);
    server.mailboxes.set(newPath + old.slice(path.length), mailbox);
  }
}

/** The plain way of a server without CONDSTORE: all UIDs and flags compared. */
function sync(mailbox: FakeMailbox, sink: MailboxSink): { changed: boolean; reason: string } {
  const stored = sink.state();
  const reset = stored.uidValidity !== mailbox.uidValidity;
  if (reset) sink.reset(mailbox.uidValidity);
  const known = new Set(sink.knownUids());
  const gone = [...known].filter((uid) => !mailbox.messages.has(uid));
  if (gone.length > 0) sink.removeUids(gone);
  const fresh = [...mailbox.messages].filter(([uid]) => !known.has(uid)).reverse();
  if (fresh.length > 0) sink.saveHeaders(fresh.map(([uid, message]) => header(uid, message)));
  if (reset) sink.finishReset();
  const told = [...mailbox.messages].filter(([uid]) => known.has(uid));
  sink.saveFlags(told.map(([uid, { flags }]) => ({ uid, flags: [...flags], modSeq: null })));
  sink.saveState({ uidValidity: mailbox.uidValidity, uidNext: mailbox.uidNext, highestModSeq: null, complete: true });
  return { changed: gone.length + fresh.length > 0, reason: 'compared' };
}

function header(uid: number, { raw, flags, internalDateAt }: FakeMessage) {
  const text = Buffer.from(raw).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  return {
    uid,
    flags: [...flags],
    modSeq: null,
    internalDateAt,
    sizeBytes: raw.length,
    header: raw.slice(0, end < 0 ? raw.length : end + 4),
  };
}

export function messageIdOf(raw: Uint8Array): string | null {
  return /^message-id:\s*<([^>]+)>/im.exec(Buffer.from(raw).toString('latin1'))?.[1] ?? null;
}
