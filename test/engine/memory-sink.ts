// A MailboxSink that keeps what it is told, as the store would, so that a protocol can be tested without a store.
// It holds its caller to the port: chunks after a state, states that do not go backwards, no unknown UID.
import type { FetchedHeader, FlagUpdate, MailboxSink, StoredMailboxState } from '../../engine/backend/mailbox-sink.ts';

export interface StoredMessage {
  header: FetchedHeader;
  source: Uint8Array | null;
}

export class InMemoryMailboxSink implements MailboxSink {
  readonly messages = new Map<number, StoredMessage>();
  /** Unlinked by a reset, by header text: found again, or dropped by `finishReset`. */
  readonly unlinked = new Map<string, StoredMessage>();
  /** Sizes of the calls to `saveHeaders`, in order. */
  readonly headerChunks: number[] = [];
  /** Called after each chunk of headers. */
  onHeaders: (() => void) | null = null;
  /** Makes storing of a source slow. */
  storing: (uid: number) => Promise<void> = async () => {};
  #state: Omit<StoredMailboxState, 'knownCount'> = {
    uidValidity: null,
    uidNext: null,
    highestModSeq: null,
    complete: false,
  };

  state(): StoredMailboxState {
    return { ...this.#state, knownCount: this.messages.size };
  }

  knownUids(): number[] {
    return [...this.messages.keys()].sort((a, b) => a - b);
  }

  knownFlags(): Map<number, string[]> {
    return new Map([...this.messages].map(([uid, { header }]) => [uid, header.flags]));
  }

  reset(uidValidity: number): void {
    for (const message of this.messages.values()) this.unlinked.set(textOf(message.header), message);
    this.messages.clear();
    this.#state = { uidValidity, uidNext: null, highestModSeq: null, complete: false };
  }

  finishReset(): void {
    this.unlinked.clear();
  }

  saveHeaders(headers: FetchedHeader[]): void {
    if (this.#state.uidValidity === null) throw new Error('headers before any state');
    this.headerChunks.push(headers.length);
    for (const header of headers) {
      const found = this.unlinked.get(textOf(header));
      this.unlinked.delete(textOf(header));
      this.messages.set(header.uid, { header, source: found?.source ?? null });
    }
    this.onHeaders?.();
  }

  saveFlags(updates: FlagUpdate[]): void {
    for (const { uid, flags, modSeq } of updates) {
      const message = this.messages.get(uid);
      if (!message) throw new Error(`flags of the unknown UID ${uid}`);
      message.header = { ...message.header, flags, modSeq };
    }
  }

  removeUids(uids: number[]): void {
    for (const uid of uids) if (!this.messages.delete(uid)) throw new Error(`removal of the unknown UID ${uid}`);
  }

  async saveSource(uid: number, raw: Uint8Array): Promise<void> {
    await this.storing(uid);
    const message = this.messages.get(uid);
    if (message) message.source = raw;
  }

  saveState(state: { uidValidity: number; uidNext: number; highestModSeq: string | null; complete: boolean }): void {
    this.#state = { ...state };
  }

  /** Subject by UID, ascending. */
  subjects(): string[] {
    return this.knownUids().map(
      (uid) => /^Subject: (.*?)\r?$/m.exec(textOf(this.messages.get(uid)!.header))?.[1] ?? '',
    );
  }

  flagsOf(uid: number): string[] {
    return [...(this.messages.get(uid)?.header.flags ?? [])].filter((flag) => flag !== '\\Recent').sort();
  }
}

function textOf({ header }: FetchedHeader): string {
  return Buffer.from(header).toString('utf8');
}
