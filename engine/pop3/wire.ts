// Commands out, replies in, in order, over one socket. Commands may be sent before the replies to earlier ones have
// come (RFC 2449 §6.6); each reply finds the command it answers. Invariants: nothing more is read while whoever gets a
// reply is still busy with it, so that memory is bounded by what one reply holds; a silent server is hung up on; when
// the wire ends, every command still waiting fails with what ended it.
import type net from 'node:net';
import { MailError } from '../../shared/domain/problem.ts';
import { type Endpoint, socketErrorOf } from '../connection/connection-error.ts';
import { createReplyReader, type Reply, type ReplyReader } from './reply-reader.ts';

export interface AskOptions {
  /** A text follows +OK; it comes in slices, which are to be copied if they are kept. */
  onText?: (bytes: Uint8Array) => void;
  /** Awaited before anything after this reply is read. What it throws ends the wire. */
  onReply?: (reply: Reply) => Promise<void> | undefined;
  /** After this reply the server may say nothing until it is asked again. */
  isLast?: boolean;
}

export interface Wire {
  /** null: nothing is sent, what comes next is awaited (a greeting). */
  ask(command: string | null, options?: AskOptions): Promise<Reply>;
  /** Hands the socket over between two commands, to go on with what comes back: a TLS socket on it. */
  upgrade(wrap: (socket: net.Socket) => Promise<net.Socket>): Promise<void>;
  /** What ended it; null while it lives, or when it was closed from here. */
  readonly closed: Promise<Error | null>;
  close(reason?: MailError): void;
}

interface Waiting {
  reader: ReplyReader;
  options: AskOptions;
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

export interface WireLimits {
  /** The server may be silent that long while it is its turn. */
  silenceMs: number;
  /** No single answer takes longer, even if bytes trickle. */
  answerMs: number;
}

export function openWire(first: net.Socket, endpoint: Endpoint, { silenceMs, answerMs }: WireLimits): Wire {
  const queue: Waiting[] = [];
  let socket = first;
  let isHolding = false;
  let end: { error: Error | null } | null = null;
  let onClosed: (error: Error | null) => void = () => {};
  const closed = new Promise<Error | null>((resolve) => {
    onClosed = resolve;
  });
  let silence: NodeJS.Timeout | null = null;
  /** When the answer that is coming was begun to be waited for, by a clock that nobody sets. */
  let turnSinceMs = 0;

  const finish = (error: Error | null) => {
    if (end) return;
    end = { error };
    stopWaiting();
    socket.destroy();
    for (const waiting of queue.splice(0)) waiting.reject(error ?? new MailError({ kind: 'cancelled' }));
    onClosed(error);
  };

  const stopWaiting = () => {
    if (silence) clearTimeout(silence);
    silence = null;
  };

  /** The clock runs only while it is the server's turn. */
  const keepWaiting = () => {
    stopWaiting();
    if (queue.length === 0 || isHolding || end) return;
    const leftMs = Math.max(0, turnSinceMs + answerMs - performance.now());
    const giveUp = () => finish(new MailError({ kind: 'connection', reason: 'timeout', ...endpoint }));
    silence = setTimeout(giveUp, Math.min(silenceMs, leftMs));
  };

  /** Reads on until what has come is used up, or somebody is busy with a reply. */
  const read = (chunk: Uint8Array) => {
    let rest = chunk;
    while (rest.length > 0 && !end) {
      const head = queue[0];
      if (!head) return finish(unasked(rest, endpoint));
      rest = rest.subarray(head.reader.take(rest));
      if (!head.reader.hasEnded()) break;
      // While it is in the queue, whatever ends the wire ends it, too.
      if (head.options.isLast && rest.length > 0) return finish(saidTooMuch(endpoint));
      queue.shift();
      turnSinceMs = performance.now();
      const reply = head.reader.status();
      const busy = head.options.onReply?.(reply);
      if (busy) return hold(head, reply, busy, rest);
      head.resolve(reply);
    }
    keepWaiting();
  };

  const hold = (head: Waiting, reply: Reply, busy: Promise<void>, rest: Uint8Array) => {
    isHolding = true;
    stopWaiting();
    socket.pause();
    const goOn = () => {
      isHolding = false;
      turnSinceMs = performance.now();
      head.resolve(reply);
      if (end) return;
      guardedRead(rest);
      if (!isHolding && !end) socket.resume();
    };
    busy.then(goOn, (error: Error) => {
      head.reject(error);
      finish(error);
    });
  };

  /** A reply that is none ends the wire. */
  const guardedRead = (chunk: Uint8Array) => {
    try {
      read(chunk);
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      finish(new MailError({ ...endpoint, ...error.data }, { cause: error }));
    }
  };

  const onError = (error: Error) => finish(socketErrorOf(error, endpoint));
  const onClose = () => finish(new MailError({ kind: 'connection', reason: 'reset', ...endpoint }));
  const attach = () => socket.on('data', guardedRead).on('error', onError).on('close', onClose);
  const detach = () => socket.off('data', guardedRead).off('error', onError).off('close', onClose);
  attach();

  return {
    closed,
    ask(command, options = {}) {
      return new Promise((resolve, reject) => {
        if (end) return reject(end.error ?? new MailError({ kind: 'cancelled' }));
        queue.push({ reader: createReplyReader(options.onText ?? null), options, resolve, reject });
        if (command !== null) socket.write(`${command}\r\n`);
        if (queue.length > 1) return;
        turnSinceMs = performance.now();
        keepWaiting();
      });
    },
    async upgrade(wrap) {
      detach();
      socket = await wrap(socket);
      if (end) socket.destroy();
      else attach();
    },
    close: (reason) => finish(reason ?? null),
  };
}

/** Clear text behind the answer to STLS: put there by somebody on the way, to be taken for the server's later on. */
function saidTooMuch(endpoint: Endpoint): MailError {
  return new MailError({ kind: 'certificate', reason: 'tlsFailed', detail: 'clear text before TLS', ...endpoint });
}

/** What a server says before it hangs up, mostly « -ERR autologout »; or the answer to what nobody asked. */
function unasked(bytes: Uint8Array, endpoint: Endpoint): MailError {
  const words = Buffer.from(bytes).toString('latin1').split(/\r?\n/, 1)[0]!.slice(0, 200);
  return new MailError({ kind: 'connection', reason: 'reset', detail: words, ...endpoint });
}
