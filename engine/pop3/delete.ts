// Asks for deletion (DELE). The server only notes it down: it deletes when the session is ended in order (quit.ts).
import type { Connection } from './connect.ts';
import { commandError, isAboutServer } from './errors.ts';
import { PIPELINE_DEPTH, pipelined } from './pipeline.ts';

export async function deleteMessages(
  { wire, capabilities, endpoint }: Connection,
  numbers: readonly number[],
): Promise<number[]> {
  const noted: number[] = [];
  const ask = async (number: number) => {
    const reply = await wire.ask(`DELE ${number}`);
    if (reply.status === 'ok') noted.push(number);
    else if (isAboutServer(reply)) throw commandError(reply, endpoint);
  };
  await pipelined(numbers, ask, { depth: capabilities.pipelining ? PIPELINE_DEPTH : 1 });
  return noted;
}
