// The trial mailbox behind the same port as a real server: nothing on the network, sending delivered here.
//
// It is a server that agrees with everything and remembers little: the first pass over a folder hands out its
// messages, every later pass only what arrived in this run, so the local store is the mailbox. UIDVALIDITY is the
// second in which the account was made, from which every first message can be written again. New UIDs are taken
// from the clock, so that they grow from run to run.
import { sameAddress } from '../../shared/domain/address.ts';
import type { Backend, RemoteMailbox, RemoteMoved, RemoteRef, Session, Submitter, Watch } from '../backend/backend.ts';
import type { FetchedHeader, MailboxSink } from '../backend/mailbox-sink.ts';
import { DEMO_MAILBOXES, type DemoMessage, demoMessages } from './mailbox.ts';

/** Above every seed's UID; below it a UID names a seed. */
const FIRST_NEW_UID = 100_000;
const UID_EPOCH_AT = Date.UTC(2026, 0, 1);
const CHUNK = 100;

/** What the store knows of the trial account; empty and null before its first pass. */
export interface DemoMemory {
  mailboxes(): RemoteMailbox[];
  uidValidity(): number | null;
}

export interface Demo {
  backend: Backend;
  submitter: Submitter;
}

export function createDemo(clock: () => number, memory: DemoMemory): Demo {
  const post = createPost(clock);
  const watchers = new Set<() => void>();
  const deliver = (raw: Uint8Array) => {
    post.arrive('INBOX', { flags: [], internalDateAt: clock(), raw });
    for (const notify of watchers) notify();
  };
  const bornAt = clock();
  const uidValidity = () => memory.uidValidity() ?? Math.floor(bornAt / 1000);
  return {
    backend: {
      open: async () => demoSession(post, memory, uidValidity),
      watch: async (_path, onChange) => watch(watchers, onChange),
    },
    submitter: {
      check: agree,
      told: () => null,
      submit: async (raw, envelope, onHandedOver) => {
        await onHandedOver();
        // Whoever is written to lives here: the owner gets what she sends to herself, the others are thin air.
        if (envelope.to.some((address) => sameAddress(address, envelope.from))) deliver(raw);
        return { kind: 'accepted', response: '250 2.0.0 Ok: boîte d’essai', refusedRecipients: [] };
      },
    },
  };
}

/** What came to the mailbox in this run, by folder. */
interface Post {
  all(path: string): readonly DemoMessage[];
  arrive(path: string, message: Omit<DemoMessage, 'uid'>): number;
  leave(path: string, uids: readonly number[]): void;
  nextUid(): number;
}

function createPost(clock: () => number): Post {
  const arrived = new Map<string, DemoMessage[]>();
  let lastUid = 0;
  const nextUid = () => {
    lastUid = Math.max(lastUid + 1, FIRST_NEW_UID + Math.floor((clock() - UID_EPOCH_AT) / 1000));
    return lastUid;
  };
  const all = (path: string) => arrived.get(path) ?? [];
  return {
    all,
    nextUid,
    arrive: (path, message) => {
      const uid = nextUid();
      arrived.set(path, [...all(path), { ...message, uid }]);
      return uid;
    },
    leave: (path, uids) =>
      arrived.set(
        path,
        all(path).filter(({ uid }) => !uids.includes(uid)),
      ),
  };
}

function demoSession(post: Post, memory: DemoMemory, uidValidity: () => number): Session {
  let end: (error: Error | null) => void = () => {};
  const closed = new Promise<Error | null>((resolve) => {
    end = resolve;
  });
  const seedsOf = (path: string) => demoMessages(uidValidity() * 1000).get(path) ?? [];
  const found = (path: string) => [...post.all(path), ...seedsOf(path)];
  /** Under its new number a message can still be fetched, if that has not happened yet. */
  const renumber = (ref: RemoteRef, toPath: string): RemoteMoved => {
    const messages = new Map(found(ref.path).map((message) => [message.uid, message]));
    const target = (uid: number) => {
      const message = messages.get(uid);
      return message ? post.arrive(toPath, message) : post.nextUid();
    };
    return { uidValidity: uidValidity(), uids: new Map(ref.uids.map((uid) => [uid, target(uid)])) };
  };

  return {
    closed,
    close: async () => end(null),
    listMailboxes: async () => {
      const known = memory.mailboxes();
      return known.length > 0 ? known : [...DEMO_MAILBOXES];
    },
    syncMailbox: async (path, sink) => syncDemo(sink, uidValidity(), seedsOf(path), post.all(path)),
    fetchSources: async (path, _validity, uids, sink) => {
      const wanted = new Set(uids);
      for (const { uid, raw } of found(path)) if (wanted.has(uid)) await sink.saveSource(uid, new Uint8Array(raw));
    },
    append: async (path, { raw, flags, internalDateAt }) => ({
      uidValidity: uidValidity(),
      uid: post.arrive(path, { raw, flags, internalDateAt }),
    }),
    findByMessageIdHeader: async (path, messageIdHeader) =>
      post
        .all(path)
        .filter(({ raw }) => Buffer.from(raw).includes(messageIdHeader))
        .map(({ uid }) => uid),
    copy: async (ref, toPath) => renumber(ref, toPath),
    move: async (ref, toPath) => {
      const moved = renumber(ref, toPath);
      post.leave(ref.path, ref.uids);
      return moved;
    },
    destroy: async (ref) => post.leave(ref.path, ref.uids),
    addFlags: agree,
    removeFlags: agree,
    createMailbox: agree,
    renameMailbox: agree,
    deleteMailbox: agree,
    quota: async () => null,
  };
}

function syncDemo(
  sink: MailboxSink,
  uidValidity: number,
  seeds: readonly DemoMessage[],
  arrived: readonly DemoMessage[],
): { changed: boolean; reason: string } {
  const before = sink.state();
  const known = new Set(sink.knownUids());
  const offered = [...(before.complete ? [] : seeds), ...arrived];
  const missing = offered.filter(({ uid }) => !known.has(uid)).reverse();
  for (let i = 0; i < missing.length; i += CHUNK) sink.saveHeaders(missing.slice(i, i + CHUNK).map(header));
  const uidNext = Math.max(before.uidNext ?? 1, ...offered.map(({ uid }) => uid + 1));
  sink.saveState({ uidValidity, uidNext, highestModSeq: null, complete: true });
  return { changed: missing.length > 0, reason: before.complete ? 'demo: what arrived' : 'demo: first pass' };
}

async function agree(): Promise<void> {}

function header({ uid, flags, internalDateAt, raw }: DemoMessage): FetchedHeader {
  const end = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).indexOf('\r\n\r\n') + 4;
  return { uid, flags, modSeq: null, internalDateAt, sizeBytes: raw.byteLength, header: raw.slice(0, end) };
}

function watch(watchers: Set<() => void>, onChange: () => void): Watch {
  watchers.add(onChange);
  let end: (error: Error | null) => void = () => {};
  const closed = new Promise<Error | null>((resolve) => {
    end = resolve;
  });
  return {
    closed,
    close: async () => {
      watchers.delete(onChange);
      end(null);
    },
  };
}
