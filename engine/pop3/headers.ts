// The header blocks of messages, by TOP with no line of the body (RFC 1939 §7). Optional in POP3: a server that does
// not know it gives none.
import type { Connection } from './connect.ts';
import { commandError, isAboutServer } from './errors.ts';
import { PIPELINE_DEPTH, pipelined } from './pipeline.ts';
import { createTextBuffer } from './text-buffer.ts';

const HEADER_BYTES_MAX = 16 * 1024 * 1024;

export async function readHeaders(
  { wire, capabilities, endpoint }: Connection,
  numbers: readonly number[],
): Promise<Map<number, Uint8Array>> {
  const headers = new Map<number, Uint8Array>();
  let wasRefused = false;
  const ask = async (number: number) => {
    const text = createTextBuffer(2_048, HEADER_BYTES_MAX);
    const reply = await wire.ask(`TOP ${number} 0`, { onText: text.add });
    if (reply.status === 'ok') headers.set(number, headerBlock(text.take()));
    else if (isAboutServer(reply)) throw commandError(reply, endpoint);
    else wasRefused = true;
  };
  // One that was refused is as good as all: without TOP each would cost a round trip in vain.
  const shouldGoOn = () => !wasRefused || headers.size > 0;
  await pipelined(numbers, ask, { depth: capabilities.pipelining ? PIPELINE_DEPTH : 1, shouldGoOn });
  return headers;
}

/** Up to the empty line, without it: servers that send a line of the body in spite of the 0 do no harm. */
export function headerBlock(message: Uint8Array): Uint8Array {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  if (bytes.length >= 2 && bytes[0] === 13 && bytes[1] === 10) return message.subarray(0, 0);
  const end = bytes.indexOf('\r\n\r\n');
  return end < 0 ? message : message.subarray(0, end + 2);
}
