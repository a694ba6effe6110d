// The message as the stream that nodemailer reads once the server has said 354: the first read waits for
// `onHandedOver`, so that no byte leaves before « handed over » is written down.
import { Readable } from 'node:stream';

const CHUNK_BYTES = 64 * 1024;

export interface MessageStream {
  readonly stream: Readable;
  /** True from the moment at which the first byte may have left. */
  isHandedOver(): boolean;
  /** What `onHandedOver` threw: then nothing has left. */
  handOverFailure(): { error: unknown } | null;
}

export function messageStream(raw: Uint8Array, onHandedOver: () => Promise<void>): MessageStream {
  let offset = 0;
  let handedOver = false;
  let failure: { error: unknown } | null = null;

  const pushNext = (stream: Readable) => {
    const chunk = raw.subarray(offset, offset + CHUNK_BYTES);
    offset += chunk.byteLength;
    stream.push(chunk.byteLength > 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : null);
  };
  const stream = new Readable({
    read() {
      if (handedOver) return pushNext(this);
      onHandedOver().then(
        () => {
          if (this.destroyed) return;
          handedOver = true;
          pushNext(this);
        },
        (error: unknown) => {
          failure = { error };
          this.destroy(new Error('not handed over'));
        },
      );
    },
  });
  return { stream, isHandedOver: () => handedOver, handOverFailure: () => failure };
}
