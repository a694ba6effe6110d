// Brings whole messages, by RETR, sent ahead. One message at a time is held, and the wire is not read on before whoever
// gets it has room for the next one.
import { MAILDROP_MESSAGE_BYTES_MAX } from '../backend/maildrop.ts';
import { noteReceived } from '../mime/release.ts';
import type { Connection } from './connect.ts';
import { commandError, isAboutServer } from './errors.ts';
import { PIPELINE_DEPTH, pipelined } from './pipeline.ts';
import { createTextBuffer } from './text-buffer.ts';

/** Asked for ahead: what a fast line brings in a moment. */
const AHEAD_BYTES = 8 * 1024 * 1024;

export async function retrieveMessages(
  { wire, capabilities, endpoint }: Connection,
  numbers: readonly number[],
  sizeOf: (number: number) => number,
  onMessage: (number: number, raw: Uint8Array) => Promise<boolean>,
): Promise<number[]> {
  const refused: number[] = [];
  let shouldGoOn = true;
  const ask = async (number: number) => {
    // Made when the first bytes come: what is only asked for holds nothing.
    let text: ReturnType<typeof createTextBuffer> | null = null;
    const buffer = () => (text ??= createTextBuffer(sizeOf(number), MAILDROP_MESSAGE_BYTES_MAX));
    await wire.ask(`RETR ${number}`, {
      onText: (bytes) => {
        buffer().add(bytes);
        noteReceived(bytes.length);
      },
      onReply: async (reply) => {
        if (reply.status === 'ok') {
          const goOn = await onMessage(number, buffer().take());
          shouldGoOn &&= goOn;
        } else if (isAboutServer(reply)) throw commandError(reply, endpoint);
        else refused.push(number);
        text = null;
      },
    });
  };
  await pipelined(numbers, ask, {
    depth: capabilities.pipelining ? PIPELINE_DEPTH : 1,
    weight: sizeOf,
    weightMax: AHEAD_BYTES,
    shouldGoOn: () => shouldGoOn,
  });
  return refused;
}
