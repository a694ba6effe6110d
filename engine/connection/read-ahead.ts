// Reads one answer from a socket that others will go on with: what comes after it is put back, byte for byte.
import type net from 'node:net';

/** The connection ended before the answer was whole. */
export class AnswerCut extends Error {}

/**
 * `lengthOf` says how long the answer is, as soon as it can be told; null: more is needed. The socket must not be
 * flowing. Rejects with AnswerCut; time limits are the caller's, who destroys the socket.
 */
export function readAnswer(socket: net.Socket, lengthOf: (bytes: Buffer) => number | null): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    const settle = () => {
      socket.off('readable', onReadable).off('end', onCut).off('close', onCut).off('error', onCut);
    };
    const onCut = () => {
      settle();
      // What a connection that is given up still has to say, nobody asks for.
      socket.on('error', () => undefined);
      reject(new AnswerCut());
    };
    const onReadable = () => {
      for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) bytes = Buffer.concat([bytes, chunk]);
      const length = lengthOf(bytes);
      if (length === null || bytes.length < length) return;
      settle();
      if (bytes.length > length) socket.unshift(bytes.subarray(length));
      resolve(bytes.subarray(0, length));
    };
    socket.on('readable', onReadable).on('end', onCut).on('close', onCut).on('error', onCut);
    if (socket.destroyed || socket.readableEnded) onCut();
  });
}
