// A line-by-line conversation with a server that may be anything: what it says is bounded, and it is never waited for
// without whoever waits being able to hang up. Rejects with a MailError, or with an error that is a bug.
import type net from 'node:net';
import { MailError } from '../../shared/domain/problem.ts';
import { type Endpoint, socketErrorOf } from '../connection/connection-error.ts';

const LONGEST_LINE_BYTES = 8_192;
const MOST_BYTES = 65_536;
const GOOD_BYE_MS = 500;

export interface Conversation {
  /** The next line without its end; null where what comes is no line: too long, or too much of it in all. */
  hear(): Promise<string | null>;
  say(line: string): void;
  /** Goes on under TLS. Whatever came in clear text behind the last line is somebody else's (RFC 3207 §6). */
  secure(wrap: (socket: net.Socket) => Promise<net.Socket>): Promise<void>;
  /** Says good-bye and does not wait for the answer. */
  leave(words: string): void;
  hangUp(): void;
}

export function converse(first: net.Socket, endpoint: Endpoint): Conversation {
  let socket = first;
  let heard = '';
  let heardBytes = 0;
  let end: Error | null = null;
  let wake: () => void = () => {};

  const onData = (chunk: Buffer) => {
    heardBytes += chunk.length;
    heard += chunk.toString('latin1');
    // Nobody reads on for ever; what has come is enough to see that it is no mail server.
    if (heardBytes > MOST_BYTES) socket.pause();
    wake();
  };
  const onEnd = (error: Error) => {
    end ??= error;
    wake();
  };
  const onError = (error: Error) => onEnd(socketErrorOf(error, endpoint));
  const onClose = () => onEnd(new MailError({ kind: 'connection', reason: 'reset', ...endpoint }));
  const attach = () => socket.on('data', onData).on('error', onError).on('close', onClose);
  attach();

  return {
    async hear() {
      while (true) {
        const at = heard.indexOf('\n');
        if (at >= 0) {
          const line = heard.slice(0, at).replace(/\r$/, '');
          heard = heard.slice(at + 1);
          return line;
        }
        if (heard.length > LONGEST_LINE_BYTES || heardBytes > MOST_BYTES) return null;
        if (end) throw end;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    say(line) {
      socket.write(`${line}\r\n`);
    },
    async secure(wrap) {
      if (heard !== '') {
        throw new MailError({ kind: 'certificate', reason: 'tlsFailed', detail: 'clear text before TLS', ...endpoint });
      }
      socket.off('data', onData).off('error', onError).off('close', onClose);
      socket = await wrap(socket);
      attach();
    },
    leave(words) {
      socket.end(`${words}\r\n`);
      socket.setTimeout(GOOD_BYE_MS, () => socket.destroy());
    },
    hangUp() {
      socket.destroy();
    },
  };
}
